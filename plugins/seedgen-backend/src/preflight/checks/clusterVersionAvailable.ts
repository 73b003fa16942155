import type { Check } from '../check';
import { conditionOf, conditionStatus } from '../clusterFacts';
import { pass, unreadable, warn } from '../outcomes';

const LOOKED_AT = 'ClusterVersion version';

/** The release is available and no update is under way. */
export const clusterVersionAvailable: Check = {
  id: 'cluster-version-available',
  title: 'Release is available and at rest',
  // Lifecycle Agent up to 4.22 does not refuse, it waits.
  severity: 'warns',
  kinds: ['generate', 'partition'],
  async run({ cluster }) {
    const read = await cluster.get('ClusterVersion', 'version');
    if (!read.ok) return unreadable(read.failure, LOOKED_AT);
    const available = conditionStatus(read.value, 'Available') === 'True';
    const progressing = conditionOf(read.value, 'Progressing');
    if (available && progressing?.status !== 'True') {
      return pass('The release is available.', {
        lookedAt: LOOKED_AT,
        found: 'Available, not Progressing',
        wanted: 'Available, not Progressing',
      });
    }
    const what = available
      ? `an update is under way${
          progressing?.message ? `: ${progressing.message}` : ''
        }`
      : 'clusterVersion version not ready';
    return warn({
      lookedAt: LOOKED_AT,
      found: available ? 'Progressing' : 'not Available',
      wanted: 'Available, not Progressing',
      reasonCode: available ? 'UpdateUnderWay' : 'ClusterVersionNotReady',
      message: what,
      remedy: available
        ? 'Wait until the update has ended; the seed would be of neither release.'
        : 'Lifecycle Agent waits for it, without limit. See oc get clusterversion -o yaml.',
    });
  },
};
