import type { GenerateDraft } from '../GenerateDraft';
import { logIsSettled } from '../imagerLog';
import { isAtLeast } from '../order';
import { endings } from '../reasons/endings';
import {
  failedAfterImaging,
  reasonOfFailure,
} from '../../../lifecycleAgent/failures';
import { enterIfAhead } from './advance';
import { concludeLostTrack } from './lostTrack';

const ATTEMPTS = 3;

/** Draws the conclusion once the cluster has said how it ended, or will not be heard again. */
export function conclude(draft: GenerateDraft): void {
  const { memory, run } = draft;
  if (memory.ending) return;
  if (memory.lostTrack && !memory.end) concludeLostTrack(draft);
  else if (memory.end?.kind === 'failed') concludeFailure(draft);
  else if (run.phase === 'Verifying') concludeVerifying(draft);
}

function concludeFailure(draft: GenerateDraft): void {
  const { memory } = draft;
  const end = memory.end!;
  const reason = reasonOfFailure(end.message, end.code);
  const afterImager = end.afterImager ?? failedAfterImaging(end.message);
  if (!afterImager && !draft.imageProven) {
    draft.end('Failed', { problem: reason });
    return;
  }
  const waited = draft.since(end.at) >= (draft.limits.phases.Verifying ?? 0);
  const imageIsSettled =
    draft.imageProven ||
    memory.verification?.verdict === 'rejected' ||
    (memory.looksAfterEnd > 0 && !draft.newDigest);
  if (!waited && !(imageIsSettled && logIsSettled(draft))) return;
  if (draft.imageProven) {
    enterIfAhead(draft, 'Verifying');
    enterIfAhead(draft, 'Cleaning');
    draft.end('Unconfirmed', {
      problem: {
        ...reason,
        message: `The image is proven, but: ${reason.message}`,
      },
    });
    return;
  }
  const { imagerLog } = memory;
  draft.end('Failed', {
    problem: imagerLog?.code
      ? {
          code: imagerLog.code,
          message: `${imagerLog.message}. ${reason.message}`,
          remedy: imagerLog.remedy,
        }
      : {
          ...reason,
          message: `${reason.message}${
            imagerLog?.summary
              ? `. The imager's log: ${imagerLog.summary}`
              : ". The imager's log could not be had"
          }`,
        },
  });
}

function concludeVerifying(draft: GenerateDraft): void {
  const { memory } = draft;
  const { verification } = memory;
  const completed = memory.end?.kind === 'completed';
  if (draft.imageProven) {
    if (!completed) return;
    if (!logIsSettled(draft) && !draft.overdue && memory.api === 'up') return;
    enterIfAhead(draft, 'Cleaning');
    draft.end('Succeeded', { remove: false });
    return;
  }
  if (draft.newDigest) {
    if (verification?.verdict === 'rejected') {
      draft.end('Failed', { problem: endings.imageRejected(verification) });
    }
    return;
  }
  // The look at the tag must be younger than Lifecycle Agent's word.
  if (!completed || memory.looksAfterEnd === 0 || !memory.tagNow) return;
  if (!memory.tagNow.digest) {
    draft.end('Failed', { problem: endings.imageMissing(draft.seedImage) });
    return;
  }
  const verify = draft.effect('verify-image');
  if (verify?.doneAt || (verify?.failure && verify.attempts >= ATTEMPTS)) {
    draft.end('Failed', {
      problem: endings.imageUnchanged(memory.tagBefore!, verification),
    });
  }
}

/** Ends a run whose image is proven but whose cluster did not say that it completed. */
export function endUnconfirmed(
  draft: GenerateDraft,
  problem: Parameters<GenerateDraft['end']>[1]['problem'],
): void {
  if (!isAtLeast(draft.run.phase, 'Verifying'))
    enterIfAhead(draft, 'Verifying');
  draft.end('Unconfirmed', { problem });
}
