import type { KubernetesObject } from '../../clusters/types';
import type { Check } from '../check';
import { conditionStatus } from '../clusterFacts';
import { notApplicable, pass, someOf, unreadable, warn } from '../outcomes';
import { OADP_NAMESPACE, oadpVersions } from './oadp';

const LOOKED_AT = `DataProtectionApplications and BackupStorageLocations in ${OADP_NAMESPACE}`;
const WANTED = 'none, or Reconciled with every location Available';

/**
 * What an OADP that is gone has left behind is at rest. One that is installed must have no
 * DataProtectionApplication at all, which is another check's business.
 */
export const dataProtectionReady: Check = {
  id: 'data-protection-at-rest',
  title: 'Leftovers of OADP are at rest',
  // Lifecycle Agent does not refuse, it waits.
  severity: 'warns',
  kinds: ['generate'],
  async run({ cluster }) {
    const [installed, applications, locations] = await Promise.all([
      oadpVersions(cluster),
      cluster.list('DataProtectionApplication', OADP_NAMESPACE),
      cluster.list('BackupStorageLocation', OADP_NAMESPACE),
    ]);
    if (!installed.ok) return unreadable(installed.failure, LOOKED_AT);
    if (installed.value.length > 0) {
      return notApplicable(
        'OADP is installed, and must have no DataProtectionApplication at all.',
      );
    }
    if (!applications.ok) return unreadable(applications.failure, LOOKED_AT);
    if (applications.value.length === 0) {
      return pass('There is none.', {
        lookedAt: LOOKED_AT,
        found: 'none',
        wanted: WANTED,
      });
    }
    const reconciled = applications.value.some(
      each => conditionStatus(each, 'Reconciled') === 'True',
    );
    if (reconciled && !locations.ok) {
      return unreadable(locations.failure, LOOKED_AT);
    }
    const waitedFor = reconciled
      ? locationProblem(locations.ok ? locations.value : [])
      : 'dataProtectionApplication not reconciled';
    const evidence = {
      lookedAt: LOOKED_AT,
      found: someOf(applications.value.map(({ metadata }) => metadata.name)),
      wanted: WANTED,
    };
    return waitedFor
      ? warn({
          ...evidence,
          reasonCode: 'DataProtectionNotReady',
          message: waitedFor,
          remedy: `Lifecycle Agent waits for it, without limit. OADP is not installed, so nothing will change: oc delete dataprotectionapplications,backupstoragelocations --all -n ${OADP_NAMESPACE}`,
        })
      : pass('What OADP has left behind is at rest.', evidence);
  },
};

function locationProblem(
  locations: readonly KubernetesObject[],
): string | undefined {
  if (locations.length === 0) return 'backupsStorageLocations not yet created';
  const away = locations.find(({ status }) => status?.phase !== 'Available');
  return away && `backupStorageLocation ${away.metadata.name} not available`;
}
