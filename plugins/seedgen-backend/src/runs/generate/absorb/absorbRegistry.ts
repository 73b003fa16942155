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
  if (memory.tagNow && memory.tagNow.digest === digest) {
    memory.tagNow.at = seen.at;
    return;
  }
  memory.tagNow = { digest, at: seen.at };
  draft.record(
    'registry',
    digest
      ? `The tag shows ${digest}`
      : 'The tag is not in the registry any more',
  );
  // A proven image stays proven: the digest is what counts, the tag only informs.
  if (!draft.imageProven) {
    memory.verification = undefined;
    draft.forget('verify-image');
  }
}
