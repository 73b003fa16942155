import { addDataProtectionApplication } from '../changes/dataProtection';
import type { Scenario } from '../Scenario';

export const dataProtectionNotReconciled: Scenario = {
  name: 'data-protection-not-reconciled',
  title: 'What an uninstalled OADP has left is not reconciled',
  does: 'A DataProtectionApplication that is not reconciled is there, its operator is not.',
  place: 'health',
  failure: 'dataProtectionApplication not reconciled',
  apply: cluster =>
    addDataProtectionApplication(cluster, { reconciled: false }),
};
