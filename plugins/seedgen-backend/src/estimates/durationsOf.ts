import type {
  Run,
  RunPhase,
  TimelineEntry,
} from '@seedgen/backstage-plugin-seedgen-common';
import { isTerminalPhase } from '@seedgen/backstage-plugin-seedgen-common';
import type { RunDurations } from './types';

/** How long a run took, from its timeline. */
export function durationsOf(
  run: Pick<Run, 'requestedAt'> & { finishedAt: string },
  timeline: readonly TimelineEntry[],
): RunDurations {
  const start = Date.parse(run.requestedAt);
  const since = (at: string) => Math.max(Date.parse(at) - start, 0);
  return {
    totalMs: since(run.finishedAt),
    phases: [...phasesEntered(timeline)].map(
      ([phase, at]) => [phase, since(at)] as const,
    ),
    ...longestOutage(timeline, since),
  };
}

/** When each phase was first entered; ends are not among them. */
export function phasesEntered(
  timeline: readonly TimelineEntry[],
): Map<RunPhase, string> {
  const entered = new Map<RunPhase, string>();
  for (const { type, phase, at } of timeline) {
    if (type === 'phase' && !isTerminalPhase(phase) && !entered.has(phase)) {
      entered.set(phase, at);
    }
  }
  return entered;
}

// An API may be lost for a moment at any time; the outage is the longest loss.
function longestOutage(
  timeline: readonly TimelineEntry[],
  since: (at: string) => number,
): Pick<RunDurations, 'outage'> {
  let outage: RunDurations['outage'];
  let fromMs: number | undefined;
  for (const { type, at } of timeline) {
    if (type === 'api-lost') fromMs ??= since(at);
    if (type === 'api-back' && fromMs !== undefined) {
      const untilMs = since(at);
      if (!outage || untilMs - fromMs > outage.untilMs - outage.fromMs) {
        outage = { fromMs, untilMs };
      }
      fromMs = undefined;
    }
  }
  return outage ? { outage } : {};
}
