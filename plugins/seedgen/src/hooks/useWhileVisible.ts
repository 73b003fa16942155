import { useEffect } from 'react';

/**
 * Calls a function every so often while the page is visible, and at once when the person comes
 * back to it: browsers slow down or stop the timers of hidden pages and sleeping machines.
 * Without a time it does neither.
 */
export function useWhileVisible(
  work: () => void,
  everyMs: number | undefined,
): void {
  useEffect(() => {
    if (everyMs === undefined) return undefined;
    const visible = () => document.visibilityState === 'visible';
    const timer = setInterval(() => visible() && work(), everyMs);
    return () => clearInterval(timer);
  }, [work, everyMs]);

  const enabled = everyMs !== undefined;
  useEffect(() => {
    if (!enabled) return undefined;
    const comeBack = () => {
      if (document.visibilityState === 'visible') work();
    };
    document.addEventListener('visibilitychange', comeBack);
    window.addEventListener('focus', comeBack);
    window.addEventListener('online', comeBack);
    return () => {
      document.removeEventListener('visibilitychange', comeBack);
      window.removeEventListener('focus', comeBack);
      window.removeEventListener('online', comeBack);
    };
  }, [work, enabled]);
}
