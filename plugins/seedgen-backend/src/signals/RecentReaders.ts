import type { LRUCache } from 'lru-cache';
import type { Clock } from '../clock';
import { lastingCache } from '../lastingCache';

/** An open page reads at least every half minute; one that has been closed is forgotten soon. */
export const READER_FOR_MS = 35_000;

const MOST_SUBJECTS = 10_000;

/** More are told of a change by its id alone, since each connection is held against all of them. */
export const MOST_READERS = 500;

/**
 * A WebSocket of the portal's signals without a token counts as this user: `signals-backend` 0.3.19,
 * `SignalManager.addConnection`.
 */
const ANYBODY = 'user:default/guest';

/** What was read. */
export interface Subjects {
  runs?: readonly string[];
  clusters?: readonly string[];
}

/**
 * Which users have just read what, and were allowed to. To nobody else may content be sent: signals
 * know no permissions.
 */
export class RecentReaders {
  readonly #clock: Clock;
  readonly #readers: LRUCache<string, Map<string, number>>;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#readers = lastingCache(clock, {
      max: MOST_SUBJECTS,
      lastsMs: READER_FOR_MS,
      renewedByUse: true,
    });
  }

  /** Takes note that a user has read; of somebody who is no user nothing is noted. */
  note(userRef: string | undefined, { runs = [], clusters = [] }: Subjects) {
    if (userRef === undefined || userRef === ANYBODY) return;
    const now = this.#clock.now().getTime();
    const keys = [...runs.map(runKey), ...clusters.map(clusterKey)];
    for (const key of keys) {
      const known = this.#readers.get(key) ?? new Map<string, number>();
      // At the end, so that the first ones are those that read longest ago.
      known.delete(userRef);
      known.set(userRef, now);
      this.#readers.set(key, known);
    }
  }

  ofRun(id: string): string[] {
    return this.#of(runKey(id));
  }

  ofCluster(name: string): string[] {
    return this.#of(clusterKey(name));
  }

  #of(key: string): string[] {
    const known = this.#readers.peek(key);
    if (!known) return [];
    const oldest = this.#clock.now().getTime() - READER_FOR_MS;
    for (const [userRef, readAt] of known) {
      if (readAt > oldest) break;
      known.delete(userRef);
    }
    return [...known.keys()].slice(-MOST_READERS);
  }
}

function runKey(id: string): string {
  return `run ${id}`;
}

function clusterKey(name: string): string {
  return `cluster ${name}`;
}
