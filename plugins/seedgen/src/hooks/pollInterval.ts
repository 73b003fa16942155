import { ResponseError } from '@backstage/errors';

/** Time between two looks while the page is visible, in milliseconds. */
export const POLL_MS = {
  /** The last look failed, or signals may have got lost a moment ago. */
  doubtful: 1_000,
  /** Something is happening, and nobody tells us of changes. */
  busy: 2_000,
  /** Something is happening, and signals tell us; a look now and then in case one got lost. */
  busyWithSignals: 10_000,
  /** Looks go on failing. */
  failing: 10_000,
  /** Nothing is happening, or the answer was that there is nothing to see. */
  idle: 30_000,
};

const PATIENT_AFTER = 30;

/** What the time until the next look depends on. */
export interface Polling {
  /** Whether something is happening to what was read. */
  busy: boolean;
  /** Whether signals arrive. */
  signalsArrive: boolean;
  /** Whether signals may have got lost: the machine slept, or the network was away. */
  doubtful: boolean;
  /** Why the last look failed. */
  error?: Error;
  /** Looks in a row that failed. */
  failures: number;
}

/** How long to wait until the next look, in milliseconds. */
export function pollInterval(polling: Polling): number {
  const { busy, signalsArrive, doubtful, error, failures } = polling;
  if (error && isAnswer(error)) return POLL_MS.idle;
  if (error) {
    return failures > PATIENT_AFTER ? POLL_MS.failing : POLL_MS.doubtful;
  }
  if (doubtful) return POLL_MS.doubtful;
  if (!busy) return POLL_MS.idle;
  return signalsArrive ? POLL_MS.busyWithSignals : POLL_MS.busy;
}

// "Not found" and "not allowed" are answers, which the next second does not change.
function isAnswer(error: Error): boolean {
  if (!(error instanceof ResponseError)) return false;
  const { statusCode } = error;
  return statusCode >= 400 && statusCode < 500 && statusCode !== 429;
}
