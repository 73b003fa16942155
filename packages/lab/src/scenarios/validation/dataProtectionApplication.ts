import {
  addDataProtectionApplication,
  addOadpOperator,
} from '../changes/dataProtection';
import { undoAll } from '../changes/undoAll';
import type { Scenario } from '../Scenario';

export const dataProtectionApplication: Scenario = {
  name: 'data-protection-application',
  title: 'Backups are configured',
  does: 'OADP 1.4.2 is installed and has a DataProtectionApplication that is well.',
  place: 'rejection',
  failure:
    'Rejected: Cluster must not have any DataProtectionApplication resources configured',
  apply: cluster =>
    undoAll(
      addOadpOperator(cluster, '1.4.2'),
      addDataProtectionApplication(cluster, {
        reconciled: true,
        location: 'Available',
      }),
    ),
};
