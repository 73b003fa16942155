import type { GENERATE_PHASES } from '@seedgen/backstage-plugin-seedgen-common';
import { reached } from '../../../lifecycleAgent/conditions';
import { isSteady } from '../absorb/absorbSteadiness';
import type { GenerateDraft } from '../GenerateDraft';

type GeneratePhase = (typeof GENERATE_PHASES)[number];

/**
 * The furthest phase that what was seen so far speaks for; nothing if the request has not reached
 * the cluster. Level-triggered: it follows from memory, not from the order of events.
 */
export function evidencePhase(draft: GenerateDraft): GeneratePhase | undefined {
  const { memory } = draft;
  const { generator } = memory;
  if (generator.state === 'never' && !memory.launched) return undefined;
  if (memory.end?.kind === 'completed') return 'Verifying';
  if (isTakenUp(draft)) {
    return generator.step === 'finalizing' ? 'Finalizing' : 'Recovering';
  }
  const published = isPublished(draft);
  if (!published && !wasLaunched(draft)) {
    return reached(generator.step, 'starting') ? 'Preparing' : 'Stabilizing';
  }
  if (hasReturned(draft, published)) return 'Recovering';
  return published ? 'Published' : 'Imaging';
}

/**
 * Whether Lifecycle Agent has taken its work up again after the imager. One that was restarted
 * while the imager runs restores its object, too, and says that it finalizes.
 */
function isTakenUp(draft: GenerateDraft): boolean {
  const { generator, imager, lostTrack, outage } = draft.memory;
  if (lostTrack || !(generator.restored || generator.step === 'finalizing')) {
    return false;
  }
  if (imager?.state === 'running') return false;
  if (draft.newDigest || imager?.state === 'exited') return true;
  // An API server that is restarted is away for less than the imager takes, and may be why Lifecycle Agent
  // began anew while it works.
  const wasAway =
    outage.looks >= 2 && (outage.longestMs ?? 0) >= draft.limits.startingMs;
  if (wasAway) return true;
  // Nobody saw the outage and nobody may ask the node. Had it come too early it would have said so.
  return (
    generator.restoredAt !== undefined &&
    draft.since(generator.restoredAt) >= draft.limits.startingMs
  );
}

/**
 * Whether the API has returned, though the object has not. Nothing goes back from there, and an
 * API flaps while its server is stopped: only what lasts counts.
 */
function hasReturned(draft: GenerateDraft, published: boolean): boolean {
  const { generator, imager, lostTrack, outage, steady } = draft.memory;
  if (lostTrack || imager?.state === 'running' || !isSteady(draft)) {
    return false;
  }
  // With no image, one failed look could be a hiccup, two with the object still gone are the outage.
  return (
    published ||
    (outage.everSeen &&
      (steady?.kind !== 'ready' ||
        draft.memory.api === 'refusing' ||
        (outage.looks >= 2 && generator.state === 'absent')))
  );
}

/** Whether the imager was launched, by its message or by what Lifecycle Agent does before it. */
function wasLaunched(draft: GenerateDraft): boolean {
  const { generator, imager, launched, lostTrack, outage } = draft.memory;
  // An API server that is restarted while the cluster is cleaned is away for less.
  const away =
    outage.since !== undefined &&
    draft.since(outage.since) >= draft.limits.steadyReturnMs;
  const gone =
    (generator.state === 'absent' && generator.removal !== 'deleted') || away;
  return (
    draft.imagerLaunched ||
    launched ||
    lostTrack !== undefined ||
    imager?.state === 'running' ||
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
