import { command, newRun, onNode, person, quoted } from '../commands';
import { bySigns } from '../match';
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
