import {
  seedgenClusterReadPermission,
  type ClusterStatus,
} from '@seedgen/backstage-plugin-seedgen-common';
import { unknownCluster } from '../permissions/ClusterAuthorizer';
import type { AnswerOf, QueryOf } from './openApi';
import { sendKept } from './sendKept';
import type { AddRoutes } from './types';

// A longer page is read by something that goes through all of them, and shows none.
const MOST_SHOWN = 100;

/** Status, storage and refreshing of clusters. */
export const addClusterRoutes: AddRoutes = (router, context) => {
  const { callers, authorizer, clusters, fleet, readers } = context;

  router.get('/clusters', async (request, response) => {
    const query = request.query as unknown as QueryOf<'getClusters'>;
    const caller = await callers.any(request);
    const { names } = await authorizer.scopeOf(
      seedgenClusterReadPermission,
      caller.credentials,
    );
    const body: AnswerOf<'getClusters', 200> = await fleet.page(names, query);
    if (body.items.length <= MOST_SHOWN) {
      readers.note(callers.userOf(caller), {
        clusters: body.items.map(({ name }) => name),
      });
    }
    sendKept(response, body);
  });

  router.get('/clusters/:name', async (request, response) => {
    const { name } = request.params;
    const caller = await callers.any(request);
    await authorizer.requireFor(
      seedgenClusterReadPermission,
      name,
      caller.credentials,
    );
    const [status] = await fleet.statuses([name]);
    if (!clusters.has(name) && !isRemembered(status)) throw unknownCluster();
    readers.note(callers.userOf(caller), { clusters: [name] });
    const body: AnswerOf<'getCluster', 200> = status;
    sendKept(response, body);
  });

  router.post('/clusters/:name/refresh', async (request, response) => {
    const { name } = request.params;
    const { credentials } = await callers.any(request);
    await authorizer.require(seedgenClusterReadPermission, name, credentials);
    fleet.requestLook(name);
    response.status(202).json({});
  });

  router.get('/clusters/:name/storage-plan', async (request, response) => {
    const { name } = request.params;
    const { credentials } = await callers.any(request);
    await authorizer.require(seedgenClusterReadPermission, name, credentials);
    const body: AnswerOf<'getStoragePlan', 200> = await fleet.storagePlan(name);
    response.json(body);
  });
};

/** Whether anything is known of a cluster that no source names any more. */
function isRemembered(status: ClusterStatus): boolean {
  const { snapshot, activeRun, lastRun, externalGenerations } = status;
  return Boolean(
    snapshot.observedAt || activeRun || lastRun || externalGenerations,
  );
}
