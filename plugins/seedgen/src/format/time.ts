import { DateTime } from 'luxon';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A length of time in its two largest units, e.g. `3m 12s`; `0s` for less than a second. */
export function formatDuration(milliseconds: number, locale?: string): string {
  const parts = inTwoUnits(Math.max(0, milliseconds)).filter(
    ([, amount]) => amount > 0,
  );
  return (parts.length > 0 ? parts : [['second', 0] as const])
    .map(([unit, amount]) =>
      new Intl.NumberFormat(locale, {
        style: 'unit',
        unit,
        unitDisplay: shortestOf(locale),
      }).format(amount),
    )
    .join(' ');
}

/** The narrow units of German are of two kinds, `1h 4 Min.`, so that its short ones are used. */
function shortestOf(locale?: string): 'narrow' | 'short' {
  return locale && /^de\b/i.test(locale) ? 'short' : 'narrow';
}

function inTwoUnits(milliseconds: number): (readonly [string, number])[] {
  const full = (size: number) => Math.floor(milliseconds / size);
  const rest = (size: number, unit: number) =>
    Math.floor((milliseconds % size) / unit);
  if (milliseconds >= DAY) {
    return [
      ['day', full(DAY)],
      ['hour', rest(DAY, HOUR)],
    ];
  }
  if (milliseconds >= HOUR) {
    return [
      ['hour', full(HOUR)],
      ['minute', rest(HOUR, MINUTE)],
    ];
  }
  return [
    ['minute', full(MINUTE)],
    ['second', rest(MINUTE, 1000)],
  ];
}

/** Milliseconds from an ISO moment until `now`; never negative, since clocks differ. */
export function ageOf(at: string, now: number): number {
  return Math.max(0, now - Date.parse(at));
}

/** Milliseconds from one ISO moment to another, never negative. */
export function between(from: string, until: string): number {
  return Math.max(0, Date.parse(until) - Date.parse(from));
}

/**
 * A moment in the reader's own time zone and notation, with the zone: it may be taken as evidence by somebody in
 * another one. Hours count to 24, as wherever the time of day alone is shown.
 */
export function formatMoment(at: string, locale?: string): string {
  const moment = DateTime.fromISO(at, { locale });
  return moment.isValid
    ? moment.toLocaleString({
        ...DateTime.DATETIME_MED_WITH_SECONDS,
        hourCycle: 'h23',
        timeZoneName: 'short',
      })
    : at;
}

/** The time of day in the reader's own time zone, to the second. */
export function formatTimeOfDay(at: string, locale?: string): string {
  const moment = DateTime.fromISO(at, { locale });
  return moment.isValid
    ? moment.toLocaleString(DateTime.TIME_24_WITH_SECONDS)
    : at;
}

/** The time of day in the reader's own time zone, to the minute; with the day if it is another one. */
export function formatClock(at: string, now: number, locale?: string): string {
  const moment = DateTime.fromISO(at, { locale });
  if (!moment.isValid) return at;
  return moment.hasSame(DateTime.fromMillis(now), 'day')
    ? moment.toLocaleString(DateTime.TIME_24_SIMPLE)
    : moment.toLocaleString({
        month: 'short',
        day: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
      });
}

// As JSON and as reports write a moment; every part has a fixed length, or ends where the next one begins.
const MOMENT =
  /\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z| UTC|[+-]\d\d:\d\d)/g;

/** A moment within a text, as JSON writes it. */
export interface MomentInText {
  at: string;
}

/**
 * A text in pieces, with the moments that a machine has put into it for themselves, so that each can be written as
 * its reader does. What only looks like one, is part of a name, or stands in quotes as in a line of a log, stays text.
 */
export function splitMoments(text: string): Array<string | MomentInText> {
  const parts: Array<string | MomentInText> = [];
  let done = 0;
  for (const { 0: found, index } of text.matchAll(MOMENT)) {
    const end = index + found.length;
    const moment = new Date(found.replace(' UTC', 'Z').replace(' ', 'T'));
    const alone = !isOfName(text[index - 1]) && !isOfName(text[end], true);
    if (!alone || Number.isNaN(moment.getTime())) continue;
    if (index > done) parts.push(text.slice(done, index));
    parts.push({ at: moment.toISOString() });
    done = end;
  }
  if (done < text.length) parts.push(text.slice(done));
  return parts;
}

// A full stop or colon behind a moment ends the sentence; before it, it is of a name.
function isOfName(character: string | undefined, behind = false): boolean {
  return (
    character !== undefined &&
    (/[\w/"'=-]/.test(character) || (!behind && '.:'.includes(character)))
  );
}
