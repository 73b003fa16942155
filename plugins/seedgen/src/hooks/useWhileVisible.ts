import { useEffect } from 'react';
import { onWakeUp } from './useNow';

/** Whether somebody may be looking at the page. */
export function isVisible(): boolean {
  return document.visibilityState === 'visible';
}

/**
 * Calls a function every so often while the page is visible. Browsers slow down or stop the timers of
 * hidden pages and sleeping machines; for these there is {@link useReturns}. Without a time it does nothing.
 */
export function useWhileVisible(
  work: () => void,
  everyMs: number | undefined,
): void {
  useEffect(() => {
    if (everyMs === undefined) return undefined;
    const timer = setInterval(() => isVisible() && work(), everyMs);
    return () => clearInterval(timer);
  }, [work, everyMs]);
}

/**
 * Calls a function at once when the page has been away and is back.
 *
 * @param work - gets whether the connection may have been away, too: the machine slept, or the
 * network was gone; otherwise only the person was
 */
export function useReturns(
  work: (connectionLost: boolean) => void,
  enabled: boolean,
): void {
  useEffect(() => {
    if (!enabled) return undefined;
    const seenAgain = () => isVisible() && work(false);
    const connectedAgain = () => isVisible() && work(true);
    document.addEventListener('visibilitychange', seenAgain);
    window.addEventListener('focus', seenAgain);
    window.addEventListener('online', connectedAgain);
    const stop = onWakeUp(connectedAgain);
    return () => {
      document.removeEventListener('visibilitychange', seenAgain);
      window.removeEventListener('focus', seenAgain);
      window.removeEventListener('online', connectedAgain);
      stop();
    };
  }, [work, enabled]);
}
