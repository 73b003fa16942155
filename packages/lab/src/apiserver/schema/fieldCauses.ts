import { OLDEST_MINOR, StatusCause } from '../statusError';
import { goValue, jsonOfGo } from './goValue';

/** Since this minor version Kubernetes shows a refused value as JSON (`field.Error` of apimachinery). */
const SHOWS_JSON = 34;
/** Since this minor version what is too long is told in bytes. */
const COUNTS_BYTES = 32;

/** A refused value as `field.Error` shows it. */
function printValue(value: unknown, minor: number): string {
  if (minor >= SHOWS_JSON) {
    return jsonOfGo(value);
  }
  return value === undefined || value === null ? '"null"' : goValue(value);
}

function worded(
  reason: string,
  field: string,
  inWordsOf: (minor: number) => string,
): StatusCause {
  return { reason, message: inWordsOf(OLDEST_MINOR), field, inWordsOf };
}

export function invalidValue(
  field: string,
  value: unknown,
  detail: string,
): StatusCause {
  return worded(
    'FieldValueInvalid',
    field,
    minor => `Invalid value: ${printValue(value, minor)}: ${detail}`,
  );
}

export function invalidType(
  field: string,
  value: unknown,
  detail: string,
): StatusCause {
  return {
    ...invalidValue(field, value, detail),
    reason: 'FieldValueTypeInvalid',
  };
}

export function required(field: string, detail = ''): StatusCause {
  return {
    reason: 'FieldValueRequired',
    message: `Required value${detail && `: ${detail}`}`,
    field,
  };
}

export function unsupportedValue(
  field: string,
  value: unknown,
  supported: unknown[],
): StatusCause {
  const names = supported.map(each =>
    JSON.stringify(typeof each === 'string' ? each : JSON.stringify(each)),
  );
  return worded(
    'FieldValueNotSupported',
    field,
    minor =>
      `Unsupported value: ${printValue(
        value,
        minor,
      )}: supported values: ${names.join(', ')}`,
  );
}

/** A text that is longer than the schema of its kind has it. */
export function tooLong(field: string, most: number): StatusCause {
  return worded('FieldValueTooLong', field, minor =>
    minor < COUNTS_BYTES
      ? `Too long: may not be longer than ${most}`
      : `Too long: may not be more than ${counted(most, 'byte', minor)}`,
  );
}

/** The same of built-in kinds. */
export function tooLarge(field: string, most: number): StatusCause {
  return worded('FieldValueTooLong', field, minor =>
    minor < COUNTS_BYTES
      ? `Too long: must have at most ${most} bytes`
      : `Too long: may not be more than ${counted(most, 'byte', minor)}`,
  );
}

export function tooMany(
  field: string,
  actual: number,
  most: number,
): StatusCause {
  return worded(
    'FieldValueTooMany',
    field,
    minor =>
      `Too many: ${actual}: must have at most ${counted(most, 'item', minor)}`,
  );
}

/** One is singular only since errors are told in JSON. */
function counted(most: number, what: string, minor: number): string {
  return `${most} ${what}${most === 1 && minor >= SHOWS_JSON ? '' : 's'}`;
}

export function duplicate(field: string, value: unknown): StatusCause {
  return worded(
    'FieldValueDuplicate',
    field,
    minor => `Duplicate value: ${printValue(value, minor)}`,
  );
}

export function forbiddenChange(field: string, detail: string): StatusCause {
  return {
    reason: 'FieldValueForbidden',
    message: `Forbidden: ${detail}`,
    field,
  };
}
