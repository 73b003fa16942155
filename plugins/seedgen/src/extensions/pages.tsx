import { Content } from '@backstage/core-components';
import {
  PageBlueprint,
  SubPageBlueprint,
} from '@backstage/frontend-plugin-api';
import { rootRouteRef } from '../routes';
import { loadScreen } from '../screens';

/** `/seedgen`, with a tab for each of the pages below. */
export const seedgenPage = PageBlueprint.make({
  params: { path: '/seedgen', routeRef: rootRouteRef },
});

/** `/seedgen/clusters`: every cluster at a glance. */
export const fleetPage = SubPageBlueprint.make({
  name: 'clusters',
  params: {
    path: 'clusters',
    title: 'Fleet',
    loader: () =>
      loadScreen('fleetPage').then(m => (
        <Content>
          <m.FleetPage />
        </Content>
      )),
  },
});

/** `/seedgen/runs` and `/seedgen/runs/:id`. */
export const runsPage = SubPageBlueprint.make({
  name: 'runs',
  params: {
    path: 'runs',
    title: 'Runs',
    loader: () =>
      loadScreen('runsPage').then(m => (
        <Content>
          <m.RunsRouter />
        </Content>
      )),
  },
});

/** `/seedgen/images` and `/seedgen/images/:digest`. */
export const imagesPage = SubPageBlueprint.make({
  name: 'images',
  params: {
    path: 'images',
    title: 'Images',
    loader: () =>
      loadScreen('imagesPage').then(m => (
        <Content>
          <m.ImagesRouter />
        </Content>
      )),
  },
});

/** `/seedgen/audit`: who did what. */
export const auditPage = SubPageBlueprint.make({
  name: 'audit',
  params: {
    path: 'audit',
    title: 'Audit',
    loader: () =>
      loadScreen('auditPage').then(m => (
        <Content>
          <m.AuditPage />
        </Content>
      )),
  },
});
