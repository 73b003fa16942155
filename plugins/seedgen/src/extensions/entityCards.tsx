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

/**
 * The seed status in a line, for an overview that has no room for the card, or whose column of facts is to
 * say it first. Off unless a portal turns it on, since the card says the same.
 */
export const seedStatusRow = EntityCardBlueprint.make({
  name: 'seed-status-row',
  disabled: true,
  params: {
    type: 'info',
    filter: clusterFilter,
    loader: () => loadScreen('seedStatusRow').then(m => <m.SeedStatusRow />),
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
