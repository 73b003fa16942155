import { tooLate } from '../../engine/tooLate';
import { reasons } from './reasons';
import type { RemedyDraft } from './RemedyDraft';

/** Takes a cancellation into account: nothing more is done, and what was done stays. */
export function absorbCancellation(draft: RemedyDraft): void {
  const { cancelled } = draft.run;
  if (!cancelled) return;
  if (draft.touched && cancelled.onlyIfStoppable) {
    draft.record('note', tooLate(cancelled.by, 'it was done'));
    draft.run.cancelled = undefined;
    return;
  }
  const problem = draft.touched
    ? reasons.stoppedFollowing(cancelled.by)
    : reasons.cancelled(cancelled.by);
  draft.end('Abandoned', problem.message, problem);
}
