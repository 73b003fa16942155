import { addOadpOperator } from '../changes/dataProtection';
import type { Scenario } from '../Scenario';

export const oadpTooOld: Scenario = {
  name: 'oadp-too-old',
  title: 'The OADP operator is too old',
  does: 'OADP 1.3.0 is installed, without resources of its own.',
  place: 'rejection',
  failure: 'Rejected: Cluster must have OADP version >= 1.3.1',
  apply: cluster => addOadpOperator(cluster, '1.3.0'),
};
