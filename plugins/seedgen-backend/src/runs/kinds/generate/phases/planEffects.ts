import type { GenerateDraft } from '../GenerateDraft';
import { expectationOf } from '../seedRecord';
import { planLog } from '../imagerLog';
import { planImagerState } from './lostTrack';

/** Wants what the phase needs done. */
export function planEffects(draft: GenerateDraft): void {
  const { memory, run } = draft;
  if (memory.ending) return;
  planVerification(draft);
  switch (run.phase) {
    case 'Preflight':
      draft.want({ type: 'run-preflight' });
      return;
    case 'Requesting':
      planRequest(draft);
      return;
    case 'Stabilizing':
      planSecondRequest(draft);
      return;
    default:
      planLog(draft);
      planImagerState(draft);
  }
}

// The Secret first: Lifecycle Agent looks for it as soon as there is a SeedGenerator.
function planRequest(draft: GenerateDraft): void {
  if (draft.memory.api !== 'up') return;
  if (!draft.isDone('write-secret')) {
    draft.want({ type: 'write-secret' });
    return;
  }
  draft.want({
    type: 'create-seed-generator',
    repeated: Boolean(draft.effect('create-seed-generator')),
  });
}

// The cluster took the SeedGenerator and shows none, and none was ever seen: the single etcd of a
// single node may lose an acknowledged write. Once, and only if Lifecycle Agent left no traces.
function planSecondRequest(draft: GenerateDraft): void {
  const { generator, launched, api } = draft.memory;
  const create = draft.effect('create-seed-generator');
  if (
    api !== 'up' ||
    generator.state !== 'absent' ||
    generator.observed ||
    launched ||
    !create ||
    create.attempts > 1
  ) {
    return;
  }
  delete create.doneAt;
  draft.want({ type: 'create-seed-generator', repeated: true });
}

function planVerification(draft: GenerateDraft): void {
  const { memory } = draft;
  if (draft.imageProven || !draft.requestSent) return;
  const unchanged =
    memory.end?.kind === 'completed' && memory.looksAfterEnd > 0
      ? memory.tagBefore?.digest
      : undefined;
  const digest = draft.newDigest ?? unchanged;
  if (!digest) return;
  if (memory.verification?.verdict === 'unknown') {
    // Not an answer yet: asked for again, with the same patience as after a failure.
    const effect = draft.effect('verify-image');
    if (effect?.doneAt) {
      delete effect.doneAt;
      effect.failure = {
        code: 'unavailable',
        message: 'not all could be read',
      };
    }
  }
  draft.want({
    type: 'verify-image',
    digest,
    expectation: expectationOf(draft),
  });
}
