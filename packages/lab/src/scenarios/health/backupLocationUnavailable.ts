import { addDataProtectionApplication } from '../changes/dataProtection';
import type { Scenario } from '../Scenario';

export const backupLocationUnavailable: Scenario = {
  name: 'backup-location-unavailable',
  title: 'The place for backups is away',
  does: 'A DataProtectionApplication and its unavailable BackupStorageLocation are there, its operator is not.',
  place: 'health',
  failure: 'backupStorageLocation backups-1 not available',
  apply: cluster =>
    addDataProtectionApplication(cluster, {
      reconciled: true,
      location: 'Unavailable',
    }),
};
