import { seedgenClusterReadPermission } from '@seedgen/backstage-plugin-seedgen-common';
import type { AnswerOf, QueryOf } from './openApi';
import type { AddRoutes } from './types';

/** Proven seeds. */
export const addImageRoutes: AddRoutes = (router, context) => {
  const { callers, authorizer, runs } = context;

  router.get('/images', async (request, response) => {
    const query = request.query as unknown as QueryOf<'getSeedImages'>;
    const { credentials } = await callers.any(request);
    const clusters = await authorizer.clustersOf(
      seedgenClusterReadPermission,
      query.cluster,
      credentials,
    );
    const body: AnswerOf<'getSeedImages', 200> = await runs.seeds({
      cursor: query.cursor,
      limit: query.limit,
      clusters,
    });
    response.json(body);
  });
};
