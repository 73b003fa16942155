import { noneOf } from './noneOf';

/** OADP is not configured. */
export const noDataProtection = noneOf({
  id: 'no-data-protection-applications',
  title: 'No DataProtectionApplications',
  kind: 'DataProtectionApplication',
  reasonCode: 'DataProtectionApplicationsPresent',
  rejection:
    'Rejected: Cluster must not have any DataProtectionApplication resources configured',
  remedy:
    'Delete them; OADP itself stays, and targets get theirs as an extra manifest.',
});
