import type { Check, CheckOutcome } from '../check';
import { DOCUMENTATION, fail, pass, warn } from '../outcomes';

const LOOKED_AT = 'runs of this portal';

/**
 * No run of the portal's own is under way. What the others would say of a cluster in the middle of one
 * is no news: its outage is expected, its Secret and SeedGenerator are the run's.
 */
export const noActiveRun: Check = {
  id: 'no-active-run',
  title: 'No other run on the cluster',
  severity: 'blocks',
  kinds: ['generate', 'partition'],
  endsTheRest: true,
  async run({ history, subject, ownRunId }) {
    const active = await history.activeRun?.(subject.cluster);
    if (!active || active.id === ownRunId) {
      return pass('There is none.', {
        lookedAt: LOOKED_AT,
        found: 'none',
        wanted: 'none',
      });
    }
    const { id, kind, phase, phaseSince, requestedBy } = active;
    return {
      ...fail({
        lookedAt: LOOKED_AT,
        found: `run ${id}, ${kind}, in ${phase} since ${phaseSince}`,
        wanted: 'none',
        reasonCode: 'ClusterBusy',
        message: `Run ${id} (${kind}, requested by ${requestedBy}) is under way on this cluster, in phase ${phase}. That the cluster does not answer meanwhile is expected.`,
        remedy:
          'Nothing is to be repaired. Follow that run, and ask again once it has ended: a cluster has one run at a time.',
      }),
      runId: id,
    };
  },
};

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
