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
