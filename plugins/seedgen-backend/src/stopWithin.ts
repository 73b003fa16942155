import type { Clock } from './clock';

/**
 * Waits for what is ending, but not for ever: when the portal shuts down, its database may be gone
 * before us, and what waits for it would hold up the end of the process. Leases and claims that
 * are not given back run out by themselves.
 *
 * @returns whether it ended in time
 */
export async function stopWithin(
  clock: Clock,
  milliseconds: number,
  ending: Promise<unknown>,
): Promise<boolean> {
  const done = new AbortController();
  try {
    return await Promise.race([
      ending.then(() => true),
      clock.sleep(milliseconds, done.signal).then(() => false),
    ]);
  } finally {
    done.abort();
  }
}
