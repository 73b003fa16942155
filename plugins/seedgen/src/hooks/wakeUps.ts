import { onTick } from './clocks';

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
