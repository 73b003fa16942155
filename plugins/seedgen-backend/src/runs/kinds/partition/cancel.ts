import type { PartitionDraft } from './PartitionDraft';
import { tooLate } from '../../engine/tooLate';
import { isPastReturn } from './order';
import { reasons } from './reasons';

/**
 * Takes a cancellation into account: before the node takes the MachineConfig up it is taken back,
 * afterwards the run stops following at once.
 */
export function absorbCancellation(draft: PartitionDraft): void {
  const { run, memory } = draft;
  if (!run.cancelled || memory.reverting) return;
  const { by } = run.cancelled;
  const stoppable = !isPastReturn(run.phase) || waitsForPool(draft);
  if (!stoppable && run.cancelled.onlyIfStoppable) {
    draft.record('note', tooLate(by, 'the node takes the change up'));
    run.cancelled = undefined;
    return;
  }
  if (!stoppable) {
    memory.followUp = {
      mode: 'end-unknown',
      since: draft.now,
      phase: run.phase,
      phaseSince: run.phaseSince,
    };
    run.watching = true;
    draft.end(
      'Abandoned',
      'The node goes on by itself; a rollout that has begun cannot be stopped',
      reasons.stoppedFollowing(by),
    );
    return;
  }
  draft.record('note', `Cancelled by ${by}`);
  if (draft.applied) draft.revert('Abandoned', reasons.cancelled(by));
  else {
    const problem = reasons.cancelled(by);
    draft.end('Abandoned', problem.message, problem);
  }
}

/** A pool that is paused has given nothing to the node yet, however long ago it was rendered. */
function waitsForPool({ run, memory }: PartitionDraft): boolean {
  const { pool, node, before, rebooted, api } = memory;
  return Boolean(
    run.phase === 'Updating' &&
      api === 'up' &&
      !rebooted &&
      pool?.paused &&
      node &&
      node.desiredConfiguration === node.currentConfiguration &&
      node.currentConfiguration === before?.desired,
  );
}
