import type { Effect, EffectResult, EffectType } from '../engine/effects';
import type { MachineRun } from '../engine/types';
import { withDeadline } from '../engine/withDeadline';
import { fetchImagerLog, readImager, verifyImage } from './image';
import { lookAtNode } from './node';
import { failed } from './result';
import { runPreflight } from './runPreflight';
import {
  readAgentFiles,
  removeFinishedPods,
  removeMachineConfig,
  removeSeedGenerator,
  replaceSecret,
  resumeMachineConfigPool,
} from './remedies';
import { installLifecycleAgent, readInstallation } from './installation';
import { beginRun, cancelRun } from './otherRuns';
import { createSeedGenerator, deleteSeedGenerator } from './seedGenerator';
import { deleteSecret, writeSecret } from './seedSecret';
import {
  applyMachineConfig,
  deleteMachineConfig,
  planStorage,
  readLayout,
  restartLifecycleAgent,
} from './storage';
import type { EffectContext, EffectDependencies, Performer } from './types';

const PERFORMERS: { [Type in EffectType]: Performer<Type> } = {
  'run-preflight': runPreflight,
  'write-secret': writeSecret,
  'create-seed-generator': createSeedGenerator,
  'delete-seed-generator': deleteSeedGenerator,
  'delete-secret': deleteSecret,
  'verify-image': verifyImage,
  'fetch-imager-log': fetchImagerLog,
  'look-at-node': lookAtNode,
  'read-imager-state': readImager,
  'plan-storage': planStorage,
  'apply-machine-config': applyMachineConfig,
  'delete-machine-config': deleteMachineConfig,
  'read-layout': readLayout,
  'restart-lifecycle-agent': restartLifecycleAgent,
  'read-agent-files': readAgentFiles,
  'replace-secret': replaceSecret,
  'cancel-run': cancelRun,
  'remove-seed-generator': removeSeedGenerator,
  'begin-run': beginRun,
  'remove-machine-config': removeMachineConfig,
  'remove-finished-pods': removeFinishedPods,
  'resume-machine-config-pool': resumeMachineConfigPool,
  'install-lifecycle-agent': installLifecycleAgent,
  'read-installation': readInstallation,
};

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
        const perform = PERFORMERS[effect.type] as Performer<EffectType>;
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
