import { StatusCause } from '../statusError';
import {
  isJsonMap,
  JsonSchema,
  schemaOfField,
  ValidationRule,
} from './jsonSchema';
import { MissingKey } from './openShiftRules';
import { findRule, isTransitionRule, Rule } from './ruleTable';
import { childPath, jsonTypeOf } from './validateSchema';

/** Where a rule stands that the lab cannot evaluate. */
export function unsupportedRules(
  schema: JsonSchema | undefined,
  path = '',
): string[] {
  if (!schema) {
    return [];
  }
  const here = (schema['x-kubernetes-validations'] ?? [])
    .filter(({ rule }) => !findRule(rule))
    .map(({ rule }) => `${path || 'the root'}: ${rule}`);
  const below = Object.entries(schema.properties ?? {}).flatMap(
    ([field, each]) => unsupportedRules(each, childPath(path, field)),
  );
  const rest =
    typeof schema.additionalProperties === 'object'
      ? unsupportedRules(schema.additionalProperties, `${path}[*]`)
      : [];
  return [
    ...here,
    ...below,
    ...rest,
    ...unsupportedRules(schema.items, `${path}[*]`),
  ];
}

/** Whether any rule stands in the schema. */
export function hasRules(schema: JsonSchema | undefined): boolean {
  return (
    schema !== undefined &&
    ((schema['x-kubernetes-validations'] ?? []).length > 0 ||
      Object.values(schema.properties ?? {}).some(hasRules) ||
      (typeof schema.additionalProperties === 'object' &&
        hasRules(schema.additionalProperties)) ||
      hasRules(schema.items))
  );
}

/**
 * The rules of `x-kubernetes-validations`, worded as the API server words a failed CEL rule: the
 * value is shown as its type, and the root's path as `<nil>`.
 */
export function validateRules(
  value: unknown,
  previous: unknown,
  schema: JsonSchema | undefined,
  path = '',
): StatusCause[] {
  if (!schema || value === undefined || value === null) {
    return [];
  }
  const causes: StatusCause[] = [];
  for (const validation of schema['x-kubernetes-validations'] ?? []) {
    const skipped =
      isTransitionRule(validation.rule) &&
      (previous === undefined || previous === null);
    const rule = findRule(validation.rule);
    const problem =
      skipped || !rule
        ? undefined
        : problemOf(rule, validation, value, previous);
    if (problem !== undefined) {
      const field = `${path}${validation.fieldPath ?? ''}`.replace(/^\./, '');
      causes.push({
        reason: validation.reason ?? 'FieldValueInvalid',
        message: `Invalid value: ${JSON.stringify(
          jsonTypeOf(value),
        )}: ${problem}`,
        field: field || '<nil>',
      });
    }
  }
  if (isJsonMap(value)) {
    for (const field of Object.keys(value)) {
      causes.push(
        ...validateRules(
          value[field],
          isJsonMap(previous) ? previous[field] : undefined,
          schemaOfField(schema, field),
          childPath(path, field),
        ),
      );
    }
  }
  if (Array.isArray(value)) {
    value.forEach((item, index) =>
      causes.push(
        ...validateRules(
          item,
          previousItem(item, previous, schema),
          schema.items,
          `${path}[${index}]`,
        ),
      ),
    );
  }
  return causes;
}

/** What a rule says of a value, `undefined` where it holds. */
function problemOf(
  rule: Rule,
  { rule: text, message }: ValidationRule,
  value: unknown,
  previous: unknown,
): string | undefined {
  try {
    return rule(value, previous)
      ? undefined
      : message ?? `failed rule: ${text}`;
  } catch (error) {
    if (error instanceof MissingKey) {
      return `${error.message} evaluating rule: ${message ?? text}`;
    }
    throw error;
  }
}

/** Only items of lists of type `map` can be told apart, so only they have a previous state. */
function previousItem(
  item: unknown,
  previous: unknown,
  schema: JsonSchema,
): unknown {
  const keys = schema['x-kubernetes-list-map-keys'];
  if (!keys || !Array.isArray(previous) || !isJsonMap(item)) {
    return undefined;
  }
  return previous.find(
    old => isJsonMap(old) && keys.every(key => old[key] === item[key]),
  );
}
