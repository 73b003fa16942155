import type { Check } from '../check';
import { fail, pass } from '../outcomes';

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
