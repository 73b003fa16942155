import type { SeedgenSession } from '../session';

/**
 * Reads a report until it is done.
 *
 * @param read - reads it once
 * @param onRead - called with each state, for progress
 * @throws Error if it is not done in time
 */
export async function pollReport<T extends { state: 'running' | 'done' }>(
  session: SeedgenSession,
  options: {
    first: T;
    read: () => Promise<T>;
    onRead?: (report: T) => void;
    withinMs: number;
    what: string;
  },
): Promise<T> {
  const { first, read, onRead, withinMs, what } = options;
  const until = Date.now() + withinMs;
  let report = first;
  for (;;) {
    onRead?.(report);
    if (report.state === 'done') return report;
    if (Date.now() >= until) {
      throw new Error(
        `ReportTimedOut: ${what} was not done within ${withinMs / 1000} s`,
      );
    }
    // Checks end within seconds; look a little more often than at a run.
    await session.pause(Math.min(1_000, session.timings.pollEveryMs));
    report = await read();
  }
}
