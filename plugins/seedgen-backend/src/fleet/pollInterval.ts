/** How often clusters are looked at, in milliseconds. */
export interface PollIntervals {
  /** A cluster that answers and on which nothing happens. */
  idleMs: number;
  /** A cluster with an active run. */
  activeMs: number;
  /** The longest wait between looks at a cluster that does not answer. */
  longestMs: number;
}

const LONGEST_MS = 10 * 60 * 1000;

/**
 * Intervals from settings, in milliseconds. A run looks at its cluster by itself, and more often
 * than this: what is added here is the picture around it.
 */
export function pollIntervals(
  fleet: { sweepEveryMs: number },
  runs: { observeEveryMs: number },
): PollIntervals {
  return {
    idleMs: fleet.sweepEveryMs,
    activeMs: Math.min(fleet.sweepEveryMs, 5 * runs.observeEveryMs),
    longestMs: LONGEST_MS,
  };
}

/**
 * How long to wait after a look.
 *
 * @param failures - looks in a row that found the cluster unreachable
 * @param spread - 0 to 1; keeps clusters from being looked at all at once. Never later than what is set, with
 *   what a look itself may take
 */
export function pollInterval(
  intervals: PollIntervals,
  state: { active: boolean; failures: number; spread: number },
): number {
  const { idleMs, activeMs, longestMs } = intervals;
  if (state.active) return activeMs;
  const doublings = Math.min(Math.max(state.failures - 1, 0), 30);
  const backedOff = Math.min(
    idleMs * 2 ** doublings,
    Math.max(longestMs, idleMs),
  );
  return Math.round(backedOff * (0.75 + 0.15 * state.spread));
}
