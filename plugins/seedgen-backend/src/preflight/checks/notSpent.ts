import type { Check, CheckOutcome } from '../check';
import { DOCUMENTATION, pass, warn } from '../outcomes';

/** No seed has been taken of this cluster yet. */
export const notSpent: Check = {
  id: 'cluster-not-spent',
  decides: 'what-is-known',
  title: 'Cluster has not been used for a seed',
  severity: 'warns',
  kinds: ['generate'],
  async run({ history, subject }) {
    return judgeSpent(await history.spent(subject.cluster));
  },
};

/** What it means that a seed was taken of a cluster, or that none was. */
export function judgeSpent(
  spent: { since: string; runId?: string } | undefined,
): CheckOutcome {
  const lookedAt = 'history of this portal';
  if (!spent) {
    return pass('No seed was taken of it.', {
      lookedAt,
      found: 'none',
      wanted: 'none',
    });
  }
  return warn({
    lookedAt,
    found: `${
      spent.runId ? `run ${spent.runId}` : 'a generation past the portal'
    }, ${spent.since}`,
    wanted: 'none',
    reasonCode: 'ClusterSpent',
    message: `A seed was taken of this cluster on ${spent.since.slice(
      0,
      10,
    )}; OpenShift asks for a freshly installed cluster for each seed.`,
    remedy: 'Install the cluster again before the next seed.',
    documentationUrl: DOCUMENTATION.seed,
  });
}
