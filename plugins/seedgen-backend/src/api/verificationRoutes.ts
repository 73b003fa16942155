import { seedgenClusterReadPermission } from '@seedgen/backstage-plugin-seedgen-common';
import type { AnswerOf, BodyOf } from './openApi';
import { recordToRead } from './records';
import type { AddRoutes } from './types';

/** Looking at an image in a registry. */
export const addVerificationRoutes: AddRoutes = (router, context) => {
  const { callers, authorizer, verifications, trail } = context;

  router.post('/verifications', async (request, response) => {
    const subject: BodyOf<'startVerification'> = request.body;
    const { credentials, actor } = await callers.user(request);
    await authorizer.require(
      seedgenClusterReadPermission,
      subject.cluster,
      credentials,
    );
    await trail.record({
      action: 'verification.requested',
      outcome: 'accepted',
      actor: actor.ref,
      cluster: subject.cluster,
      image: subject.image,
    });
    const body: AnswerOf<'startVerification', 202> = await verifications.start(
      subject,
      { actor },
    );
    response.status(202).json(body);
  });

  router.get('/verifications/:id', async (request, response) => {
    const { credentials } = await callers.any(request);
    const body: AnswerOf<'getVerification', 200> = await recordToRead(
      authorizer,
      credentials,
      'verification',
      () => verifications.get(request.params.id),
    );
    response.json(body);
  });
};
