import {
  seedgenClusterReadPermission,
  type AnyRunRequest,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { AnswerOf, BodyOf, QueryOf } from './openApi';
import { parseInspectionRequest } from './parseRunRequest';
import { recordToRead, runToCancel, runToInspect, submitted } from './records';
import { sendKept } from './sendKept';
import type { AddRoutes } from './types';

/** Asking for runs, following and cancelling them. */
export const addRunRoutes: AddRoutes = (router, context) => {
  const {
    callers,
    authorizer,
    kinds,
    runs,
    runViews,
    manifests,
    trail,
    readers,
  } = context;

  router.get('/runs', async (request, response) => {
    const query = request.query as unknown as QueryOf<'getRuns'>;
    const caller = await callers.any(request);
    const clusters = await authorizer.clustersOf(
      seedgenClusterReadPermission,
      query.cluster,
      caller.credentials,
    );
    const body: AnswerOf<'getRuns', 200> = await runs.list({
      ...query,
      clusters,
    });
    readers.note(callers.userOf(caller), {
      clusters: query.cluster
        ? [query.cluster]
        : body.items.map(({ cluster }) => cluster),
    });
    response.json(body);
  });

  router.post('/runs', async (request, response) => {
    const { credentials, actor } = await callers.user(request);
    const runRequest: AnyRunRequest = request.body;
    for (const permission of kinds.permissionsFor(runRequest)) {
      await authorizer.requireToAsk(
        permission,
        runRequest.cluster,
        credentials,
      );
    }
    const { run, created } = await submitted(
      authorizer,
      credentials,
      runRequest.cluster,
      () =>
        runs.submit(runRequest, {
          actor,
          idempotencyKey: request.get('idempotency-key'),
        }),
    );
    if (!created) {
      await trail.record({
        action: 'run.requested',
        outcome: 'accepted',
        actor: actor.ref,
        cluster: run.cluster || undefined,
        runId: run.id,
        image: run.seedImage,
        message: 'asked for again with the same key; nothing new was begun',
      });
    }
    const body: AnswerOf<'startRun', 201> = run;
    response.status(created ? 201 : 200).json(body);
  });

  router.get('/runs/:id', async (request, response) => {
    const { id } = request.params;
    const caller = await callers.any(request);
    const body: AnswerOf<'getRun', 200> = await recordToRead(
      authorizer,
      caller.credentials,
      'run',
      () => runViews.get(id),
    );
    readers.note(callers.userOf(caller), { runs: [id] });
    sendKept(response, body);
  });

  router.get('/runs/:id/manifests', async (request, response) => {
    const { credentials } = await callers.any(request);
    const { id } = await recordToRead(authorizer, credentials, 'run', () =>
      runs.summary(request.params.id),
    );
    const body: AnswerOf<'getRunManifests', 200> = {
      items: await manifests.ofRun(id),
    };
    response.json(body);
  });

  router.get('/runs/:id/log', async (request, response) => {
    const { source } = request.query as unknown as QueryOf<'getRunLog'>;
    const { credentials } = await callers.any(request);
    const { id } = await recordToRead(authorizer, credentials, 'run', () =>
      runs.summary(request.params.id),
    );
    const body: AnswerOf<'getRunLog', 200> = await runs.log(id, source);
    response.json(body);
  });

  router.post('/runs/:id/cancel', async (request, response) => {
    const { credentials, actor } = await callers.user(request);
    const { id } = await runToCancel(authorizer, kinds, credentials, () =>
      runs.summary(request.params.id),
    );
    const { onlyIfStoppable }: BodyOf<'cancelRun'> = request.body ?? {};
    const body: AnswerOf<'cancelRun', 200> = await runs.cancel(id, {
      actor,
      onlyIfStoppable,
    });
    response.json(body);
  });

  router.post('/runs/:id/inspection', async (request, response) => {
    const { credentials, actor } = await callers.user(request);
    const { id } = await runToInspect(authorizer, credentials, () =>
      runs.summary(request.params.id),
    );
    const { reason } = parseInspectionRequest(request.body);
    const body: AnswerOf<'confirmInspection', 200> = await runs.inspect(id, {
      actor,
      reason,
    });
    response.json(body);
  });
};
