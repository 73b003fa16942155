import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  runAddress,
  type RunRequest,
} from '@seedgen/backstage-plugin-seedgen-common';
import { judgeEnd } from '../follow/endOfRun';
import { followRun } from '../follow/followRun';
import { submitRun } from '../follow/submitRun';
import { openSession, type SeedgenActionOptions } from '../session';
import { DRY_RUN_ID, showDryRun } from './dryRun';
import { examples } from './generate.examples';
import { imageInput, seedImageFor } from './image';
import { requireConfirmation, runInput, runOutput } from './runFields';

/** `seedgen:generate`: asks for a seed image and follows the run through the outage. */
export function createGenerateAction(options: SeedgenActionOptions) {
  return createTemplateAction({
    id: 'seedgen:generate',
    description:
      'Turns a Single Node OpenShift cluster into a seed image and pushes it to a registry. The API of the cluster goes away meanwhile, and the cluster must not go back into service.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        ...runInput,
        ...imageInput,
        replaceExistingTag: z =>
          z
            .boolean()
            .optional()
            .describe('Whether a tag that is in use may be replaced'),
        requireConfirmation: z =>
          z
            .boolean()
            .default(true)
            .describe(
              "Whether the step fails when the image is proven but the cluster's own word of completion was not seen",
            ),
      },
      output: {
        ...runOutput,
        image: z => z.string().describe('The reference with its tag'),
        digest: z =>
          z
            .string()
            .optional()
            .describe('Digest of the image, once it is proven'),
        confirmed: z =>
          z.boolean().describe('Whether the cluster has confirmed completion'),
      },
    },
    async handler(ctx) {
      const { cluster, confirmation, reason, replaceExistingTag } = ctx.input;
      requireConfirmation(cluster, confirmation);
      const session = await openSession(options, ctx);
      const seedImage = await seedImageFor(session, cluster, ctx.input);
      ctx.output('image', seedImage);
      const request: RunRequest = {
        kind: 'generate',
        cluster,
        seedImage,
        confirmation: cluster,
        ...(reason ? { reason } : {}),
        ...(replaceExistingTag === undefined ? {} : { replaceExistingTag }),
      };
      if (ctx.isDryRun) {
        await showDryRun(session, request, ctx.logger);
        ctx.output('runId', DRY_RUN_ID);
        ctx.output('phase', 'Preflight');
        ctx.output('runUrl', runAddress(options.pageUrl));
        ctx.output('confirmed', false);
        return;
      }

      const run = await submitRun(session, request, {
        taskId: ctx.task.id,
        stepId: ctx.step?.id,
      });
      const runUrl = runAddress(options.pageUrl, run.id);
      ctx.output('runId', run.id);
      ctx.output('runUrl', runUrl);
      ctx.output('phase', run.phase);
      ctx.logger.info(
        `Run ${run.id} makes ${seedImage} from cluster ${cluster}: ${runUrl}`,
      );
      if (ctx.input.wait === false) {
        ctx.output('confirmed', false);
        return;
      }
      const ended = await followRun(session, {
        runId: run.id,
        runUrl,
        withinMs: (ctx.input.followForMinutes ?? 180) * 60_000,
        logger: ctx.logger,
      });
      ctx.output('phase', ended.phase);
      if (ended.digest) ctx.output('digest', ended.digest);
      const { confirmed } = judgeEnd(ended, {
        runUrl,
        requireConfirmation: ctx.input.requireConfirmation !== false,
      });
      ctx.output('confirmed', confirmed);
      if (!confirmed) {
        ctx.logger.warn(
          'The image is proven, but the cluster has not confirmed completion.',
        );
      }
      ctx.logger.info(`Proven: ${seedImage} is ${ended.digest}`);
    },
  });
}
