import type { GenerateDraft } from './GenerateDraft';
import { tooLate } from '../../engine/tooLate';
import { isAtLeast } from './order';
import { evidencePhase } from './phases/evidence';

/**
 * Takes a cancellation into account. Before the imager is launched the SeedGenerator is taken
 * away; afterwards Lifecycle Agent cannot be stopped, and the run stops following at once.
 */
export function absorbCancellation(draft: GenerateDraft): void {
  const { memory, run } = draft;
  if (!run.cancelled) return;
  const { ending } = memory;
  if (ending && ending.phase !== 'Abandoned') return;
  if (imagerIsLaunched(draft) && run.cancelled.onlyIfStoppable) {
    goOn(draft);
    return;
  }
  if (imagerIsLaunched(draft) || removedByAnother(draft)) {
    stopFollowing(draft);
    return;
  }
  if (ending) return;
  draft.record('note', `Cancelled by ${run.cancelled.by}`);
  draft.end('Abandoned', {
    problem: {
      code: 'Cancelled',
      message: `Cancelled by ${run.cancelled.by} before the imager was launched`,
    },
  });
}

function imagerIsLaunched(draft: GenerateDraft): boolean {
  const phase = evidencePhase(draft);
  return draft.imagerLaunched || Boolean(phase && isAtLeast(phase, 'Imaging'));
}

// We asked for its removal and somebody else had removed what we had seen: most likely Lifecycle
// Agent, which does so when it launches the imager.
function removedByAnother(draft: GenerateDraft): boolean {
  const { memory } = draft;
  return (
    Boolean(memory.ending) &&
    memory.generator.observed &&
    memory.generator.removal === 'absent'
  );
}

function goOn(draft: GenerateDraft): void {
  const { run } = draft;
  takeEndingBack(draft);
  draft.record('note', tooLate(run.cancelled!.by, 'the imager was launched'));
  run.cancelled = undefined;
}

function takeEndingBack(draft: GenerateDraft): void {
  const { memory } = draft;
  memory.ending = undefined;
  draft.forget('delete-seed-generator');
  memory.generator.removal = undefined;
}

function stopFollowing(draft: GenerateDraft): void {
  const { memory, run } = draft;
  const reached = evidencePhase(draft);
  takeEndingBack(draft);
  memory.followUp = {
    mode: 'end-unknown',
    since: draft.now,
    phase: reached && isAtLeast(reached, run.phase) ? reached : run.phase,
    phaseSince: run.phaseSince,
  };
  run.watching = true;
  draft.show({
    code: 'StoppedFollowing',
    message: `Cancelled by ${
      run.cancelled!.by
    }; the cluster goes on by itself; LCA cannot be stopped`,
    remedy:
      'The portal watches quietly until the end is known and the Secret is gone.',
  });
  draft.enter(
    'Abandoned',
    'The cluster goes on by itself; LCA cannot be stopped',
  );
}
