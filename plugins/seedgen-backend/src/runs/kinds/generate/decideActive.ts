import { isTerminalPhase } from '@seedgen/backstage-plugin-seedgen-common';
import type { EffectResult } from '../../engine/effects';
import type { Seen } from '../../engine/types';
import type { RunLimits } from '../../types';
import { GenerateDraft } from './GenerateDraft';
import { absorbCluster } from './absorb/absorbCluster';
import { absorbMilestones } from './absorb/absorbMilestones';
import { absorbRegistry } from './absorb/absorbRegistry';
import { absorbResults } from './absorb/absorbResults';
import { attentionOf } from './attention';
import { absorbCancellation } from './cancel';
import { describe } from './describe';
import type { GenerateDecision, GenerateRun } from './memory';
import { advance } from './phases/advance';
import { conclude } from './phases/conclude';
import { carryOutEnding } from './phases/ending';
import { applyLimits } from './phases/limits';
import { planEffects } from './phases/planEffects';

/** Decides the next step of a run that has not ended. */
export function decideActive(
  run: GenerateRun,
  seen: Seen,
  now: Date,
  limits: RunLimits,
): GenerateDecision {
  const draft = new GenerateDraft(run, now, limits);
  absorbResults(draft, seen.results as EffectResult[] | undefined);
  absorbRegistry(draft, seen.registry);
  absorbCluster(draft, seen.cluster);
  absorbMilestones(draft, seen.milestones);
  absorbCancellation(draft);
  if (!isTerminalPhase(draft.run.phase)) {
    advance(draft);
    conclude(draft);
    applyLimits(draft);
    conclude(draft);
    planEffects(draft);
    if (draft.memory.ending) {
      carryOutEnding(draft);
    } else {
      draft.show(attentionOf(draft));
      draft.say(describe(draft));
    }
  }
  return draft.finish();
}
