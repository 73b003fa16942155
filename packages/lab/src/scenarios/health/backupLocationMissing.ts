import { addDataProtectionApplication } from '../changes/dataProtection';
import type { Scenario } from '../Scenario';

export const backupLocationMissing: Scenario = {
  name: 'backup-location-missing',
  title: 'Backups have no place to go',
  does: 'A DataProtectionApplication without a BackupStorageLocation is there, its operator is not.',
  place: 'health',
  failure: 'backupsStorageLocations not yet created',
  apply: cluster => addDataProtectionApplication(cluster, { reconciled: true }),
};
