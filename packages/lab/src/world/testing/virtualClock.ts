import type { LabClock } from '../../clock';

interface Sleeper {
  at: number;
  order: number;
  wake: () => void;
}

/** A clock for tests whose time passes only when everybody sleeps. */
export interface VirtualClock extends LabClock {
  /** Seconds since the start. */
  elapsed(): number;
  /** Lets time pass until `done` holds, or throws after so many seconds of the clock. */
  runUntil(done: () => boolean, limitSeconds?: number): Promise<void>;
  /** Lets so many seconds pass. */
  run(clusterSeconds: number): Promise<void>;
}

/** Real time in which somebody may do real I/O before the clock is taken to be stuck. */
const PATIENCE_MILLISECONDS = 5_000;

export function createVirtualClock(
  start = Date.parse('2026-01-05T08:00:00Z'),
): VirtualClock {
  let seconds = 0;
  let counter = 0;
  const sleepers = new Set<Sleeper>();

  const quiet = async () => {
    for (let round = 0; round < 4; round += 1) {
      await new Promise(resolve => setImmediate(resolve));
    }
  };
  const next = () =>
    [...sleepers].sort(
      (one, other) => one.at - other.at || one.order - other.order,
    )[0];

  const clock: VirtualClock = {
    speed: 1,
    now: () => new Date(start + seconds * 1000),
    elapsed: () => seconds,
    sleep: (clusterSeconds, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) {
          reject(signal.reason);
          return;
        }
        counter += 1;
        const sleeper: Sleeper = {
          at: seconds + clusterSeconds,
          order: counter,
          wake: () => resolve(),
        };
        const abort = () => {
          sleepers.delete(sleeper);
          reject(signal?.reason);
        };
        sleeper.wake = () => {
          sleepers.delete(sleeper);
          signal?.removeEventListener('abort', abort);
          resolve();
        };
        sleepers.add(sleeper);
        signal?.addEventListener('abort', abort, { once: true });
      }),
    runUntil: async (done, limitSeconds = 20_000) => {
      const limit = seconds + limitSeconds;
      let idleSince = Date.now();
      for (;;) {
        await quiet();
        if (done()) {
          return;
        }
        const sleeper = next();
        if (sleeper && sleeper.at > limit) {
          throw new Error(`nothing came of it within ${limitSeconds} s`);
        }
        if (sleeper) {
          seconds = Math.max(seconds, sleeper.at);
          sleeper.wake();
          idleSince = Date.now();
        } else if (Date.now() - idleSince > PATIENCE_MILLISECONDS) {
          throw new Error('nobody sleeps, and nothing came of it');
        }
      }
    },
    run: async clusterSeconds => {
      const end = seconds + clusterSeconds;
      await clock.runUntil(() => {
        const sleeper = next();
        return !sleeper || sleeper.at > end;
      });
      seconds = end;
    },
  };
  return clock;
}
