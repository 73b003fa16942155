import type { AccessFailure } from '@seedgen/backstage-plugin-seedgen-common';
import type { AnyEffectResult, EffectIntent } from '../engine/effects';
import type { MachineRun } from '../engine/types';
import { withDeadline } from '../engine/withDeadline';
import type { EffectContext, EffectDependencies } from './types';

const LIMIT_MS = 60_000;
const PREFLIGHT_LIMIT_MS = 150_000;

/** Has an effect, within a limit of time. Never throws: what went wrong is in the result. */
export async function performEffect(
  run: MachineRun,
  effect: EffectIntent,
  dependencies: EffectDependencies & Pick<EffectContext, 'epoch'>,
  signal: AbortSignal,
): Promise<AnyEffectResult> {
  const limit = effect.type === 'run-preflight' ? PREFLIGHT_LIMIT_MS : LIMIT_MS;
  try {
    return await withDeadline(
      { clock: dependencies.clock, limitMs: limit, signal },
      own => {
        const perform = dependencies.kinds.of(run).performers[effect.type];
        if (!perform) {
          throw new Error(`Runs of kind ${run.kind} have no ${effect.type}`);
        }
        return perform(effect as never, {
          ...dependencies,
          run,
          // Only if it is asked for: not every run is about a cluster.
          get cluster() {
            return dependencies.clusters.get(run.cluster);
          },
          signal: own,
        });
      },
      () =>
        failedOf(effect, {
          code: signal.aborted ? 'aborted' : 'timeout',
          message: `No answer within ${limit / 1000} s; it is tried again`,
        }),
    );
  } catch (error) {
    dependencies.logger.error(
      `Run ${run.id}: effect ${effect.type} failed unexpectedly`,
      error as Error,
    );
    return failedOf(effect, {
      code: 'protocol',
      message: `An unexpected error came up, which the portal's log has; it is tried again`,
    });
  }
}

function failedOf(
  { type }: EffectIntent,
  failure: AccessFailure,
): AnyEffectResult {
  return { type, ok: false, failure };
}
