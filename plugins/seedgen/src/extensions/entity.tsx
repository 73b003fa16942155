import { SEEDGEN_CLUSTER_ANNOTATION } from '@seedgen/backstage-plugin-seedgen-common';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { SEED_IMAGE_TAB_PATH } from '../hooks/useSeedImageTabLink';
import { entityContentRouteRef } from '../routes';
import { loadScreen } from '../screens';

/**
 * Entities that stand for a cluster. As a predicate, so that an operator may replace it in
 * `app.extensions`; the predicate language finds keys with dots by their longest match.
 */
const clusterFilter = {
  [`metadata.annotations.${SEEDGEN_CLUSTER_ANNOTATION}`]: { $exists: true },
};

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

/** Tab *Seed image* of a cluster. */
export const seedImageContent = EntityContentBlueprint.make({
  name: 'seed-image',
  params: {
    path: SEED_IMAGE_TAB_PATH,
    title: 'Seed image',
    group: 'operation',
    routeRef: entityContentRouteRef,
    filter: clusterFilter,
    loader: () => loadScreen('seedImageTab').then(m => <m.SeedImageTab />),
  },
});
