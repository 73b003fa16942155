/** The part of OpenAPI v3 that structural schemas of Kubernetes use. */
export interface JsonSchema {
  type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean';
  description?: string;
  format?: string;
  nullable?: boolean;
  default?: unknown;
  enum?: unknown[];
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: boolean;
  exclusiveMaximum?: boolean;
  multipleOf?: number;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  minProperties?: number;
  maxProperties?: number;
  required?: string[];
  properties?: Record<string, JsonSchema>;
  additionalProperties?: JsonSchema | boolean;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  allOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  not?: JsonSchema;
  'x-kubernetes-validations'?: ValidationRule[];
  'x-kubernetes-preserve-unknown-fields'?: boolean;
  'x-kubernetes-embedded-resource'?: boolean;
  'x-kubernetes-int-or-string'?: boolean;
  'x-kubernetes-list-type'?: 'atomic' | 'set' | 'map';
  'x-kubernetes-list-map-keys'?: string[];
  'x-kubernetes-map-type'?: 'atomic' | 'granular';
  'x-kubernetes-patch-merge-key'?: string;
  'x-kubernetes-patch-strategy'?: string;
}

export interface ValidationRule {
  rule: string;
  message?: string;
  reason?: string;
  fieldPath?: string;
  optionalOldSelf?: boolean;
}

/** JSON objects, as opposed to lists and scalars. */
export type JsonMap = Record<string, unknown>;

export function isJsonMap(value: unknown): value is JsonMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The schema of a field by its own name; `constructor` and the like are no fields. */
export function declaredField(
  schema: JsonSchema | undefined,
  field: string,
): JsonSchema | undefined {
  return schema?.properties && Object.hasOwn(schema.properties, field)
    ? schema.properties[field]
    : undefined;
}

/** The schema below a key of a map, `undefined` where nothing is said. */
export function schemaOfField(
  schema: JsonSchema | undefined,
  field: string,
): JsonSchema | undefined {
  const declared = declaredField(schema, field);
  if (declared) {
    return declared;
  }
  const rest = schema?.additionalProperties;
  return typeof rest === 'object' ? rest : undefined;
}
