import { seedgenClusterReadPermission } from '@seedgen/backstage-plugin-seedgen-common';
import type { AnswerOf } from './openApi';
import { parseManifestRequest } from './parseRunRequest';
import type { AddRoutes } from './types';

/** What a request would apply, without applying it. */
export const addManifestRoutes: AddRoutes = (router, context) => {
  const { callers, authorizer, kinds, manifests } = context;

  router.post('/manifests', async (request, response) => {
    const wanted = parseManifestRequest(request.body, kinds);
    const { credentials, actor } = await callers.any(request);
    if (wanted.cluster === undefined) {
      await authorizer.scopeOf(seedgenClusterReadPermission, credentials);
    } else {
      await authorizer.require(
        seedgenClusterReadPermission,
        wanted.cluster,
        credentials,
      );
    }
    const body: AnswerOf<'previewManifests', 200> = {
      items: await manifests.preview(wanted, { actor }),
    };
    response.json(body);
  });
};
