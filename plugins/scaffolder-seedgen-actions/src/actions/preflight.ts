import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  distinctFindings,
  runAddress,
  sumUpChecks,
} from '@seedgen/backstage-plugin-seedgen-common';
import { pollReport } from '../follow/pollReport';
import { openSession, type SeedgenActionOptions } from '../session';
import {
  blockingChecks,
  describeBlocking,
  describeCheck,
  describeFinding,
  isFinding,
} from './describeChecks';
import { showLastPreflight } from './lastPreflight';
import { imageInput, namesImage, seedImageFor } from './image';
import { examples } from './preflight.examples';
import { requireConfirmation } from './runFields';

const WITHIN_MS = 5 * 60_000;

/** `seedgen:preflight`: runs the checks that a run begins with, and fails if one is in the way. */
export function createPreflightAction(options: SeedgenActionOptions) {
  return createTemplateAction({
    id: 'seedgen:preflight',
    description:
      'Checks whether a cluster and registry are ready for a seed image or for preparing container storage. Changes nothing.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        cluster: z =>
          z
            .string()
            .describe('Name of the cluster in the configuration of Seedgen'),
        kind: z =>
          z
            .enum(['generate', 'partition'])
            .default('generate')
            .describe('What the checks are for'),
        ...imageInput,
        replaceExistingTag: z =>
          z
            .boolean()
            .optional()
            .describe('Whether a tag that is in use may be replaced'),
        strategy: z =>
          z
            .enum(['recommended', 'secondary-disk', 'machine-config'])
            .default('recommended')
            .describe('For partition: how'),
        device: z =>
          z
            .string()
            .optional()
            .describe(
              'For partition: the disk; the choice of the plan if absent',
            ),
        confirmation: z =>
          z
            .string()
            .optional()
            .describe(
              "What the person typed who accepts the outage; refused here already if it is not the cluster's name",
            ),
        failWhenBlocked: z =>
          z
            .boolean()
            .default(true)
            .describe('Whether the step fails when a check is in the way'),
      },
      output: {
        verdict: z =>
          z
            .enum(['passed', 'warned', 'blocked', 'unknown'])
            .describe('What all checks together mean'),
        summary: z =>
          z
            .string()
            .optional()
            .describe(
              'How many checks ended how, e.g. 33 passed, 4 not applicable',
            ),
        preflightId: z => z.string().describe('Id of the preflight'),
        image: z =>
          z.string().optional().describe('The reference with its tag'),
        blocking: z =>
          z.array(z.string()).describe('Ids of the checks that are in the way'),
      },
    },
    async handler(ctx) {
      const { cluster, kind = 'generate', strategy, device } = ctx.input;
      if (ctx.input.confirmation !== undefined) {
        requireConfirmation(cluster, ctx.input.confirmation);
      }
      const session = await openSession(options, ctx);
      const seedImage =
        kind === 'generate' && namesImage(ctx.input)
          ? await seedImageFor(session, cluster, ctx.input)
          : undefined;
      if (seedImage) ctx.output('image', seedImage);

      if (ctx.isDryRun) {
        ctx.logger.info('Dry run: no checks are started.');
        const last = await showLastPreflight(
          session,
          { kind, cluster, seedImage },
          ctx.logger,
        );
        if (last) ctx.output('summary', sumUpChecks(last.checks));
        ctx.output('verdict', last?.verdict ?? 'unknown');
        ctx.output('preflightId', last?.id ?? 'dry-run');
        ctx.output('blocking', last ? blockingChecks(last).map(c => c.id) : []);
        return;
      }

      const first = await session.call('start the checks', (api, request) =>
        api.startPreflight(
          {
            kind,
            cluster,
            seedImage,
            ...(kind === 'generate'
              ? { replaceExistingTag: ctx.input.replaceExistingTag }
              : {
                  strategy: strategy === 'recommended' ? undefined : strategy,
                  device: device || undefined,
                }),
          },
          request,
        ),
      );
      const shown = new Set<string>();
      const report = await pollReport(session, {
        first,
        read: () =>
          session.call('read the checks', (api, request) =>
            api.getPreflight(first.id, request),
          ),
        onRead: ({ checks }) => {
          for (const check of checks) {
            if (shown.has(check.id)) continue;
            shown.add(check.id);
            // What is found is said at the end, when it is known which are the same.
            if (!isFinding(check)) ctx.logger.info(describeCheck(check));
          }
        },
        withinMs: WITHIN_MS,
        what: `the preflight of ${cluster}`,
      });
      distinctFindings(report.checks.filter(isFinding)).forEach(finding =>
        ctx.logger.info(describeFinding(finding)),
      );
      const summary = sumUpChecks(report.checks);
      ctx.logger.info(`In all: ${summary}.`);
      ctx.output('summary', summary);
      const blocking = blockingChecks(report);
      ctx.output('verdict', report.verdict ?? 'unknown');
      ctx.output('preflightId', report.id);
      ctx.output(
        'blocking',
        blocking.map(({ id }) => id),
      );
      if (report.verdict !== 'blocked' || ctx.input.failWhenBlocked === false) {
        return;
      }
      throw new Error(
        `PreflightBlocked: cluster ${cluster} is not ready. ${describeBlocking(
          report,
          runId => runAddress(options.pageUrl, runId),
        )}`,
      );
    },
  });
}
