import type { GenerateDraft } from './GenerateDraft';
import { isAtLeast } from './order';

// With pauses that double, about a minute: for as long the node's pods may need after the return.
const ATTEMPTS = 6;

/** Whether the node says that the imager does not run any more. */
export function imagerHasEnded({ memory }: GenerateDraft): boolean {
  const { state } = memory.imager ?? {};
  return state === 'exited' || state === 'absent';
}

/** Whether the imager's log was had, or was tried for often enough. */
export function logIsSettled(draft: GenerateDraft): boolean {
  const log = draft.effect('fetch-imager-log');
  if (!log) return false;
  return Boolean(
    log.doneAt ||
      (log.failure &&
        (log.attempts >= ATTEMPTS || log.failure.code === 'forbidden')),
  );
}

/**
 * Wants the imager's log once it tells the whole story: Lifecycle Agent has said how it ended, or
 * has been silent since the return for half as long as it may.
 */
export function planLog(draft: GenerateDraft): void {
  const { memory, run } = draft;
  if (memory.api !== 'up' || !isAtLeast(run.phase, 'Imaging')) return;
  const ended = memory.end ?? (memory.lostTrack && imagerHasEnded(draft));
  if ((ended || isSilent(draft)) && !logIsSettled(draft)) {
    draft.want({ type: 'fetch-imager-log' });
  }
}

function isSilent(draft: GenerateDraft): boolean {
  const { phase, phaseSince } = draft.run;
  if (phase !== 'Recovering' && phase !== 'Finalizing') return false;
  return draft.since(phaseSince) >= (draft.limits.phases[phase] ?? 0) / 2;
}
