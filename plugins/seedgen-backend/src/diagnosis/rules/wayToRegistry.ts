import { command, newRun, onNode, person, quoted } from '../commands';
import { bySigns, find, matchOf } from '../match';
import type { Rule } from '../types';

/** The node asks other servers than the portal does. */
export const registryNameUnknown: Rule = {
  id: 'registry-name-unknown',
  cause: 'The node cannot resolve the registry’s name',
  explanation:
    'The push is made from the node, with the node’s DNS servers; that the portal or a workstation knows the name does not help it.',
  match: bySigns({ codes: ['RegistryNameUnknownToNode'] }),
  remedies: subject => [
    command(
      'Ask from the node',
      'Prints an address if the name is known. The second shows which servers are asked.',
      [
        onNode(
          subject,
          `getent hosts ${quoted(hostOf(subject.registry ?? 'REGISTRY'))}`,
        ),
        onNode(subject, 'cat /etc/resolv.conf'),
      ].join('\n'),
    ),
    person(
      'Make the name known',
      'Add it to the DNS servers that the node asks.',
    ),
    newRun,
  ],
};

function hostOf(registry: string): string {
  return registry.replace(/:\d+$/, '');
}

/** No answer, or a refused connection, while the image was pushed. */
export const registryUnreachable: Rule = {
  id: 'registry-unreachable',
  cause: 'The node cannot reach the registry',
  explanation:
    'The push is made from the node, over its own routes and firewalls. The connection was refused, cut, or not answered.',
  match: bySigns({ codes: ['RegistryUnreachableFromNode'] }),
  remedies: subject => [
    command(
      'Try it from the node',
      'An answer of any status, 401 for example, means that it is reachable. Certificates are not looked at here.',
      onNode(
        subject,
        `curl --insecure --silent --show-error --output /dev/null --max-time 10 --write-out '%{http_code}\\n' ${quoted(
          `https://${subject.registry ?? 'REGISTRY'}/v2/`,
        )}`,
      ),
    ),
    person(
      'Open the way',
      'See whether the registry runs and listens on this port, then route and firewall between node and registry.',
    ),
    newRun,
  ],
};

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

/** `proxyconnect`: the imager knows the proxy, and does not come through to it. */
export const proxyUnreachable: Rule = {
  id: 'proxy-unreachable',
  cause: 'The node cannot reach its proxy',
  explanation:
    'The push went to the cluster’s proxy, which was not reachable or not trusted; the registry was never asked.',
  match: bySigns({ codes: ['ProxyUnreachableFromNode'] }),
  remedies: subject => [
    command(
      'See which proxy the node uses',
      'The second shows what the node’s own services are given.',
      [
        `oc get proxy.config.openshift.io cluster -o jsonpath='{.status}{"\\n"}'`,
        onNode(subject, 'cat /etc/mco/proxy.env'),
      ].join('\n'),
    ),
    person(
      'Open the way, or go around the proxy',
      'See that the proxy runs and admits the node, and that its certificate is in trustedCA of the proxy configuration. A registry that is reachable directly belongs into noProxy; that change rolls out to the node.',
    ),
    newRun,
  ],
};

/** OCPBUGS-30818. */
export const proxyNotPassed: Rule = {
  id: 'proxy-not-passed',
  cause: 'The imager does not know the cluster’s proxy',
  explanation:
    'Older Lifecycle Agents start podman without the proxy’s environment (OCPBUGS-30818), so that a registry behind a proxy cannot be reached. It only applies where the registry is reached through a proxy.',
  match: symptoms => {
    const { hasProxy } = symptoms.subject;
    if (hasProxy === false) return undefined;
    const match = matchOf(
      find(symptoms, {
        codes: ['RegistryUnreachableFromNode', 'RegistryNameUnknownToNode'],
      }),
      hasProxy ? 'likely' : 'possible',
    );
    if (!match) return undefined;
    const known = hasProxy
      ? 'The cluster has a proxy'
      : 'Whether the cluster has a proxy is not known';
    return {
      ...match,
      evidence: [{ source: 'run', text: known }, ...match.evidence],
    };
  },
  remedies: () => [
    command(
      'See the proxy, and what goes around it',
      'Without a proxy, or with the registry in noProxy, this is not the cause.',
      `oc get proxy.config.openshift.io cluster -o jsonpath='{.status}{"\\n"}'`,
    ),
    person(
      'Upgrade Lifecycle Agent, or go around the proxy',
      'A registry that is listed in noProxy and reachable directly needs no proxy.',
    ),
    newRun,
  ],
};
