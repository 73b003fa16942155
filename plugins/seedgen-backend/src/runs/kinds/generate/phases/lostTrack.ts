import { isSteady } from '../absorb/absorbSteadiness';
import type { GenerateDraft } from '../GenerateDraft';
import { imagerHasEnded, logIsSettled } from '../imagerLog';
import { isAtLeast } from '../order';
import { endings } from '../reasons/endings';
import { enterIfAhead } from './advance';

const ATTEMPTS = 3;

/**
 * Draws the conclusion where Lifecycle Agent has lost track of its imager: the registry and the
 * node say how it ended, since nobody else will.
 */
export function concludeLostTrack(draft: GenerateDraft): void {
  const { memory } = draft;
  // What the object says after the return counts more: it may have been restored once more.
  const isBack = memory.api === 'up' && isSteady(draft);
  const { state, goneSince } = memory.generator;
  const isGone =
    goneSince !== undefined &&
    draft.since(goneSince) >= draft.limits.removedGraceMs;
  if (!isBack || !(state === 'present' || isGone)) return;
  const ended = imagerHasEnded(draft);
  if (draft.imageProven) {
    if (!ended && !nodeIsSilent(draft)) return;
    enterIfAhead(draft, 'Verifying');
    enterIfAhead(draft, 'Cleaning');
    draft.end('Unconfirmed', { problem: endings.imagerLost(said(draft)) });
    return;
  }
  if (!ended || !memory.looksAfterImager) return;
  const waited =
    draft.since(memory.imager!.at) >= (draft.limits.phases.Verifying ?? 0);
  if (draft.newDigest && memory.verification?.verdict !== 'rejected') {
    if (waited) {
      draft.end('Unconfirmed', {
        problem: endings.imageUnverified(draft.limitText),
      });
    }
    return;
  }
  if (!waited && memory.imager?.state === 'exited' && !logIsSettled(draft)) {
    return;
  }
  const { imagerLog } = memory;
  draft.end('Failed', {
    problem: imagerLog?.code
      ? {
          code: imagerLog.code,
          message: `${imagerLog.message}. ${
            endings.imagerGone(said(draft)).message
          }`,
          remedy: imagerLog.remedy,
        }
      : endings.imagerGone(said(draft), imagerLog?.summary),
  });
}

/**
 * Ends a run at a limit where nobody could say what has become of the imager. Returns whether it
 * did: such a run has not failed, and until somebody has looked no other one may begin.
 *
 * @param lost - known to be so, whatever Lifecycle Agent says
 */
export function endUnaccounted(draft: GenerateDraft, lost = false): boolean {
  const { memory } = draft;
  const runs = memory.imager?.state === 'running';
  if (memory.end || draft.imageProven) return false;
  if (!(lost || memory.lostTrack || runs)) return false;
  draft.end('Unconfirmed', {
    problem: endings.imagerUnaccounted(draft.limitText, runs),
    inspect: true,
  });
  return true;
}

/**
 * Ends a run at a limit where neither the cluster nor the registry was heard of. Where the imager may
 * still run it has not failed, whatever of its restarts was seen: until somebody has looked no other
 * run may begin.
 */
export function endUnheard(draft: GenerateDraft): void {
  const { memory, limitText } = draft;
  const heard =
    imagerHasEnded(draft) || (memory.api === 'up' && isSteady(draft));
  draft.end(heard ? 'Failed' : 'Unconfirmed', {
    problem: endings.lostContact(limitText, !heard),
    inspect: !heard,
  });
}

/** Asks the node for the imager where nothing else tells whether it works. */
export function planImagerState(draft: GenerateDraft): void {
  const { memory } = draft;
  if (memory.api !== 'up' || memory.end || !isInDoubt(draft)) return;
  if (imagerHasEnded(draft)) return;
  const { doneAt, failure } = draft.effect('read-imager-state') ?? {};
  if (failure?.code === 'forbidden') return;
  if (doneAt && draft.since(doneAt) >= draft.limits.steadyReturnMs) {
    draft.forget('read-imager-state');
  }
  draft.want({ type: 'read-imager-state' });
}

function isInDoubt(draft: GenerateDraft): boolean {
  const { generator, lostTrack, outage, steady } = draft.memory;
  const { phase, phaseSince } = draft.run;
  if (lostTrack) return true;
  if (!draft.imagerLaunched || isAtLeast(phase, 'Recovering')) return false;
  return (
    generator.restored ||
    generator.step === 'finalizing' ||
    // It answers, and this may be the return.
    (outage.everSeen && steady !== undefined) ||
    // No outage came.
    draft.since(phaseSince) >= draft.limits.removedGraceMs
  );
}

/** Whether the node may not be asked, or did not answer when it was. */
function nodeIsSilent(draft: GenerateDraft): boolean {
  const { failure, attempts = 0 } = draft.effect('read-imager-state') ?? {};
  return Boolean(
    failure && (failure.code === 'forbidden' || attempts >= ATTEMPTS),
  );
}

function said(draft: GenerateDraft): string {
  return draft.memory.lostTrack?.message ?? '';
}
