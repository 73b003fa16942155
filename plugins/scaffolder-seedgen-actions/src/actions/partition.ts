import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  runAddress,
  type RunRequest,
  type StorageStrategy,
} from '@seedgen/backstage-plugin-seedgen-common';
import { InputError } from '@backstage/errors';
import { judgeEnd } from '../follow/endOfRun';
import { followRun } from '../follow/followRun';
import { submitRun } from '../follow/submitRun';
import {
  openSession,
  type SeedgenActionOptions,
  type SeedgenSession,
} from '../session';
import { oneLine } from '../text';
import { DRY_RUN_ID, showDryRun } from './dryRun';
import { examples } from './partition.examples';
import { requireConfirmation, runInput, runOutput } from './runFields';

/** `seedgen:partition`: gives `/var/lib/containers` storage of its own. */
export function createPartitionAction(options: SeedgenActionOptions) {
  return createTemplateAction({
    id: 'seedgen:partition',
    description:
      'Gives /var/lib/containers of a Single Node OpenShift cluster a filesystem of its own. The node reboots, and container storage starts empty.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        ...runInput,
        strategy: z =>
          z
            .enum(['recommended', 'secondary-disk', 'machine-config'])
            .default('recommended')
            .describe(
              'How. machine-config is the classic way, which current OpenShift refuses on a running node',
            ),
        device: z =>
          z
            .string()
            .optional()
            .describe(
              'The disk, best under /dev/disk/by-id; the choice of the plan if absent',
            ),
      },
      output: {
        ...runOutput,
        strategy: z => z.string().describe('How it was done'),
      },
    },
    async handler(ctx) {
      const { cluster, confirmation, reason, device } = ctx.input;
      requireConfirmation(cluster, confirmation);
      const session = await openSession(options, ctx);
      const chosen = await choose(
        session,
        cluster,
        ctx.input.strategy ?? 'recommended',
        device,
        message => ctx.logger.info(message),
      );
      const { strategy } = chosen;
      // The disk of the plan by its name: a run that plans anew could find another one by then.
      const disk = device || chosen.device;
      ctx.output('strategy', strategy);
      const request: RunRequest = {
        kind: 'partition',
        cluster,
        strategy,
        confirmation: cluster,
        ...(disk ? { device: disk } : {}),
        ...(reason ? { reason } : {}),
      };
      if (ctx.isDryRun) {
        await showDryRun(session, request, ctx.logger);
        ctx.output('runId', DRY_RUN_ID);
        ctx.output('phase', 'Preflight');
        ctx.output('runUrl', runAddress(options.pageUrl));
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
        `Run ${run.id} prepares container storage of ${cluster} (${strategy}): ${runUrl}`,
      );
      if (ctx.input.wait === false) return;
      const ended = await followRun(session, {
        runId: run.id,
        runUrl,
        withinMs: (ctx.input.followForMinutes ?? 180) * 60_000,
        logger: ctx.logger,
      });
      ctx.output('phase', ended.phase);
      judgeEnd(ended, { runUrl, requireConfirmation: true });
    },
  });
}

/** The strategy as asked for, or the recommended one of the plan if that can be applied, with the plan's disk. */
async function choose(
  session: SeedgenSession,
  cluster: string,
  asked: 'recommended' | StorageStrategy,
  named: string | undefined,
  say: (message: string) => void,
): Promise<{ strategy: StorageStrategy; device?: string }> {
  if (asked !== 'recommended' && named) return { strategy: asked };
  const plan = await session.call('read the storage plan', (api, request) =>
    api.getStoragePlan(cluster, request),
  );
  if (asked !== 'recommended') {
    const device = plan.options.find(
      ({ strategy, feasible }) => feasible && strategy === asked,
    )?.device;
    if (device) say(`The plan's disk for ${asked} is ${oneLine(device)}.`);
    return { strategy: asked, ...(device ? { device } : {}) };
  }
  const { recommended } = plan;
  const option = plan.options.find(({ strategy }) => strategy === recommended);
  if (recommended && option && recommended !== 'install-time') {
    const { device } = option;
    say(
      `Recommended: ${recommended}${
        device ? ` on ${oneLine(device)}` : ''
      }. ${option.reasons.map(oneLine).join(' ')}`,
    );
    return { strategy: recommended, ...(device ? { device } : {}) };
  }
  const secondDisk = plan.options.find(
    ({ strategy }) => strategy === 'secondary-disk',
  );
  throw new InputError(
    `NoStrategy: nothing can be applied to cluster ${cluster} while it runs. ${
      secondDisk?.reasons.map(oneLine).join(' ') ?? ''
    } Its storage plan has the files for its next installation, if these are the way.`,
  );
}
