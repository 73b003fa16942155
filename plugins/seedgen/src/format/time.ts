import { DateTime, Duration } from 'luxon';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A length of time in its two largest units, e.g. `3m 12s`; `0s` for less than a second. */
export function formatDuration(milliseconds: number): string {
  const whole = Math.max(0, Math.floor(milliseconds / 1000) * 1000);
  const units = Object.entries(inTwoUnits(whole)).filter(
    ([, value]) => value > 0,
  );
  return Duration.fromObject(
    units.length > 0 ? Object.fromEntries(units) : { seconds: 0 },
  ).toHuman({ unitDisplay: 'narrow', listStyle: 'narrow' });
}

function inTwoUnits(milliseconds: number): Record<string, number> {
  const full = (size: number) => Math.floor(milliseconds / size);
  const rest = (size: number, unit: number) =>
    Math.floor((milliseconds % size) / unit);
  if (milliseconds >= DAY) return { days: full(DAY), hours: rest(DAY, HOUR) };
  if (milliseconds >= HOUR) {
    return { hours: full(HOUR), minutes: rest(HOUR, MINUTE) };
  }
  return { minutes: full(MINUTE), seconds: rest(MINUTE, 1000) };
}

/** Milliseconds from an ISO moment until `now`; never negative, since clocks differ. */
export function ageOf(at: string, now: number): number {
  return Math.max(0, now - Date.parse(at));
}

/** Milliseconds from one ISO moment to another, never negative. */
export function between(from: string, until: string): number {
  return Math.max(0, Date.parse(until) - Date.parse(from));
}

/** A moment in the reader's own time zone and notation. */
export function formatMoment(at: string): string {
  const moment = DateTime.fromISO(at);
  return moment.isValid
    ? moment.toLocaleString(DateTime.DATETIME_MED_WITH_SECONDS)
    : at;
}

/** The time of day in the reader's own time zone, to the second. */
export function formatTimeOfDay(at: string): string {
  const moment = DateTime.fromISO(at);
  return moment.isValid
    ? moment.toLocaleString(DateTime.TIME_24_WITH_SECONDS)
    : at;
}
