import { command, newRun, onNode, person } from '../commands';
import { bySigns } from '../match';
import type { Rule } from '../types';

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
