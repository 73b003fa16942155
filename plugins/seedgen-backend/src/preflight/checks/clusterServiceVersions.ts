import type { Check } from '../check';
import { namesOf, pass, someOf, unreadable, warn } from '../outcomes';

const LOOKED_AT = 'ClusterServiceVersions';

/** Every installed operator is ready, as Lifecycle Agent waits for; itself it does not count. */
export const clusterServiceVersions: Check = {
  id: 'cluster-service-versions',
  title: 'Installed operators are ready',
  // Lifecycle Agent does not refuse, it waits.
  severity: 'warns',
  kinds: ['generate'],
  async run({ cluster }) {
    const read = await cluster.list('ClusterServiceVersion');
    if (!read.ok) return unreadable(read.failure, LOOKED_AT);
    const problems = read.value.filter(
      ({ metadata, status }) =>
        !metadata.name.includes('lifecycle-agent') &&
        status?.phase !== 'Succeeded',
    );
    if (problems.length === 0) {
      return pass('All are ready.', {
        lookedAt: LOOKED_AT,
        found: `${read.value.length} ready`,
        wanted: 'phase Succeeded',
      });
    }
    return warn({
      lookedAt: LOOKED_AT,
      found: someOf(
        problems.map(
          ({ metadata, status }) =>
            `${metadata.namespace ?? ''}/${metadata.name}: ${
              status?.phase ?? 'no phase'
            }`,
        ),
      ),
      wanted: 'phase Succeeded',
      reasonCode: 'ClusterServiceVersionsNotReady',
      message: `one or more ClusterServiceVersions not yet ready: ${namesOf(
        // One that is installed for all namespaces has a copy in each, and is named for each.
        problems.map(({ metadata }) => metadata.name),
      )}`,
      remedy:
        'Lifecycle Agent waits for them, without limit. See oc get csv -A for what they lack.',
    });
  },
};
