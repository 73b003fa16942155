import {
  formatClock,
  formatDuration,
  formatMoment,
  formatTimeOfDay,
} from './time';

const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];

/**
 * Bytes in the largest binary unit that leaves a figure of at least one, e.g. `141.4 GiB`.
 *
 * Binary units, because `lsblk`, `df -h` and Lifecycle Agent's documentation use them.
 */
export function formatBytes(bytes: number, locale?: string): string {
  if (!Number.isFinite(bytes) || bytes < 0) return '–';
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < UNITS.length - 1) {
    value /= 1024;
    unit += 1;
  }
  const digits = unit === 0 || Number.isInteger(value) ? 0 : 1;
  const figure = value.toLocaleString(locale, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    useGrouping: false,
  });
  return `${figure} ${UNITS[unit]}`;
}

/** Figures and moments as one reader writes them. */
export interface Formats {
  bytes(bytes: number): string;
  duration(milliseconds: number): string;
  moment(at: string): string;
  timeOfDay(at: string): string;
  clock(at: string, now: number): string;
}

const known = new Map<string | undefined, Formats>();

/** Formats of a locale; always the same ones for the same. Those of the browser without one. */
export function formatsIn(locale?: string): Formats {
  const formats = known.get(locale) ?? {
    bytes: bytes => formatBytes(bytes, locale),
    duration: milliseconds => formatDuration(milliseconds, locale),
    moment: at => formatMoment(at, locale),
    timeOfDay: at => formatTimeOfDay(at, locale),
    clock: (at, now) => formatClock(at, now, locale),
  };
  known.set(locale, formats);
  return formats;
}

/**
 * The locale that a reader of a language uses: one of the browser's where it is of this language, so
 * that a British reader of an English portal sees British dates. Undefined for a language that is not
 * named as standards do: then the browser's own is used.
 */
export function localeOf(
  language: string,
  preferred: readonly string[],
): string | undefined {
  const base = language.toLowerCase();
  return (
    preferred.find(locale => {
      const name = locale.toLowerCase();
      return name === base || name.startsWith(`${base}-`);
    }) ?? canonical(language)
  );
}

function canonical(language: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(language)[0];
  } catch {
    return undefined;
  }
}
