import { setTimeout as delay } from 'node:timers/promises';

/** Time as the plugin sees it; injected, so that tests decide what time it is. */
export interface Clock {
  now(): Date;
  /** Resolves after a while, or early when the signal is aborted; never rejects. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => new Date(),
  // The only rejection there is means that the signal was aborted.
  sleep: (milliseconds, signal) =>
    delay(milliseconds, undefined, { signal }).catch(() => {}),
};
