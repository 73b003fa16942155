import { seedgenClusterReadPermission } from '@seedgen/backstage-plugin-seedgen-common';
import type { AnswerOf } from './openApi';
import type { AddRoutes } from './types';

/** Where seeds may be pushed to. */
export const addRegistryRoutes: AddRoutes = (router, context) => {
  const { callers, authorizer, registries } = context;

  router.get('/registries', async (request, response) => {
    const { credentials } = await callers.any(request);
    await authorizer.scopeOf(seedgenClusterReadPermission, credentials);
    const body: AnswerOf<'getRegistries', 200> = { items: [...registries] };
    response.json(body);
  });
};
