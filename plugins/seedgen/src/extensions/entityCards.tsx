import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { clusterFilter } from './clusterFilter';

/** Card *Seed status* on a cluster's overview. */
export const seedStatusCard = EntityCardBlueprint.make({
  name: 'seed-status',
  params: {
    type: 'content',
    filter: clusterFilter,
    loader: () =>
      import('../components/SeedStatusCard').then(m => <m.SeedStatusCard />),
  },
});

/** Card *Storage readiness* on a cluster's overview. */
export const storageReadinessCard = EntityCardBlueprint.make({
  name: 'storage-readiness',
  params: {
    type: 'content',
    filter: clusterFilter,
    loader: () =>
      import('../components/StorageReadinessCard').then(m => (
        <m.StorageReadinessCard />
      )),
  },
});
