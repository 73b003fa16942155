import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { SEED_IMAGE_TAB_PATH } from '../hooks/useSeedImageTabLink';
import { entityContentRouteRef } from '../routes';
import { clusterFilter } from './clusterFilter';
import { loadScreen } from '../screens';

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
