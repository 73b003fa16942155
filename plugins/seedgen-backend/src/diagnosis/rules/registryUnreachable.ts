import { command, newRun, onNode, person, quoted } from '../commands';
import { bySigns } from '../match';
import type { Rule } from '../types';

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
