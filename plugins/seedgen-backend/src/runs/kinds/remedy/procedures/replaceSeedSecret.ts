import {
  parseSeedImageReference,
  type RemedyCall,
} from '@seedgen/backstage-plugin-seedgen-common';
import { reached } from '../../../lifecycleAgent/conditions';
import { imagerGuard, ownershipGuard, stepOf } from '../guards';
import { reasons } from '../reasons';
import type { Look } from '../RemedyDraft';
import type { Procedure, Verdict } from './types';

/** Secret `seedgen` is written anew, for the registry of an image. */
export const replaceSeedSecret: Procedure = {
  observes: () => ({}),
  check: ({ call }, look) =>
    imagerGuard(look) ?? ownershipGuard(look) ?? useGuard(call, look),
  next: (draft, look) => {
    if (draft.isDone('replace-secret')) return 'done';
    const { call } = draft;
    const seedImage = imageOf(call, look);
    if (!seedImage) return { failed: reasons.targetGone(call.runId) };
    return {
      effect: {
        type: 'replace-secret',
        seedImage,
        // Whoever the Secret is for removes it at its end; without one it carries the remedy's mark.
        runId: activeGenerate(look)?.id ?? draft.run.id,
      },
    };
  },
  confirm: (_draft, look) => ({
    done: activeGenerate(look)
      ? "Secret 'seedgen' was written anew; the active run removes it at its end"
      : "Secret 'seedgen' was written anew; it stays on the cluster until the next run removes it",
  }),
};

function useGuard(call: RemedyCall, look: Look): Verdict {
  if (!imageOf(call, look)) return { refused: reasons.targetGone(call.runId) };
  const active = activeGenerate(look);
  if (!active) return undefined;
  if (registryOf(imageOf(call, look)) !== registryOf(imageOfRun(active))) {
    return { refused: reasons.otherRegistry(active.id) };
  }
  return reached(stepOf(look.cluster.seedGenerator), 'cleaning')
    ? { refused: reasons.secretRead() }
    : undefined;
}

function activeGenerate({ around }: Look) {
  return around.open.find(({ active, seedImage }) => active && seedImage);
}

function imageOf(call: RemedyCall, { around }: Look): string | undefined {
  return call.seedImage ?? imageOfRun(around.target);
}

function imageOfRun(run: Look['around']['target']): string | undefined {
  return run?.seedImage;
}

function registryOf(image: string | undefined): string | undefined {
  return image && parseSeedImageReference(image).registry;
}
