import type { GenerateDraft } from './GenerateDraft';
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
  if (launchedMeanwhile(draft)) {
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

function launchedMeanwhile(draft: GenerateDraft): boolean {
  const { memory } = draft;
  const phase = evidencePhase(draft);
  if (draft.imagerLaunched || (phase && isAtLeast(phase, 'Imaging')))
    return true;
  // We asked for its removal and somebody else had removed what we had seen: most likely
  // Lifecycle Agent, which does so when it launches the imager.
  return (
    Boolean(memory.ending) &&
    memory.generator.observed &&
    memory.generator.removal === 'absent'
  );
}

function stopFollowing(draft: GenerateDraft): void {
  const { memory, run } = draft;
  const reached = evidencePhase(draft);
  memory.ending = undefined;
  draft.forget('delete-seed-generator');
  memory.generator.removal = undefined;
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
