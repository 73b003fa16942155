import type { Clock } from '../../clock';

/**
 * Waits for a task, but no longer than a limit or until the signal is aborted, even if the task
 * does not keep to its signal.
 */
export async function withDeadline<T>(
  options: { clock: Clock; limitMs: number; signal: AbortSignal },
  task: (signal: AbortSignal) => Promise<T>,
  onLate: () => T,
): Promise<T> {
  const { clock, limitMs, signal } = options;
  const done = new AbortController();
  const own = AbortSignal.any([signal, done.signal]);
  const late = clock.sleep(limitMs, own).then(onLate);
  const running = task(own);
  // Whoever is late may still fail, which is nobody's business any more.
  running.catch(() => undefined);
  try {
    return await Promise.race([running, late]);
  } finally {
    done.abort();
  }
}
