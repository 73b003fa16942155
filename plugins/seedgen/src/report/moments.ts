import {
  isTerminalPhase,
  type RunDetails,
  type RunPhase,
} from '@seedgen/backstage-plugin-seedgen-common';

/** A moment as a report has all of them: with its date, and in the one zone that it names. */
export function utc(at: string): string {
  const moment = new Date(at);
  return Number.isNaN(moment.getTime())
    ? at
    : `${moment.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

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
