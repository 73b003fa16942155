import {
  type RunPhase,
  formatDuration,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { GenerateDraft } from '../GenerateDraft';
import { rank } from '../order';
import { endings } from '../reasons/endings';
import { evidencePhase } from './evidence';

const TEXT: Partial<Record<RunPhase, string>> = {
  Requesting:
    'The checks have passed; Secret and SeedGenerator are being created',
  Stabilizing: 'Lifecycle Agent waits until the cluster is healthy',
  Preparing: 'Lifecycle Agent prepares the cluster',
  Imaging:
    'The imager runs; the API of the cluster will be away until the image is pushed',
  Published: 'The image is in the registry, the cluster is still returning',
  Recovering: 'The API answers; Lifecycle Agent restores what it removed',
  Finalizing: 'Lifecycle Agent finalizes the generation',
  Verifying: 'The image is being verified',
  Cleaning: 'The Secret is being removed from the cluster',
};

/** Enters a phase if it lies ahead; phases never go backwards. */
export function enterIfAhead(draft: GenerateDraft, phase: RunPhase): void {
  if (rank(phase) > rank(draft.run.phase)) {
    draft.enter(phase, TEXT[phase] ?? phase);
  }
}

/** Moves to the phase that was reached, or begins the end where something speaks against the run. */
export function advance(draft: GenerateDraft): void {
  const { memory, run } = draft;
  if (memory.ending) return;
  if (memory.clusterChanged) {
    draft.end('Failed', {
      problem: endings.clusterChanged(),
      remove: false,
      tidy: false,
    });
    return;
  }
  if (run.phase === 'Preflight') {
    if (draft.isDone('run-preflight') && memory.tagBefore) {
      enterIfAhead(draft, 'Requesting');
      draft.audit({ action: 'run.started', outcome: 'accepted' });
    }
    return;
  }
  const reachedPhase = evidencePhase(draft);
  if (reachedPhase) enterIfAhead(draft, reachedPhase);
  endIfRemoved(draft);
}

// Gone before Lifecycle Agent was about to remove it itself, and no imager followed.
function endIfRemoved(draft: GenerateDraft): void {
  const { goneSince } = draft.memory.generator;
  if (!goneSince || draft.imagerLaunched || draft.memory.end) return;
  if (draft.newDigest && !draft.memory.verification) return;
  const gone = draft.since(goneSince);
  if (gone >= draft.limits.removedGraceMs) {
    draft.end('Failed', { problem: endings.removed(formatDuration(gone)) });
  }
}
