import type { LRUCache } from 'lru-cache';
import type { Clock } from '../clock';
import { lastingCache } from '../lastingCache';

/** An open page reads at least every half minute; one that has been closed is forgotten soon. */
export const READER_FOR_MS = 35_000;

const MOST_SUBJECTS = 10_000;
const MOST_USERS = 10_000;

/** More are told by nobody's name that something changed, since each connection is held against all of them. */
export const MOST_READERS = 500;

/**
 * A WebSocket of the portal's signals without a token counts as this user: `signals-backend` 0.3.19,
 * `SignalManager.addConnection`.
 */
const ANYBODY = 'user:default/guest';

/** Whether a user may read a cluster, and what belongs to it. */
export type MayRead = (cluster: string) => boolean;

/** What was read. */
export interface Subjects {
  runs?: readonly string[];
  clusters?: readonly string[];
}

/**
 * Which users have just read, what, and what they may read. To nobody else may anything be told by name:
 * signals know no permissions.
 */
export class RecentReaders {
  readonly #clock: Clock;
  readonly #readers: LRUCache<string, Map<string, number>>;
  readonly #users: LRUCache<string, MayRead>;
  #lastReadAt?: number;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#readers = lastingCache(clock, {
      max: MOST_SUBJECTS,
      lastsMs: READER_FOR_MS,
      renewedByUse: true,
    });
    this.#users = lastingCache(clock, {
      max: MOST_USERS,
      lastsMs: READER_FOR_MS,
    });
  }

  /**
   * Takes note of what a user may read, at each reading; of somebody who is no user nothing is noted.
   *
   * @param mayRead - absent if the user may read nothing
   */
  admit(userRef: string | undefined, mayRead: MayRead | undefined): void {
    if (userRef === undefined) return;
    if (!mayRead) {
      this.#users.delete(userRef);
      return;
    }
    this.#lastReadAt = this.#clock.now().getTime();
    if (userRef !== ANYBODY) this.#users.set(userRef, mayRead);
  }

  /** Takes note that a user has read; of somebody who is no user nothing is noted. */
  note(
    userRef: string | undefined,
    { runs = [], clusters = [] }: Subjects,
  ): void {
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

  /** Who has just read a run of this cluster, and may. */
  ofRun(id: string, cluster: string): string[] {
    return this.#of(runKey(id), cluster);
  }

  /** Who has just read this cluster, and may. */
  ofCluster(name: string): string[] {
    return this.#of(clusterKey(name), name);
  }

  /** Who has just read anything, and may read this cluster. */
  whoMayRead(cluster: string): string[] {
    return this.all().filter(userRef => this.#mayRead(userRef, cluster));
  }

  /** Who has just read anything; at most {@link MOST_READERS}, those that read last. */
  all(): string[] {
    // The latest first, those that are over included.
    const users: string[] = [];
    for (const userRef of this.#users.keys()) {
      if (users.length >= MOST_READERS) break;
      if (this.#users.has(userRef)) users.push(userRef);
    }
    return users;
  }

  /** Whether anybody has just read, of whom nothing else may be known. */
  any(): boolean {
    const now = this.#clock.now().getTime();
    return (
      this.#lastReadAt !== undefined && now - this.#lastReadAt < READER_FOR_MS
    );
  }

  #mayRead(userRef: string, cluster: string): boolean {
    return this.#users.peek(userRef)?.(cluster) ?? false;
  }

  #of(key: string, cluster: string): string[] {
    const known = this.#readers.peek(key);
    if (!known) return [];
    const oldest = this.#clock.now().getTime() - READER_FOR_MS;
    for (const [userRef, readAt] of known) {
      if (readAt > oldest) break;
      known.delete(userRef);
    }
    return [...known.keys()]
      .filter(userRef => this.#mayRead(userRef, cluster))
      .slice(-MOST_READERS);
  }
}

function runKey(id: string): string {
  return `run ${id}`;
}

function clusterKey(name: string): string {
  return `cluster ${name}`;
}
