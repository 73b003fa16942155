import {
  isTerminalPhase,
  type RunPhase,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { EffectResult } from '../../engine/effects';
import { tooLate } from '../../engine/tooLate';
import type { Seen } from '../../engine/types';
import type { RunLimits } from '../../types';
import { RemedyDraft } from './RemedyDraft';
import { absorbCluster, absorbResults } from './absorb';
import { advance } from './advance';
import { describe } from './describe';
import { applyLimits } from './limits';
import type { RemedyDecision, RemedyRun } from './memory';
import { reasons } from './reasons';

/**
 * Decides the next step of a `remedy` run. Pure: the same run, observation and time give the same
 * decision.
 *
 * Unlike a generation it may be in the middle of another run's work, so each effect is decided on a
 * look of that very moment, and what would do harm ends the run before anything is touched.
 */
export function decideRemedy(
  run: RemedyRun,
  seen: Seen,
  now: Date,
  limits: RunLimits,
): RemedyDecision {
  if (isTerminalPhase(run.phase)) {
    return { run, entries: [], audits: [], effects: [] };
  }
  const draft = new RemedyDraft(run, seen, now, limits);
  const { memory } = draft;
  const steps = [
    () => absorbResults(draft, seen.results as EffectResult[] | undefined),
    () => {
      const answered = seen.cluster?.clusterId;
      if (memory.clusterId && answered && answered !== memory.clusterId) {
        draft.fail(reasons.clusterChanged());
      }
      memory.clusterId ??= answered;
    },
    () => absorbCluster(draft, seen.cluster),
    () => absorbCancellation(draft),
    () => advance(draft),
    () => applyLimits(draft),
    () => draft.say(describe(draft)),
  ];
  // Read anew before each step: the one before may have ended the run.
  const phase = (): RunPhase => draft.run.phase;
  for (const step of steps) if (!isTerminalPhase(phase())) step();
  return draft.finish();
}

/** Takes a cancellation into account: nothing more is done, and what was done stays. */
export function absorbCancellation(draft: RemedyDraft): void {
  const { cancelled } = draft.run;
  if (!cancelled) return;
  if (draft.touched && cancelled.onlyIfStoppable) {
    draft.record('note', tooLate(cancelled.by, 'it was done'));
    draft.run.cancelled = undefined;
    return;
  }
  const problem = draft.touched
    ? reasons.stoppedFollowing(cancelled.by)
    : reasons.cancelled(cancelled.by);
  draft.end('Abandoned', problem.message, problem);
}
