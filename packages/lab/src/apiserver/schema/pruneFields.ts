import { declaredField, isJsonMap, JsonSchema } from './jsonSchema';
import { completeSchema } from './objectMetadataSchema';
import { childPath } from './validateSchema';

/**
 * Drops the fields that the schema does not know, in place, and returns their paths, which strict
 * field validation complains of.
 */
export function pruneFields(
  value: unknown,
  schema: JsonSchema | undefined,
  path = '',
): string[] {
  if (!schema) {
    return [];
  }
  if (Array.isArray(value)) {
    return value.flatMap((item, index) =>
      pruneFields(item, schema.items, `${path}[${index}]`),
    );
  }
  if (!isJsonMap(value)) {
    return [];
  }
  if (schema['x-kubernetes-embedded-resource']) {
    return pruneFields(
      value,
      completeSchema({ ...schema, 'x-kubernetes-embedded-resource': false }),
      path,
    );
  }
  const keepsUnknown =
    schema['x-kubernetes-preserve-unknown-fields'] === true ||
    schema.additionalProperties === true ||
    (schema.type !== 'object' && !schema.properties);
  return Object.keys(value).flatMap(field => {
    const fieldPath = childPath(path, field);
    const declared = declaredField(schema, field);
    if (declared) {
      return pruneFields(value[field], declared, fieldPath);
    }
    if (typeof schema.additionalProperties === 'object') {
      return pruneFields(value[field], schema.additionalProperties, fieldPath);
    }
    if (keepsUnknown) {
      return [];
    }
    delete value[field];
    return [fieldPath];
  });
}
