import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { RiSeedlingLine } from '@remixicon/react';
import { seedgenApi } from './extensions/apis';
import { seedStatusCard, storageReadinessCard } from './extensions/entityCards';
import { seedImageContent } from './extensions/entityContent';
import {
  clusterPicker,
  confirmation,
  diskPicker,
  imagePicker,
} from './extensions/formFields';
import {
  auditPage,
  clustersPage,
  runsPage,
  seedgenPage,
} from './extensions/pages';
import { taskOutputs } from './extensions/taskOutputs';
import {
  auditRouteRef,
  clustersRouteRef,
  entityContentRouteRef,
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
    audit: auditRouteRef,
    entityContent: entityContentRouteRef,
  },
  externalRoutes: { template: templateRouteRef },
  extensions: [
    seedgenApi,
    seedStatusCard,
    storageReadinessCard,
    seedImageContent,
    seedgenPage,
    clustersPage,
    runsPage,
    auditPage,
    clusterPicker,
    imagePicker,
    diskPicker,
    confirmation,
    taskOutputs,
  ],
});
