import {
  isTerminalPhase,
  type RunPhase,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { EffectResult } from '../../engine/effects';
import type { Seen } from '../../engine/types';
import { watchEnd } from '../../engine/watchEnd';
import type { RunLimits } from '../../types';
import { PartitionDraft } from './PartitionDraft';
import { absorbCluster, absorbResults } from './absorb';
import { advance } from './advance';
import { absorbCancellation } from './cancel';
import { describe } from './describe';
import { applyLimits } from './limits';
import type { PartitionDecision, PartitionRun } from './memory';
import { planEffects } from './planEffects';
import { reasons } from './reasons';

/**
 * Decides the next step of a `partition` run. Pure: the same run, observation and time give the
 * same decision. As for `generate`, everything follows from memory, and phases never go backwards.
 */
export function decidePartitionRun(
  run: PartitionRun,
  seen: Seen,
  now: Date,
  limits: RunLimits,
): PartitionDecision {
  if (!isTerminalPhase(run.phase)) return decideActive(run, seen, now, limits);
  const { followUp } = run.memory;
  if (!run.watching || followUp?.mode !== 'end-unknown') {
    return { run, entries: [], audits: [], effects: [] };
  }
  const draft = new PartitionDraft(run, now, limits);
  const longest = limits.followUpMs;
  if (seen.otherActiveRun || draft.since(followUp.since) >= longest) {
    draft.run.watching = false;
    draft.record('note', 'No longer watched: the end was not seen');
    return draft.finish();
  }
  return watchEnd(run, followUp, seen, now, limits, {
    decideActive,
    draft: (...args) => new PartitionDraft(...args),
  });
}

/** Decides the next step of a run that has not ended. */
export function decideActive(
  run: PartitionRun,
  seen: Seen,
  now: Date,
  limits: RunLimits,
): PartitionDecision {
  const draft = new PartitionDraft(run, now, limits);
  const { memory } = draft;
  absorbResults(draft, seen.results as EffectResult[] | undefined);
  const answered = seen.cluster?.clusterId;
  if (memory.clusterId && answered && answered !== memory.clusterId) {
    const problem = reasons.clusterChanged();
    draft.end('Failed', problem.message, problem);
    return draft.finish();
  }
  memory.clusterId ??= answered;
  const steps = [
    () => absorbCluster(draft, seen.cluster),
    () => absorbCancellation(draft),
    () => advance(draft),
    () => applyLimits(draft),
    () => planEffects(draft),
    () => {
      if (!memory.reverting) draft.show(undefined);
      draft.say(describe(draft));
    },
  ];
  // Read anew before each step: the one before may have ended the run.
  const phase = (): RunPhase => draft.run.phase;
  for (const step of steps) if (!isTerminalPhase(phase())) step();
  return draft.finish();
}
