import { seedgenClusterReadPermission } from '@seedgen/backstage-plugin-seedgen-common';
import { pageLimit } from '../database/rows';
import type { AnswerOf, BodyOf, QueryOf } from './openApi';
import { recordToRead } from './records';
import type { AddRoutes } from './types';

/** Checks ahead of a run. */
export const addPreflightRoutes: AddRoutes = (router, context) => {
  const { callers, authorizer, preflights, trail } = context;

  router.get('/preflights', async (request, response) => {
    const query = request.query as unknown as QueryOf<'getPreflights'>;
    const { credentials } = await callers.any(request);
    await authorizer.require(
      seedgenClusterReadPermission,
      query.cluster,
      credentials,
    );
    const body: AnswerOf<'getPreflights', 200> = {
      items: await preflights.list(query.cluster, pageLimit(query.limit)),
    };
    response.json(body);
  });

  router.post('/preflights', async (request, response) => {
    const subject: BodyOf<'startPreflight'> = request.body;
    const { credentials, actor } = await callers.user(request);
    await authorizer.require(
      seedgenClusterReadPermission,
      subject.cluster,
      credentials,
    );
    const body: AnswerOf<'startPreflight', 202> = await preflights.start(
      subject,
      {
        accept: () =>
          trail.record({
            action: 'preflight.requested',
            outcome: 'accepted',
            actor: actor.ref,
            cluster: subject.cluster,
            image: subject.seedImage,
          }),
      },
    );
    response.status(202).json(body);
  });

  router.get('/preflights/:id', async (request, response) => {
    const { credentials } = await callers.any(request);
    const body: AnswerOf<'getPreflight', 200> = await recordToRead(
      authorizer,
      credentials,
      'preflight',
      () => preflights.get(request.params.id),
    );
    response.json(body);
  });
};
