import { type Config, readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';
import { SettingsError } from './SettingsError';

/** What clusters and sources may be called. */
export const DNS_1123_LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

// Readers of single settings. Each takes the full name of what contains the setting, so that a
// message can name it; `Config` itself knows only the part below the last array.

/** A non-empty text, or undefined if it is not set. */
export function optionalText(
  config: Config,
  at: string,
  key: string,
): string | undefined {
  const value = config.getOptional(key);
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || value.trim() === '') {
    throw new SettingsError(`${at}.${key}`, 'must be a text that is not empty');
  }
  return value;
}

/** A non-empty text that has to be set. */
export function requiredText(config: Config, at: string, key: string): string {
  const value = optionalText(config, at, key);
  if (value === undefined) {
    throw new SettingsError(`${at}.${key}`, 'is missing');
  }
  return value;
}

/** A list of texts; empty if it is not set. */
export function textList(config: Config, at: string, key: string): string[] {
  const value = config.getOptional(key);
  if (value === undefined) return [];
  if (!Array.isArray(value)) {
    throw new SettingsError(`${at}.${key}`, 'must be a list of texts');
  }
  return value.map((entry, index) => {
    if (typeof entry !== 'string' || entry.trim() === '') {
      throw new SettingsError(`${at}.${key}[${index}]`, 'must be a text');
    }
    return entry;
  });
}

/** The objects of a list; empty if it is not set. */
export function objectList(config: Config, at: string, key: string): Config[] {
  const value = config.getOptional(key);
  if (value === undefined) return [];
  if (!Array.isArray(value)) {
    throw new SettingsError(`${at}.${key}`, 'must be a list');
  }
  value.forEach((entry, index) => {
    if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
      throw new SettingsError(`${at}.${key}[${index}]`, 'must be an object');
    }
  });
  return config.getConfigArray(key);
}

/** A duration in milliseconds, from `30s`, `PT30S` or `{ seconds: 30 }`, within bounds. */
export function durationMs(
  config: Config,
  at: string,
  key: string,
  bounds: { default: number; minimum: number; maximum: number },
): number {
  if (!config.has(key)) return bounds.default;
  let milliseconds: number;
  try {
    milliseconds = durationToMilliseconds(
      readDurationFromConfig(config, { key }),
    );
  } catch {
    throw new SettingsError(
      `${at}.${key}`,
      'must be a duration such as 30s, PT30S or { seconds: 30 }',
    );
  }
  if (
    !(milliseconds >= bounds.minimum && milliseconds <= bounds.maximum) // also refuses NaN
  ) {
    throw new SettingsError(
      `${at}.${key}`,
      `must be between ${bounds.minimum} and ${bounds.maximum} milliseconds, and is ${milliseconds}`,
    );
  }
  return milliseconds;
}

/** A number within bounds. */
export function numberWithin(
  config: Config,
  at: string,
  key: string,
  bounds: {
    default: number;
    minimum: number;
    maximum: number;
    integer?: boolean;
  },
): number {
  const value = config.getOptional(key);
  if (value === undefined) return bounds.default;
  if (
    typeof value !== 'number' ||
    !(value >= bounds.minimum && value <= bounds.maximum) ||
    (bounds.integer && !Number.isInteger(value))
  ) {
    throw new SettingsError(
      `${at}.${key}`,
      `must be ${bounds.integer ? 'a whole' : 'a'} number between ${
        bounds.minimum
      } and ${bounds.maximum}`,
    );
  }
  return value;
}

/** A yes or no; not a text that only looks like one. */
export function flag(
  config: Config,
  at: string,
  key: string,
  standard: boolean,
): boolean {
  const value = config.getOptional(key);
  if (value === undefined) return standard;
  if (typeof value !== 'boolean') {
    throw new SettingsError(`${at}.${key}`, 'must be true or false');
  }
  return value;
}

/** Refuses settings that nobody reads: a misspelt guard is no guard. */
export function refuseUnknown(
  config: Config,
  at: string,
  known: readonly string[],
): void {
  for (const key of config.keys()) {
    if (!known.includes(key)) {
      throw new SettingsError(
        `${at}.${key}`,
        `is not a setting; known are ${known.join(', ')}`,
      );
    }
  }
}
