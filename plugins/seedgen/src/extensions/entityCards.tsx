import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { clusterFilter } from './clusterFilter';
import { loadScreen } from '../screens';

/** Card *Seed status* on a cluster's overview. */
export const seedStatusCard = EntityCardBlueprint.make({
  name: 'seed-status',
  params: {
    type: 'content',
    filter: clusterFilter,
    loader: () => loadScreen('seedStatusCard').then(m => <m.SeedStatusCard />),
  },
});

/** Card *Storage readiness* on a cluster's overview. */
export const storageReadinessCard = EntityCardBlueprint.make({
  name: 'storage-readiness',
  params: {
    type: 'content',
    filter: clusterFilter,
    loader: () =>
      loadScreen('storageReadinessCard').then(m => <m.StorageReadinessCard />),
  },
});
