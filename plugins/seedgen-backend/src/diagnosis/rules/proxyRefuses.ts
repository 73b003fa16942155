import { command, newRun, person } from '../commands';
import { bySigns } from '../match';
import type { Rule } from '../types';

/** Status 407. */
export const proxyRefuses: Rule = {
  id: 'proxy-refuses',
  cause: 'The node’s proxy refuses the credential',
  explanation:
    'The proxy was reached and answered 407: it wants a user and a password, or does not accept those that the cluster has. The registry was never asked.',
  match: bySigns({ codes: ['ProxyCredentialRefused'] }),
  remedies: () => [
    command(
      'See which proxy the cluster has',
      'Whether a user is set, without its password.',
      `oc get proxy.config.openshift.io cluster -o jsonpath='{.spec.httpsProxy}{"\\n"}' | sed -E 's,//[^@/]*@,//***@,'`,
    ),
    person(
      'Put the credential right, or go around the proxy',
      'In spec.httpsProxy of the cluster’s proxy, percent-encoded. A registry that is reachable directly belongs into noProxy. Either change rolls out to the node.',
    ),
    newRun,
  ],
};

/** Any other status but 200 to the question for a way. */
export const proxyClosed: Rule = {
  id: 'proxy-closed',
  cause: 'The node’s proxy does not open the way to the registry',
  explanation:
    'The proxy was reached and refused to connect to the registry: its rules do not allow that host or port, or it cannot reach it itself. The registry was never asked.',
  match: bySigns({ codes: ['ProxyRefusesRegistry'] }),
  remedies: () => [
    command(
      'See which proxy the cluster has, and what goes around it',
      'Without the password.',
      `oc get proxy.config.openshift.io cluster -o jsonpath='{.spec.httpsProxy}{"\\n"}{.status.noProxy}{"\\n"}' | sed -E 's,//[^@/]*@,//***@,'`,
    ),
    person(
      'Allow the registry on the proxy, or go around it',
      'Its host and port. A registry that is reachable directly belongs into noProxy, which rolls out to the node.',
    ),
    newRun,
  ],
};
