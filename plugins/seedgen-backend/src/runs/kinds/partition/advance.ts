import type { PartitionDraft } from './PartitionDraft';
import { isAtLeast } from './order';
import { reasons } from './reasons';
import { isRendered, isRolledOut, refusalOf } from './rollout';

const RESTART_ATTEMPTS = 3;

/** Moves to the phase that was reached, or ends the run. */
export function advance(draft: PartitionDraft): void {
  const { memory, run } = draft;
  if (run.phase === 'Preflight') {
    leavePreflight(draft);
    return;
  }
  if (memory.reverting) {
    endReverting(draft);
    return;
  }
  if (run.phase === 'Applying') {
    if (!draft.isDone('apply-machine-config')) {
      endOnConflict(draft);
      return;
    }
    draft.enterIfAhead(
      'Rendering',
      'The Machine Config Operator renders the configuration',
    );
  }
  followRollout(draft);
  if (draft.run.phase === 'Verifying') finishIfReady(draft);
}

function leavePreflight(draft: PartitionDraft): void {
  const { memory } = draft;
  if (memory.noneNeeded) {
    draft.end(
      'Succeeded',
      '/var/lib/containers has storage of its own already; nothing was touched',
    );
    return;
  }
  // What the pool was like before is what a refusal is told by.
  if (memory.manifest && draft.isDone('run-preflight') && memory.before) {
    draft.audit({ action: 'run.started', outcome: 'accepted' });
    draft.enterIfAhead('Applying', 'The MachineConfig is being applied');
  }
}

function endOnConflict(draft: PartitionDraft): void {
  const failure = draft.effect('apply-machine-config')?.failure;
  if (failure?.code !== 'conflict' && failure?.code !== 'invalid') return;
  const problem = reasons.conflict(draft.machineConfig, failure.message);
  draft.end('Failed', problem.message, problem);
}

function followRollout(draft: PartitionDraft): void {
  const { memory } = draft;
  if (memory.api === 'down') {
    if (isAtLeast(draft.run.phase, 'Updating')) {
      memory.rebooted = true;
      draft.enterIfAhead('Rebooting', 'The node reboots');
    }
    return;
  }
  if (memory.api !== 'up') return;
  if (memory.removed) {
    const problem = reasons.removed(draft.machineConfig);
    draft.end('Failed', problem.message, problem);
    return;
  }
  const refusal = refusalOf(draft);
  if (refusal && !isAtLeast(draft.run.phase, 'Verifying')) {
    draft.revert(
      'Failed',
      memory.node?.daemonState === 'Degraded'
        ? reasons.degraded(refusal)
        : reasons.refused(refusal),
    );
    return;
  }
  if (!isRendered(draft)) return;
  draft.enterIfAhead('Updating', 'The node takes the new configuration up');
  if (isRolledOut(draft)) {
    draft.enterIfAhead('Verifying', 'The storage is being verified');
  }
}

function finishIfReady(draft: PartitionDraft): void {
  const { storage, device } = draft.memory;
  if (storage?.elsewhere && device) {
    const problem = reasons.otherDisk(storage.elsewhere, device);
    draft.end('Failed', problem.message, problem);
    return;
  }
  if (!storage?.ready) return;
  const restart = draft.effect('restart-lifecycle-agent');
  const givenUp = restart?.failure && restart.attempts >= RESTART_ATTEMPTS;
  if (!restart?.doneAt && !givenUp) return;
  draft.end(
    'Succeeded',
    `The storage is ready: ${storage.found}`,
    givenUp
      ? {
          code: 'LifecycleAgentNotRestarted',
          message: `Lifecycle Agent could not be restarted: ${
            restart!.failure!.message
          }`,
          remedy:
            'It reads the mount only when it starts. Delete its pod: oc delete pod -n openshift-lifecycle-agent -l app.kubernetes.io/component=lifecycle-agent.',
        }
      : undefined,
  );
}

function endReverting(draft: PartitionDraft): void {
  const { memory } = draft;
  const { reverting, api, pool } = memory;
  if (!reverting || !draft.isDone('delete-machine-config')) return;
  const settled =
    api === 'up' && pool && !isRendered(draft) && !refusalOf(draft);
  if (settled) {
    draft.end(
      reverting.phase,
      `${reverting.problem.message}. The MachineConfig was taken back`,
      reverting.problem,
    );
  }
}
