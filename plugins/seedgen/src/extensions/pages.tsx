import { Content } from '@backstage/core-components';
import {
  PageBlueprint,
  SubPageBlueprint,
} from '@backstage/frontend-plugin-api';
import { rootRouteRef } from '../routes';

/** `/seedgen`, with a tab for each of the pages below. */
export const seedgenPage = PageBlueprint.make({
  params: { path: '/seedgen', routeRef: rootRouteRef },
});

/** `/seedgen/clusters`: every cluster at a glance. */
export const clustersPage = SubPageBlueprint.make({
  name: 'clusters',
  params: {
    path: 'clusters',
    title: 'Clusters',
    loader: () =>
      import('../components/ClustersPage').then(m => (
        <Content>
          <m.ClustersPage />
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
      import('../components/RunsPage').then(m => (
        <Content>
          <m.RunsRouter />
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
      import('../components/AuditPage').then(m => (
        <Content>
          <m.AuditPage />
        </Content>
      )),
  },
});
