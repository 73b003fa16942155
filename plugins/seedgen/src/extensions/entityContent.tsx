import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { SEED_IMAGE_TAB_PATH } from '../hooks/useSeedImageTabLink';
import { entityContentRouteRef } from '../routes';
import { clusterFilter } from './clusterFilter';

/** Tab *Seed image* of a cluster. */
export const seedImageContent = EntityContentBlueprint.make({
  name: 'seed-image',
  params: {
    path: SEED_IMAGE_TAB_PATH,
    title: 'Seed image',
    group: 'operation',
    routeRef: entityContentRouteRef,
    filter: clusterFilter,
    loader: () =>
      import('../components/SeedImageTab').then(m => <m.SeedImageTab />),
  },
});
