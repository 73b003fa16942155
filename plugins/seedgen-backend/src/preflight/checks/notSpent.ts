import type { Check } from '../check';
import { DOCUMENTATION, pass, warn } from '../outcomes';

/** No seed has been taken of this cluster yet. */
export const notSpent: Check = {
  id: 'cluster-not-spent',
  title: 'Cluster has not been used for a seed',
  severity: 'warns',
  kinds: ['generate'],
  async run({ history, subject }) {
    const lookedAt = 'history of this portal';
    const spent = await history.spent(subject.cluster);
    if (!spent)
      return pass('No seed was taken of it.', {
        lookedAt,
        found: 'none',
        wanted: 'none',
      });
    return warn({
      lookedAt,
      found: `run ${spent.runId}, ${spent.since}`,
      wanted: 'none',
      reasonCode: 'ClusterSpent',
      message: `A seed was taken of this cluster on ${spent.since.slice(
        0,
        10,
      )}; OpenShift asks for a freshly installed cluster for each seed.`,
      remedy: 'Install the cluster again before the next seed.',
      documentationUrl: DOCUMENTATION.seed,
    });
  },
};
