import type { RegistryObservation } from '@seedgen/backstage-plugin-seedgen-common';
import type { GenerateDraft } from '../GenerateDraft';

/** Takes in what the tag shows. A registry that could not be read changes nothing. */
export function absorbRegistry(
  draft: GenerateDraft,
  seen: RegistryObservation | undefined,
): void {
  if (!seen || seen.tag.state === 'unknown') return;
  const { memory, run } = draft;
  const digest = seen.tag.state === 'present' ? seen.tag.digest : undefined;
  if (run.phase === 'Preflight' && !draft.requestSent) {
    memory.tagBefore = { digest, at: seen.at };
    memory.tagNow = memory.tagBefore;
    return;
  }
  if (memory.end) memory.looksAfterEnd += 1;
  if (memory.imager?.state === 'exited' || memory.imager?.state === 'absent') {
    memory.looksAfterImager = (memory.looksAfterImager ?? 0) + 1;
  }
  if (draft.imageProven) {
    watchProven(draft, { digest, at: seen.at });
    return;
  }
  if (memory.tagNow && memory.tagNow.digest === digest) {
    memory.tagNow.at = seen.at;
    return;
  }
  memory.tagNow = { digest, at: seen.at };
  draft.record(
    'registry',
    digest
      ? // Whose it is, is not known yet; its digest is told once it is proven to be the run's own.
        'The tag shows an image that was not there before'
      : 'The tag is not in the registry any more',
  );
  memory.verification = undefined;
  draft.forget('verify-image');
}

// A proven image stays proven: the digest is what counts. But whoever uses the tag gets something
// else. What that is belongs to whoever pushed it, and is not kept here.
function watchProven(
  draft: GenerateDraft,
  now: { digest?: string; at: string },
): void {
  const { memory } = draft;
  memory.tagNow = now;
  if (now.digest === memory.verification?.details?.digest) {
    if (!memory.tagMoved) return;
    delete memory.tagMoved;
    draft.record('registry', 'The tag shows the proven image again');
    return;
  }
  const to = now.digest ? 'another image' : 'nothing';
  if (memory.tagMoved) {
    memory.tagMoved.to = to;
    return;
  }
  memory.tagMoved = { at: now.at, to };
  draft.record(
    'registry',
    now.digest
      ? 'The tag shows another image now than the proven one'
      : 'The tag of the proven image is not in the registry any more',
    'TagMoved',
  );
}
