import type { ReadableKind } from '../../clusters/types';
import type { Check } from '../check';
import { fail, notApplicable, pass, someOf, unreadable } from '../outcomes';
import { OADP_NAMESPACE, oadpVersions } from './oadp';

/** A check that a kind has no objects, because Lifecycle Agent refuses a cluster that has some. */
export function absenceCheck(options: {
  id: string;
  title: string;
  kind: ReadableKind;
  reasonCode: string;
  /** Lifecycle Agent's own words. */
  rejection: string;
  remedy: string;
  /** Where Lifecycle Agent looks; in all namespaces if absent. */
  namespace?: string;
}): Check {
  const { id, title, kind, reasonCode, rejection, remedy, namespace } = options;
  const lookedAt = namespace ? `${kind}s in ${namespace}` : `${kind}s`;
  return {
    id,
    title,
    decides: 'some-looks',
    severity: 'blocks',
    kinds: ['generate'],
    async run({ cluster }) {
      const read = await cluster.list(kind, namespace);
      if (!read.ok) return unreadable(read.failure, lookedAt);
      const names = read.value.map(({ metadata }) =>
        metadata.namespace
          ? `${metadata.namespace}/${metadata.name}`
          : metadata.name,
      );
      if (names.length === 0)
        return pass('There is none.', {
          lookedAt,
          found: 'none',
          wanted: 'none',
        });
      return fail({
        lookedAt,
        found: someOf(names),
        wanted: 'none',
        reasonCode,
        message: rejection,
        remedy,
      });
    },
  };
}

/** The cluster has no persistent volumes. */
export const noPersistentVolumes = absenceCheck({
  id: 'no-persistent-volumes',
  title: 'No persistent volumes',
  kind: 'PersistentVolume',
  reasonCode: 'PersistentVolumesPresent',
  rejection:
    'Rejected: Cluster must not have any Persistent Volumes configured',
  remedy: 'Delete the claims and then the volumes; a seed holds no data.',
});

/** The Local Storage Operator manages no volumes. */
export const noLocalVolumes = absenceCheck({
  id: 'no-local-volumes',
  title: 'No LocalVolumes',
  kind: 'LocalVolume',
  reasonCode: 'LocalVolumesPresent',
  rejection: 'Rejected: Cluster must not have any LocalVolumes configured',
  remedy:
    'Delete the LocalVolumes; the operator may stay, and targets get theirs as an extra manifest.',
});

/** The LVM Storage operator manages no volume groups. */
export const noLvmClusters = absenceCheck({
  id: 'no-lvm-clusters',
  title: 'No LVMClusters',
  kind: 'LVMCluster',
  reasonCode: 'LVMClustersPresent',
  rejection: 'Rejected: Cluster must not have any LVMClusters configured',
  remedy:
    'Delete the LVMClusters; the operator may stay, and targets get theirs as an extra manifest.',
});

const none = absenceCheck({
  id: 'no-data-protection-applications',
  title: 'No DataProtectionApplications',
  kind: 'DataProtectionApplication',
  namespace: OADP_NAMESPACE,
  reasonCode: 'DataProtectionApplicationsPresent',
  rejection:
    'Rejected: Cluster must not have any DataProtectionApplication resources configured',
  remedy:
    'Delete them; OADP itself stays, and targets get theirs as an extra manifest.',
});

/** OADP, where it is installed, is not configured. */
export const noDataProtection: Check = {
  ...none,
  async run(context) {
    const installed = await oadpVersions(context.cluster);
    if (!installed.ok) {
      return unreadable(
        installed.failure,
        `ClusterServiceVersion oadp-operator.* in ${OADP_NAMESPACE}`,
      );
    }
    return installed.value.length > 0
      ? none.run(context)
      : notApplicable(
          'OADP is not installed; what it may have left behind is not refused.',
        );
  },
};
