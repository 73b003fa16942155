import type { KubernetesObject } from '../../clusters/types';
import type { Check } from '../check';
import { conditionStatus } from '../clusterFacts';
import { fail, pass, someOf, unreadable } from '../outcomes';

const LOOKED_AT = 'Nodes';
const LABELS = ['control-plane', 'master', 'worker'].map(
  role => `node-role.kubernetes.io/${role}`,
);
const WANTED = `Ready, labels ${LABELS.join(', ')}`;

/** The node is ready and has the labels of its roles. */
export const nodeHealthy: Check = {
  id: 'node-healthy',
  title: 'Node is ready and labelled',
  severity: 'blocks',
  kinds: ['generate', 'partition'],
  async run({ cluster }) {
    const read = await cluster.list('Node');
    if (!read.ok) return unreadable(read.failure, LOOKED_AT);
    const problems = read.value.flatMap(problemsOf);
    if (problems.length === 0) {
      return pass('The node is ready.', {
        lookedAt: LOOKED_AT,
        found: someOf(read.value.map(({ metadata }) => metadata.name)),
        wanted: WANTED,
      });
    }
    return fail({
      lookedAt: LOOKED_AT,
      found: someOf(problems),
      wanted: WANTED,
      reasonCode: 'NodeNotHealthy',
      message: problems.join('; '),
      remedy:
        'Lifecycle Agent waits for it, without limit. Label the node, or see oc describe node.',
    });
  },
};

function problemsOf(node: KubernetesObject): string[] {
  const { name, labels } = node.metadata;
  return [
    ...(conditionStatus(node, 'Ready') === 'True'
      ? []
      : [`node is not yet ready: ${name}`]),
    ...(conditionStatus(node, 'NetworkUnavailable') === 'True'
      ? [`node network unavailable: ${name}`]
      : []),
    ...LABELS.filter(label => labels?.[label] === undefined).map(
      label => `node missing ${label} label: ${name}`,
    ),
  ];
}
