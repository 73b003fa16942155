import { setFaults } from '../changes/setFaults';
import type { Scenario } from '../Scenario';

export const seedGeneratorNotRestored: Scenario = {
  name: 'seed-generator-not-restored',
  title: 'Lifecycle Agent never restores the SeedGenerator',
  does: 'What it stored on the node is lost, so that after the outage it cannot start.',
  place: 'behaviour',
  failure:
    'unable to recover SeedGenerator CR: Missing stored file /var/lib/lca/ibu-seedgen-orch/seedgen-cr.json',
  apply: cluster => setFaults(cluster, { neverRestoreSeedGenerator: true }),
};
