import { setFaults } from '../changes/setFaults';
import type { Scenario } from '../Scenario';

export const foreignSeedGenerator: Scenario = {
  name: 'foreign-seed-generator',
  title: 'Somebody else has a SeedGenerator in the place of ours',
  does: 'The SeedGenerator comes back without the annotations it had.',
  place: 'behaviour',
  failure: 'a SeedGenerator without annotations after the outage',
  apply: cluster => setFaults(cluster, { restoreForeignSeedGenerator: true }),
};
