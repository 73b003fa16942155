import type {
  MetricAttributes,
  MetricsService,
} from '@backstage/backend-plugin-api/alpha';
import { isTerminalPhase } from '@seedgen/backstage-plugin-seedgen-common';
import type { Decision, MachineRun } from '../runs/engine/types';
import type { TransitionListener } from '../runs/store';

// From a second to two hours: phases take seconds to tens of minutes.
const SECONDS = [
  1, 5, 10, 30, 60, 120, 300, 600, 900, 1800, 2700, 3600, 5400, 7200,
];

/**
 * How long runs and their phases took, and how they ended. Recorded by the process that stored the
 * transition, once: sums over all replicas are right.
 */
export function runMetrics(metrics: MetricsService): TransitionListener {
  const duration = metrics.createHistogram('seedgen.run.duration', {
    description: 'How long runs took from request to end, by their outcome',
    unit: 's',
    advice: { explicitBucketBoundaries: SECONDS },
  });
  const phaseDuration = metrics.createHistogram('seedgen.run.phase.duration', {
    description: 'How long runs were in a phase that they have left',
    unit: 's',
    advice: { explicitBucketBoundaries: SECONDS },
  });
  return {
    after: (decision, before) => {
      if (!before) return;
      for (const [phase, seconds] of phasesLeft(before, decision)) {
        phaseDuration.record(seconds, {
          'seedgen.run.kind': before.kind,
          'seedgen.run.phase': phase,
        });
      }
      const { run } = decision;
      if (!isTerminalPhase(run.phase) || isTerminalPhase(before.phase)) return;
      duration.record(
        secondsBetween(run.requestedAt, run.finishedAt ?? run.phaseSince),
        outcomeOf(run),
      );
    },
  };
}

function outcomeOf(run: MachineRun): MetricAttributes {
  return {
    'seedgen.run.kind': run.kind,
    'seedgen.run.outcome': run.phase.toLowerCase(),
    ...(run.problem && { 'error.type': run.problem.code }),
  };
}

/** The phases that a transition went through and left, with the seconds in each. */
function phasesLeft(
  before: MachineRun,
  { entries }: Decision,
): Array<[string, number]> {
  const left: Array<[string, number]> = [];
  let { phase, phaseSince }: Pick<MachineRun, 'phase' | 'phaseSince'> = before;
  for (const entry of entries) {
    if (entry.type !== 'phase' || entry.phase === phase) continue;
    left.push([phase, secondsBetween(phaseSince, entry.at)]);
    phase = entry.phase;
    phaseSince = entry.at;
  }
  return left;
}

function secondsBetween(from: string, to: string): number {
  return Math.max(0, (Date.parse(to) - Date.parse(from)) / 1000);
}
