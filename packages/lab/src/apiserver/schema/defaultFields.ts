import { isJsonMap, JsonSchema, schemaOfField } from './jsonSchema';

/**
 * Fills in the schema's defaults, in place. A `null` where null is not allowed counts as absent,
 * as structural defaulting has it.
 */
export function defaultFields(
  value: unknown,
  schema: JsonSchema | undefined,
): void {
  if (!schema) {
    return;
  }
  if (Array.isArray(value)) {
    value.forEach(item => defaultFields(item, schema.items));
    return;
  }
  if (!isJsonMap(value)) {
    return;
  }
  for (const [field, fieldSchema] of Object.entries(schema.properties ?? {})) {
    if (value[field] === null && !fieldSchema.nullable) {
      delete value[field];
    }
    if (value[field] === undefined && fieldSchema.default !== undefined) {
      value[field] = structuredClone(fieldSchema.default);
    }
  }
  for (const field of Object.keys(value)) {
    defaultFields(value[field], schemaOfField(schema, field));
  }
}
