import { setFaults } from '../changes/setFaults';
import type { Scenario } from '../Scenario';

export const tagUnchanged: Scenario = {
  name: 'tag-unchanged',
  title: 'Completed, and the tag is as before',
  does: 'The generation completes, and nothing is pushed.',
  place: 'behaviour',
  failure: 'SeedGenCompleted, and the registry has the image of before',
  apply: cluster => setFaults(cluster, { tagUnchanged: true }),
};
