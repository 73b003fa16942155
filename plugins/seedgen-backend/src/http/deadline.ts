/** A call's own limit of time together with the signal of whoever waits for it. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Why the call was stopped; undefined while it was not. */
  stoppedBy(): 'timeout' | 'caller' | undefined;
  /** Takes timer and listener away; to be called in a `finally`. */
  clear(): void;
}

/**
 * Begins a deadline. Not `AbortSignal.any`: signals that live as long as a run would gather
 * followers over thousands of calls.
 */
export function beginDeadline(
  milliseconds: number,
  caller: AbortSignal,
): Deadline {
  const controller = new AbortController();
  let stopped: 'timeout' | 'caller' | undefined;
  const stop = (by: 'timeout' | 'caller') => {
    stopped ??= by;
    controller.abort();
  };
  const onCallerAbort = () => stop('caller');
  const timer = setTimeout(() => stop('timeout'), milliseconds);
  if (caller.aborted) stop('caller');
  else caller.addEventListener('abort', onCallerAbort, { once: true });
  return {
    signal: controller.signal,
    stoppedBy: () => stopped,
    clear: () => {
      clearTimeout(timer);
      caller.removeEventListener('abort', onCallerAbort);
    },
  };
}
