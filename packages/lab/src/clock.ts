/**
 * Time in the lab. Timestamps on objects are of the real clock; only waiting is made shorter, so
 * that an hour of a cluster's life passes in an hour divided by the speed.
 */
export interface LabClock {
  readonly speed: number;
  now(): Date;
  /** Waits for so many seconds of the cluster's time. Rejects with the signal's reason when aborted. */
  sleep(clusterSeconds: number, signal?: AbortSignal): Promise<void>;
}

/** The real clock, `speed` times as fast. */
export function createLabClock(speed: number): LabClock {
  return {
    speed,
    now: () => new Date(),
    sleep: (clusterSeconds, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) {
          reject(signal.reason);
          return;
        }
        // The timer and the listener each take the other away.
        const ended = new AbortController();
        const timer = setTimeout(() => {
          ended.abort();
          resolve();
        }, (clusterSeconds * 1000) / speed);
        const stop = () => {
          clearTimeout(timer);
          reject(signal?.reason);
        };
        signal?.addEventListener('abort', stop, {
          once: true,
          signal: ended.signal,
        });
      }),
  };
}
