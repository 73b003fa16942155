import type { Check } from '../check';
import { notApplicable, unreadable } from '../outcomes';
import { noneOf } from './noneOf';
import { OADP_NAMESPACE, oadpVersions } from './oadp';

const none = noneOf({
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
