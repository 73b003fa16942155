import type { Check } from '../check';
import { notApplicable, pass, unreadable, warn } from '../outcomes';

/** The hub does not know the cluster any more, and will not import it again in the middle of a run. */
export const notManagedByHub: Check = {
  id: 'not-managed-by-hub',
  title: 'Hub does not manage the cluster',
  severity: 'warns',
  kinds: ['generate'],
  async run({ hub, subject }) {
    if (!hub) return notApplicable('No hub is configured for the cluster.');
    const lookedAt = `ManagedCluster ${subject.cluster} on hub ${hub.name}`;
    const read = await hub.get('ManagedCluster', subject.cluster);
    if (read.ok) {
      return warn({
        lookedAt,
        found: 'present',
        wanted: 'absent',
        reasonCode: 'ManagedClusterPresent',
        message: `Hub '${hub.name}' has a ManagedCluster '${subject.cluster}' and may import the cluster again at any time.`,
        remedy:
          'Remove the cluster from Git where it is managed by GitOps, then delete the ManagedCluster.',
      });
    }
    return read.failure.code === 'not-found'
      ? pass('The hub does not know the cluster.', {
          lookedAt,
          found: 'absent',
          wanted: 'absent',
        })
      : unreadable(read.failure, lookedAt);
  },
};
