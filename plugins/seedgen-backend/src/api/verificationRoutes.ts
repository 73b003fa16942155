import {
  parseImageReference,
  seedgenClusterReadPermission,
} from '@seedgen/backstage-plugin-seedgen-common';
import { concealReport } from '../verification';
import type { AnswerOf, BodyOf } from './openApi';
import { recordToRead } from './records';
import type { AddRoutes } from './types';

/** Looking at an image in a registry. */
export const addVerificationRoutes: AddRoutes = (router, context) => {
  const { callers, authorizer, verifications, imageClaims, trail } = context;

  router.post('/verifications', async (request, response) => {
    const subject: BodyOf<'startVerification'> = request.body;
    const { credentials, actor } = await callers.user(request);
    await authorizer.require(
      seedgenClusterReadPermission,
      subject.cluster,
      credentials,
    );
    const body: AnswerOf<'startVerification', 202> = await verifications.start(
      subject,
      {
        accept: () =>
          trail.record({
            action: 'verification.requested',
            outcome: 'accepted',
            actor: actor.ref,
            cluster: subject.cluster,
            image: subject.image,
          }),
      },
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
    const { result } = body;
    const readable = await authorizer.clustersOf(
      seedgenClusterReadPermission,
      undefined,
      credentials,
    );
    // Decided at each reading: an image may have been proven of another cluster since.
    const others =
      result && readable
        ? await imageClaims.othersOf({
            cluster: body.cluster,
            image: body.image,
            digest:
              result.details?.digest ?? parseImageReference(body.image).digest,
            info: result.details?.seedClusterInfo,
          })
        : [];
    response.json(
      others.every(name => readable?.includes(name))
        ? body
        : concealReport(body),
    );
  });
};
