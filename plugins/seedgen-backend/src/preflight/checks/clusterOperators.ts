import type { KubernetesObject } from '../../clusters/types';
import type { Check } from '../check';
import { conditionStatus } from '../clusterFacts';
import { namesOf, pass, unreadable, warn } from '../outcomes';

const LOOKED_AT = 'ClusterOperators';
const WANTED = 'Available, not Progressing, not Degraded';

/** Every cluster operator is available and at rest, as Lifecycle Agent waits for. */
export const clusterOperators: Check = {
  id: 'cluster-operators',
  title: 'Cluster operators are available',
  // Lifecycle Agent does not refuse, it waits; operators settle by themselves more often than not.
  severity: 'warns',
  kinds: ['generate', 'partition'],
  async run({ cluster }) {
    const read = await cluster.list('ClusterOperator');
    if (!read.ok) return unreadable(read.failure, LOOKED_AT);
    const problems = read.value.flatMap(problemOf);
    if (problems.length === 0) {
      return pass('All are available.', {
        lookedAt: LOOKED_AT,
        found: `${read.value.length} available`,
        wanted: WANTED,
      });
    }
    return warn({
      lookedAt: LOOKED_AT,
      found: namesOf(problems.map(({ name, what }) => `${name} (${what})`)),
      wanted: WANTED,
      reasonCode: 'ClusterOperatorsNotReady',
      message: `one or more ClusterOperators not yet ready: ${namesOf(
        problems.map(({ name }) => name),
      )}`,
      remedy:
        'Lifecycle Agent waits for them, without limit. See oc get co for what they lack.',
    });
  },
};

function problemOf(
  operator: KubernetesObject,
): { name: string; what: string }[] {
  const { name } = operator.metadata;
  if (conditionStatus(operator, 'Available') !== 'True') {
    return [{ name, what: 'not available' }];
  }
  if (conditionStatus(operator, 'Degraded') === 'True') {
    return [{ name, what: 'degraded' }];
  }
  if (conditionStatus(operator, 'Progressing') === 'True') {
    return [{ name, what: 'progressing' }];
  }
  return [];
}
