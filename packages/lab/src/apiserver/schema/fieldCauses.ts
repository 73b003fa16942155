import { StatusCause } from '../statusError';
import { goValue } from './goValue';

/** How Go's `%q`-like printing in `field.Error` shows a value. */
export function printValue(value: unknown): string {
  if (value === undefined || value === null) {
    return 'null';
  }
  return goValue(value);
}

export function invalidValue(
  field: string,
  value: unknown,
  detail: string,
): StatusCause {
  return {
    reason: 'FieldValueInvalid',
    message: `Invalid value: ${printValue(value)}: ${detail}`,
    field,
  };
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
  return {
    reason: 'FieldValueNotSupported',
    message: `Unsupported value: ${printValue(
      value,
    )}: supported values: ${names.join(', ')}`,
    field,
  };
}

export function tooLong(field: string, most: number): StatusCause {
  return {
    reason: 'FieldValueTooLong',
    message: `Too long: may not be more than ${most} bytes`,
    field,
  };
}

export function tooMany(
  field: string,
  actual: number,
  most: number,
): StatusCause {
  return {
    reason: 'FieldValueTooMany',
    message: `Too many: ${actual}: must have at most ${most} items`,
    field,
  };
}

export function duplicate(field: string, value: unknown): StatusCause {
  return {
    reason: 'FieldValueDuplicate',
    message: `Duplicate value: ${printValue(value)}`,
    field,
  };
}

export function forbiddenChange(field: string, detail: string): StatusCause {
  return {
    reason: 'FieldValueForbidden',
    message: `Forbidden: ${detail}`,
    field,
  };
}
