import { command, newRun, quoted } from '../commands';
import { bySigns } from '../match';
import type { Rule } from '../types';

/** MCO counts a node that takes no pods as not ready, and Lifecycle Agent waits for the pool. */
export const nodeCordoned: Rule = {
  id: 'node-cordoned',
  cause: 'The node is cordoned',
  explanation:
    'No pod is started on a cordoned node, Lifecycle Agent’s neither, and the Machine Config Operator does not count it as ready, so that its pool is never ready. Waiting does not help.',
  match: bySigns({
    codes: ['NodeCordoned', 'NodeNotCounted'],
    said: /cordoned/,
  }),
  remedies: ({ node }) => [
    command(
      'Uncordon the node',
      'Ask first whoever cordoned it; a node that a debug or a drain has left so may be uncordoned.',
      `oc adm uncordon ${node ? quoted(node) : '$(oc get nodes -o name)'}`,
    ),
    newRun,
  ],
};
