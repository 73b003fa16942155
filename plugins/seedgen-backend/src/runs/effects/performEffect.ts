import type { Effect, EffectResult, EffectType } from '../engine/effects';
import type { MachineRun } from '../engine/types';
import { withDeadline } from '../engine/withDeadline';
import { failed } from './result';
import type { EffectContext, EffectDependencies, Performer } from './types';

const LIMIT_MS = 60_000;
const PREFLIGHT_LIMIT_MS = 150_000;

/** Has an effect, within a limit of time. Never throws: what went wrong is in the result. */
export async function performEffect(
  run: MachineRun,
  effect: Effect,
  dependencies: EffectDependencies & Pick<EffectContext, 'epoch'>,
  signal: AbortSignal,
): Promise<EffectResult> {
  const limit = effect.type === 'run-preflight' ? PREFLIGHT_LIMIT_MS : LIMIT_MS;
  try {
    return await withDeadline(
      { clock: dependencies.clock, limitMs: limit, signal },
      own => {
        const { performers } = dependencies.kinds.of(run);
        const perform = performers[effect.type] as
          | Performer<EffectType>
          | undefined;
        if (!perform) {
          throw new Error(`Runs of kind ${run.kind} have no ${effect.type}`);
        }
        const cluster = dependencies.clusters.get(run.cluster);
        return perform(effect, { ...dependencies, run, cluster, signal: own });
      },
      () =>
        failed(effect.type, {
          code: signal.aborted ? 'aborted' : 'timeout',
          message: `No answer within ${limit / 1000} s; it is tried again`,
        }),
    );
  } catch (error) {
    dependencies.logger.error(
      `Run ${run.id}: effect ${effect.type} failed unexpectedly`,
      error as Error,
    );
    return failed(effect.type, {
      code: 'protocol',
      message: `An unexpected error came up, which the portal's log has; it is tried again`,
    });
  }
}
