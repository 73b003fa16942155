import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { RiSeedlingLine } from '@remixicon/react';
import { seedgenApi } from './extensions/apis';
import {
  seedStatusCard,
  seedStatusRow,
  storageReadinessCard,
  seedImageContent,
} from './extensions/entity';
import {
  runningNowWidget,
  seedgenSearchResult,
} from './extensions/homeAndSearch';
import {
  clusterPicker,
  confirmation,
  consent,
  diskPicker,
  imagePicker,
  taskOutputs,
} from './extensions/scaffolder';
import {
  auditPage,
  fleetPage,
  imagesPage,
  runsPage,
  seedgenPage,
} from './extensions/pages';
import {
  auditRouteRef,
  clustersRouteRef,
  docsRouteRef,
  entityContentRouteRef,
  imageRouteRef,
  imagesRouteRef,
  rootRouteRef,
  runRouteRef,
  templateRouteRef,
} from './routes';

/** Seed images of Single Node OpenShift clusters, for the new frontend system. @public */
export const seedgenPlugin = createFrontendPlugin({
  pluginId: 'seedgen',
  title: 'Seed images',
  icon: <RiSeedlingLine />,
  info: { packageJson: () => import('../package.json') },
  routes: {
    root: rootRouteRef,
    clusters: clustersRouteRef,
    run: runRouteRef,
    images: imagesRouteRef,
    image: imageRouteRef,
    audit: auditRouteRef,
    entityContent: entityContentRouteRef,
  },
  externalRoutes: { template: templateRouteRef, docs: docsRouteRef },
  extensions: [
    seedgenApi,
    seedStatusCard,
    seedStatusRow,
    storageReadinessCard,
    seedImageContent,
    seedgenPage,
    fleetPage,
    runsPage,
    imagesPage,
    auditPage,
    clusterPicker,
    imagePicker,
    diskPicker,
    confirmation,
    consent,
    taskOutputs,
    runningNowWidget,
    seedgenSearchResult,
  ],
});
