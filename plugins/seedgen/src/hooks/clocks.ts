type Listener = (now: number) => void;

interface Clock {
  listeners: Set<Listener>;
  timer: ReturnType<typeof setInterval>;
}

// One timer for everything that is renewed as often: a page of ages would else render row by row.
const clocks = new Map<number, Clock>();

function clockOf(everyMs: number): Clock {
  const running = clocks.get(everyMs);
  if (running) return running;
  const listeners = new Set<Listener>();
  const timer = setInterval(() => {
    const now = Date.now();
    listeners.forEach(listener => listener(now));
  }, everyMs);
  const clock = { listeners, timer };
  clocks.set(everyMs, clock);
  return clock;
}

/**
 * Calls back every so often with the time, in milliseconds.
 *
 * @returns how to stop listening
 */
export function onTick(everyMs: number, listener: Listener): () => void {
  const { listeners, timer } = clockOf(everyMs);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    clocks.delete(everyMs);
  };
}
