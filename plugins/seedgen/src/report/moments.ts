import {
  isTerminalPhase,
  type RunDetails,
  type RunPhase,
} from '@seedgen/backstage-plugin-seedgen-common';

/** The phases that a run was in, with when each began and ended. */
export function phasesOfRun(
  run: Pick<RunDetails, 'timeline' | 'requestedAt' | 'finishedAt'>,
): Array<{ phase: RunPhase; from: string; until?: string }> {
  const entered = run.timeline
    .filter(({ type }) => type === 'phase')
    .map(({ phase, at }) => ({ phase, from: at }));
  return entered
    .map((each, index) => ({
      ...each,
      until: entered[index + 1]?.from ?? run.finishedAt,
    }))
    .filter(({ phase }) => !isTerminalPhase(phase));
}
