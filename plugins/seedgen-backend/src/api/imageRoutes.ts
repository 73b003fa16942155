import { seedgenClusterReadPermission } from '@seedgen/backstage-plugin-seedgen-common';
import type { AnswerOf, QueryOf } from './openApi';
import type { AddRoutes } from './types';

/** Proven seeds, and which clusters they would fit. */
export const addImageRoutes: AddRoutes = (router, context) => {
  const { callers, authorizer, images } = context;

  router.get('/images', async (request, response) => {
    const query = request.query as unknown as QueryOf<'getSeedImages'>;
    const { credentials } = await callers.any(request);
    const clusters = await authorizer.clustersOf(
      seedgenClusterReadPermission,
      query.cluster,
      credentials,
    );
    const body: AnswerOf<'getSeedImages', 200> = await images.list(
      query,
      clusters,
    );
    response.json(body);
  });

  router.get('/images/:digest', async (request, response) => {
    const { credentials } = await callers.any(request);
    const clusters = await authorizer.clustersOf(
      seedgenClusterReadPermission,
      undefined,
      credentials,
    );
    const body: AnswerOf<'getSeedImage', 200> = await images.get(
      request.params.digest,
      clusters,
    );
    images.visit(body.digest);
    response.json(body);
  });

  router.get('/images/:digest/compatibility', async (request, response) => {
    const query =
      request.query as unknown as QueryOf<'getSeedImageCompatibility'>;
    const { credentials } = await callers.any(request);
    const { names, unconditional } = await authorizer.scopeOf(
      seedgenClusterReadPermission,
      credentials,
    );
    const body: AnswerOf<'getSeedImageCompatibility', 200> =
      await images.compatibility(request.params.digest, query, {
        seedsOf: unconditional ? undefined : names,
        clusters: names,
      });
    response.json(body);
  });
};
