import { JsonSchema } from '../schema/jsonSchema';

/** Short forms in which the schemas of built-in kinds are written down. */
export const text: JsonSchema = { type: 'string' };
export const integer: JsonSchema = { type: 'integer', format: 'int64' };
export const flag: JsonSchema = { type: 'boolean' };
export const time: JsonSchema = {
  type: 'string',
  format: 'date-time',
  nullable: true,
};
export const intOrString: JsonSchema = { 'x-kubernetes-int-or-string': true };
/** A structure that the lab does not model further. */
export const anything: JsonSchema = {
  type: 'object',
  'x-kubernetes-preserve-unknown-fields': true,
};
export const textMap: JsonSchema = {
  type: 'object',
  additionalProperties: text,
};
export const quantities: JsonSchema = {
  type: 'object',
  additionalProperties: intOrString,
};

export function struct(
  properties: Record<string, JsonSchema>,
  more: Partial<JsonSchema> = {},
): JsonSchema {
  return { type: 'object', properties, ...more };
}

export function fields(
  names: string,
  schema: JsonSchema,
): Record<string, JsonSchema> {
  return Object.fromEntries(
    names
      .trim()
      .split(/\s+/)
      .map(name => [name, schema]),
  );
}

/** A list that is written as a whole. */
export function listOf(items: JsonSchema): JsonSchema {
  return { type: 'array', items, 'x-kubernetes-list-type': 'atomic' };
}

export function setOf(items: JsonSchema): JsonSchema {
  return {
    type: 'array',
    items,
    'x-kubernetes-list-type': 'set',
    'x-kubernetes-patch-strategy': 'merge',
  };
}

/** A list of maps with keys; strategic merge knows only the first key. */
export function keyedList(keys: string[], items: JsonSchema): JsonSchema {
  return {
    type: 'array',
    items,
    'x-kubernetes-list-type': 'map',
    'x-kubernetes-list-map-keys': keys,
    'x-kubernetes-patch-merge-key': keys[0],
    'x-kubernetes-patch-strategy': 'merge',
  };
}

export const conditions = keyedList(
  ['type'],
  struct(
    {
      ...fields('type status reason message', text),
      ...fields('lastTransitionTime lastUpdateTime', time),
      ...fields('lastProbeTime lastHeartbeatTime', time),
      observedGeneration: integer,
    },
    { required: ['type', 'status'] },
  ),
);

export const labelSelector = struct(
  {
    matchLabels: textMap,
    matchExpressions: listOf(
      struct(
        { key: text, operator: text, values: listOf(text) },
        { required: ['key', 'operator'] },
      ),
    ),
  },
  { 'x-kubernetes-map-type': 'atomic' },
);

export const objectReference = struct(
  fields('apiVersion kind name namespace uid resourceVersion fieldPath', text),
  { 'x-kubernetes-map-type': 'atomic' },
);

export const localReferences = keyedList(['name'], struct({ name: text }));

/** The root of a kind; `apiVersion`, `kind` and `metadata` are added on registration. */
export function root(
  description: string,
  properties: Record<string, JsonSchema>,
  more: Partial<JsonSchema> = {},
): JsonSchema {
  return { type: 'object', description, properties, ...more };
}
