import { createContext, Script } from 'node:vm';
import { StatusCause } from '../statusError';
import { invalidType, invalidValue, tooLong } from './fieldCauses';
import { isOfFormat } from './formats';
import { JsonSchema } from './jsonSchema';
import { KNOWN_PATTERNS } from './knownPatterns';

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

/** So short a text is soon done with by any pattern that somebody would write. */
const LONGEST_AT_ONCE = 24;
const LONGEST_MS = 500;

const question: { pattern?: RegExp; value?: string } = createContext({});
const answer = new Script('pattern.test(value)');

/** A pattern may be any that a client brought, and Go's expressions take linear time alone. */
export function matchesPattern(
  schema: Pick<JsonSchema, 'pattern'>,
  value: string,
): boolean {
  const known = KNOWN_PATTERNS.get(schema.pattern ?? '');
  if (known) {
    return known(value);
  }
  const pattern = new RegExp(schema.pattern ?? '', 'u');
  if (value.length <= LONGEST_AT_ONCE) {
    return pattern.test(value);
  }
  try {
    Object.assign(question, { pattern, value });
    return answer.runInContext(question, { timeout: LONGEST_MS });
  } catch {
    return false;
  }
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
