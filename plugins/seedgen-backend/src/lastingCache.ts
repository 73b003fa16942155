import { LRUCache } from 'lru-cache';
import type { Clock } from './clock';

/** A cache that is bounded in size and in the age of what it holds, by the given clock. */
export function lastingCache<Value extends {}>(
  clock: Clock,
  options: { max: number; lastsMs: number; renewedByUse?: boolean },
): LRUCache<string, Value> {
  return new LRUCache({
    max: options.max,
    ttl: options.lastsMs,
    updateAgeOnGet: options.renewedByUse,
    // Zero means "never" to it.
    ttlResolution: 0,
    perf: { now: () => clock.now().getTime() },
  });
}
