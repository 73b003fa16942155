type Listener = () => void;

const EVERY_MS = 1_000;
// Timers of a busy page are late by less; those of a hidden one are slowed down on purpose.
const ASLEEP_MS = 4_000;

const listeners = new Set<Listener>();
let timer: ReturnType<typeof setInterval> | undefined;
let last = 0;

/**
 * Calls back when the machine was asleep and is awake again, which a page that stays visible is told
 * by no event.
 *
 * @returns how to stop listening
 */
export function onWakeUp(listener: Listener): () => void {
  listeners.add(listener);
  if (timer === undefined) {
    last = Date.now();
    timer = setInterval(tick, EVERY_MS);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function tick(): void {
  const now = Date.now();
  const slept = now - last > ASLEEP_MS;
  last = now;
  if (slept) listeners.forEach(listener => listener());
}
