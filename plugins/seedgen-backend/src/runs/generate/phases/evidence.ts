import type { GENERATE_PHASES } from '@seedgen/backstage-plugin-seedgen-common';
import { reached } from '../conditions';
import type { GenerateDraft } from '../GenerateDraft';

type GeneratePhase = (typeof GENERATE_PHASES)[number];

/**
 * The furthest phase that what was seen so far speaks for; nothing if the request has not reached
 * the cluster. Level-triggered: it follows from memory, not from the order of events.
 */
export function evidencePhase(draft: GenerateDraft): GeneratePhase | undefined {
  const { memory } = draft;
  const { generator, outage } = memory;
  if (generator.state === 'never' && !memory.launched) return undefined;
  if (memory.end?.kind === 'completed') return 'Verifying';
  if (generator.step === 'finalizing') return 'Finalizing';
  if (generator.restored) return 'Recovering';
  const published = isPublished(draft);
  if (!published && !wasLaunched(draft)) {
    return reached(generator.step, 'starting') ? 'Preparing' : 'Stabilizing';
  }
  // The image is pushed while the kubelet is stopped: an API that answers after that is back. With
  // no image, one failed look could be a hiccup, two with the object still gone are the outage.
  const returned =
    (memory.api === 'up' &&
      (published ||
        (outage.everSeen &&
          outage.looks >= 2 &&
          generator.state === 'absent'))) ||
    (memory.api === 'refusing' && (published || outage.everSeen));
  if (returned) return 'Recovering';
  return published ? 'Published' : 'Imaging';
}

/** Whether the imager was launched, by its message or by what Lifecycle Agent does before it. */
function wasLaunched(draft: GenerateDraft): boolean {
  const { generator, launched, api } = draft.memory;
  const gone =
    (generator.state === 'absent' && generator.removal !== 'deleted') ||
    api === 'down';
  return (
    draft.imagerLaunched ||
    launched ||
    reached(generator.step, 'launching') ||
    (gone && reached(generator.step, 'cleaning'))
  );
}

/** Whether the tag shows an image that may be this run's. Before the imager it must be proven. */
function isPublished(draft: GenerateDraft): boolean {
  if (draft.imageProven) return true;
  const { verification } = draft.memory;
  return (
    draft.imagerLaunched &&
    draft.newDigest !== undefined &&
    verification !== undefined &&
    verification.verdict !== 'rejected'
  );
}
