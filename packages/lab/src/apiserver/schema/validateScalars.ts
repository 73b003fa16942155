import { runInNewContext } from 'node:vm';
import { StatusCause } from '../statusError';
import { invalidType, invalidValue, tooLong } from './fieldCauses';
import { JsonSchema } from './jsonSchema';

/** Length, pattern and format; only the first that fails is told. */
export function validateString(
  value: string,
  schema: JsonSchema,
  path: string,
): StatusCause[] {
  const length = [...value].length;
  if (schema.maxLength !== undefined && length > schema.maxLength) {
    return [tooLong(path, schema.maxLength)];
  }
  if (schema.minLength !== undefined && length < schema.minLength) {
    return [
      invalidValue(
        path,
        value,
        `${path} in body should be at least ${schema.minLength} chars long`,
      ),
    ];
  }
  if (schema.pattern && !matchesPattern(schema, value)) {
    return [
      invalidValue(
        path,
        value,
        `${path} in body should match '${schema.pattern}'`,
      ),
    ];
  }
  if (schema.format && !isOfFormat(value, schema.format)) {
    return [
      invalidType(
        path,
        value,
        `${path} in body must be of type ${schema.format}: "${value}"`,
      ),
    ];
  }
  return [];
}

const LONGEST_AT_ONCE = 256;
const LONGEST_MS = 500;

/** A pattern may be any that a client brought, and Go's expressions take linear time alone. */
function matchesPattern(schema: JsonSchema, value: string): boolean {
  const pattern = new RegExp(schema.pattern ?? '', 'u');
  if (value.length <= LONGEST_AT_ONCE) {
    return pattern.test(value);
  }
  try {
    return runInNewContext(
      'pattern.test(value)',
      { pattern, value },
      { timeout: LONGEST_MS },
    );
  } catch {
    return false;
  }
}

const RFC_3339 =
  /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$/;

function isOfFormat(value: string, format: string): boolean {
  if (format === 'date-time') {
    return RFC_3339.test(value) && !Number.isNaN(Date.parse(value));
  }
  if (format === 'uuid') {
    return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);
  }
  return true;
}

/** Bounds and multiples. */
export function validateNumber(
  value: number,
  schema: JsonSchema,
  path: string,
): StatusCause[] {
  const problems: string[] = [];
  const { minimum, maximum, multipleOf } = schema;
  if (minimum !== undefined) {
    if (schema.exclusiveMinimum && value <= minimum) {
      problems.push(`should be greater than ${minimum}`);
    } else if (value < minimum) {
      problems.push(`should be greater than or equal to ${minimum}`);
    }
  }
  if (maximum !== undefined) {
    if (schema.exclusiveMaximum && value >= maximum) {
      problems.push(`should be less than ${maximum}`);
    } else if (value > maximum) {
      problems.push(`should be less than or equal to ${maximum}`);
    }
  }
  if (multipleOf !== undefined && !Number.isInteger(value / multipleOf)) {
    problems.push(`should be a multiple of ${multipleOf}`);
  }
  return problems.map(problem =>
    invalidValue(path, value, `${path} in body ${problem}`),
  );
}
