import { isTerminalPhase } from '@seedgen/backstage-plugin-seedgen-common';
import { watchEnd } from '../../engine/watchEnd';
import type { Seen } from '../../engine/types';
import type { RunLimits } from '../../types';
import { decideActive } from './decideActive';
import type { PartitionDecision, PartitionRun } from './memory';
import { PartitionDraft } from './PartitionDraft';

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
