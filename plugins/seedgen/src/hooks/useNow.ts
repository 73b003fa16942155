import { useEffect, useState } from 'react';

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
function onTick(everyMs: number, listener: Listener): () => void {
  const { listeners, timer } = clockOf(everyMs);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    clocks.delete(everyMs);
  };
}

/** The current time in milliseconds, renewed every so often while mounted. */
export function useNow(everyMs: number = 1000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => onTick(everyMs, setNow), [everyMs]);
  return now;
}

const EVERY_MS = 1_000;
// Timers of a busy page are late by less; those of a hidden one are slowed down on purpose.
const ASLEEP_MS = 4_000;

/**
 * Calls back when the machine was asleep and is awake again, which a page that stays visible is told
 * by no event.
 *
 * @returns how to stop listening
 */
export function onWakeUp(listener: () => void): () => void {
  let last = Date.now();
  return onTick(EVERY_MS, now => {
    const slept = now - last > ASLEEP_MS;
    last = now;
    if (slept) listener();
  });
}
