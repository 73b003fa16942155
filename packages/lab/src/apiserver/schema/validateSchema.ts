import { StatusCause } from '../statusError';
import {
  duplicate,
  invalidType,
  invalidValue,
  required,
  tooMany,
  unsupportedValue,
} from './fieldCauses';
import { isJsonMap, JsonMap, JsonSchema, schemaOfField } from './jsonSchema';
import { validateNumber, validateString } from './validateScalars';

/**
 * Holds a value against a structural schema. Wording and kinds of causes are those of
 * kube-openapi's validators as the API server turns them into field errors.
 */
export function validateSchema(
  value: unknown,
  schema: JsonSchema,
  path = '',
): StatusCause[] {
  if (value === null && schema.nullable) {
    return [];
  }
  const typeProblem = validateType(value, schema, path);
  if (typeProblem) {
    return [typeProblem];
  }
  const causes: StatusCause[] = [];
  if (schema.enum && !schema.enum.some(each => sameJson(each, value))) {
    causes.push(unsupportedValue(path, value, schema.enum));
  }
  if (typeof value === 'string') {
    causes.push(...validateString(value, schema, path));
  } else if (typeof value === 'number') {
    causes.push(...validateNumber(value, schema, path));
  } else if (Array.isArray(value)) {
    causes.push(...validateList(value, schema, path));
  } else if (isJsonMap(value)) {
    causes.push(...validateMap(value, schema, path));
  }
  return [...causes, ...validateCombinations(value, schema, path)];
}

/** `spec.items[0].name`. */
export function childPath(path: string, field: string): string {
  return path ? `${path}.${field}` : field;
}

export function jsonTypeOf(value: unknown): string {
  if (value === null || value === undefined) {
    return 'null';
  }
  if (Array.isArray(value)) {
    return 'array';
  }
  if (typeof value === 'number') {
    return Number.isInteger(value) ? 'integer' : 'number';
  }
  return typeof value;
}

function validateType(
  value: unknown,
  schema: JsonSchema,
  path: string,
): StatusCause | undefined {
  const actual = jsonTypeOf(value);
  if (schema['x-kubernetes-int-or-string']) {
    return actual === 'integer' || actual === 'string'
      ? undefined
      : invalidType(
          path,
          actual,
          `${path} in body must be of type integer,string: "${actual}"`,
        );
  }
  const expected = schema.type;
  const fits =
    !expected ||
    actual === expected ||
    (expected === 'number' && actual === 'integer');
  return fits
    ? undefined
    : invalidType(
        path,
        actual,
        `${path} in body must be of type ${expected}: "${actual}"`,
      );
}

function validateList(
  value: unknown[],
  schema: JsonSchema,
  path: string,
): StatusCause[] {
  const causes: StatusCause[] = [];
  if (schema.maxItems !== undefined && value.length > schema.maxItems) {
    causes.push(tooMany(path, value.length, schema.maxItems));
  }
  if (schema.minItems !== undefined && value.length < schema.minItems) {
    causes.push(
      invalidValue(
        path,
        value.length,
        `${path} in body should have at least ${schema.minItems} items`,
      ),
    );
  }
  causes.push(...validateKeys(value, schema, path));
  const { items } = schema;
  if (items) {
    value.forEach((item, index) =>
      causes.push(...validateSchema(item, items, `${path}[${index}]`)),
    );
  }
  return causes;
}

/** Lists of type `set` and `map` must not name the same item twice. */
function validateKeys(
  value: unknown[],
  schema: JsonSchema,
  path: string,
): StatusCause[] {
  const listType = schema['x-kubernetes-list-type'];
  if (listType !== 'set' && listType !== 'map') {
    return [];
  }
  const keys = schema['x-kubernetes-list-map-keys'] ?? [];
  const seen = new Set<string>();
  return value.flatMap((item, index) => {
    const key =
      listType === 'map' && isJsonMap(item)
        ? Object.fromEntries(keys.map(name => [name, item[name]]))
        : item;
    const text = JSON.stringify(key);
    if (seen.has(text)) {
      return [duplicate(`${path}[${index}]`, key)];
    }
    seen.add(text);
    return [];
  });
}

function validateMap(
  value: JsonMap,
  schema: JsonSchema,
  path: string,
): StatusCause[] {
  const causes: StatusCause[] = [];
  const fields = Object.keys(value);
  const { minProperties, maxProperties } = schema;
  if (maxProperties !== undefined && fields.length > maxProperties) {
    causes.push(tooMany(path, fields.length, maxProperties));
  }
  if (minProperties !== undefined && fields.length < minProperties) {
    causes.push(
      invalidValue(
        path,
        fields.length,
        `${path} in body should have at least ${minProperties} properties`,
      ),
    );
  }
  for (const name of schema.required ?? []) {
    if (value[name] === undefined) {
      causes.push(required(childPath(path, name)));
    }
  }
  for (const field of fields) {
    const fieldSchema = schemaOfField(schema, field);
    if (fieldSchema && value[field] !== undefined) {
      causes.push(
        ...validateSchema(value[field], fieldSchema, childPath(path, field)),
      );
    }
  }
  return causes;
}

function validateCombinations(
  value: unknown,
  schema: JsonSchema,
  path: string,
): StatusCause[] {
  const fits = (each: JsonSchema) =>
    validateSchema(value, each, path).length === 0;
  const causes = (schema.allOf ?? []).flatMap(each =>
    validateSchema(value, each, path),
  );
  if (schema.anyOf && !schema['x-kubernetes-int-or-string']) {
    if (!schema.anyOf.some(fits)) {
      causes.push(
        invalidValue(
          path,
          value,
          `${path} in body must validate at least one schema (anyOf)`,
        ),
      );
    }
  }
  if (schema.oneOf && schema.oneOf.filter(fits).length !== 1) {
    causes.push(
      invalidValue(
        path,
        value,
        `${path} in body must validate one and only one schema (oneOf). Found none valid`,
      ),
    );
  }
  if (schema.not && fits(schema.not)) {
    causes.push(
      invalidValue(
        path,
        value,
        `${path} in body must not validate the schema (not)`,
      ),
    );
  }
  return causes;
}

function sameJson(left: unknown, right: unknown): boolean {
  return left === right || JSON.stringify(left) === JSON.stringify(right);
}
