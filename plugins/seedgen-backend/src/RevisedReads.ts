import { LRUCache } from 'lru-cache';
import type { Clock } from './clock';
import { lastingCache } from './lastingCache';

/** What in an answer depends on the time, such as an expected end, may be as old as this. */
const KEEP_MS = 1_000;

/**
 * Keeps what was read for as long as its revision in the database is the same, but no longer than a
 * second. What is kept must not be changed.
 */
export class RevisedReads<Value> {
  readonly #kept: LRUCache<string, { revision: string; value: Promise<Value> }>;

  /** @param most - how many are kept at the most; what is too old stays in memory until it is pushed out */
  constructor(clock: Clock, most: number) {
    this.#kept = lastingCache(clock, { max: most, lastsMs: KEEP_MS });
  }

  /** @param revision - read before, so that what is kept is never older than it says */
  read(
    key: string,
    revision: string,
    load: () => Promise<Value>,
  ): Promise<Value> {
    const known = this.#kept.get(key);
    if (known?.revision === revision) return known.value;
    const kept = { revision, value: load() };
    this.#kept.set(key, kept);
    kept.value.catch(() => {
      if (this.#kept.peek(key) === kept) this.#kept.delete(key);
    });
    return kept.value;
  }
}
