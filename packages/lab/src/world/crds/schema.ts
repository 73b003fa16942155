/** A node of an OpenAPI v3 schema as CustomResourceDefinitions carry it. */
export interface Schema {
  type?: string;
  [key: string]: unknown;
}

/** A CEL rule and what it says when it is broken. */
export interface Rule {
  rule: string;
  message?: string;
}

type Extra = Record<string, unknown>;

export const text = (extra: Extra = {}): Schema => ({
  type: 'string',
  ...extra,
});
export const flag = (extra: Extra = {}): Schema => ({
  type: 'boolean',
  ...extra,
});
export const integer = (
  format?: 'int32' | 'int64',
  extra: Extra = {},
): Schema => ({
  type: 'integer',
  ...(format ? { format } : {}),
  ...extra,
});
export const timestamp = (): Schema => ({
  type: 'string',
  format: 'date-time',
});
export const oneOf = (...values: string[]): Schema => ({
  type: 'string',
  enum: values,
});

/** An object with these properties; names that end in `!` are required. */
export function object(
  properties: Record<string, Schema>,
  extra: Extra = {},
): Schema {
  const required = Object.keys(properties)
    .filter(name => name.endsWith('!'))
    .map(name => name.slice(0, -1));
  return {
    type: 'object',
    ...(required.length ? { required } : {}),
    properties: Object.fromEntries(
      Object.entries(properties).map(([name, schema]) => [
        name.replace(/!$/, ''),
        schema,
      ]),
    ),
    ...extra,
  };
}

/** An object of any keys. */
export const mapOf = (values: Schema): Schema => ({
  type: 'object',
  additionalProperties: values,
});

/** Anything at all below this point. */
export const anything = (): Schema => ({
  type: 'object',
  'x-kubernetes-preserve-unknown-fields': true,
});

export const list = (items: Schema, extra: Extra = {}): Schema => ({
  type: 'array',
  items,
  ...extra,
});
/** A list that is replaced as a whole. */
export const atomicList = (items: Schema): Schema =>
  list(items, { 'x-kubernetes-list-type': 'atomic' });
/** A list whose items are told apart by these keys. */
export const mapList = (items: Schema, ...keys: string[]): Schema =>
  list(items, {
    'x-kubernetes-list-type': 'map',
    'x-kubernetes-list-map-keys': keys,
  });

/** `metav1.Condition`, strict as controller-gen writes it. */
export const conditionSchema = (): Schema =>
  object({
    'lastTransitionTime!': timestamp(),
    'message!': text({ maxLength: 32768 }),
    observedGeneration: integer('int64', { minimum: 0 }),
    'reason!': text({
      minLength: 1,
      maxLength: 1024,
      pattern: '^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$',
    }),
    'status!': oneOf('True', 'False', 'Unknown'),
    'type!': text({
      maxLength: 316,
      pattern:
        '^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*/)?(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])$',
    }),
  });

/** The looser condition of OpenShift's own status types. */
export const looseConditionSchema = (): Schema =>
  object({
    'lastTransitionTime!': timestamp(),
    message: text(),
    reason: text(),
    'status!': text(),
    'type!': text(),
  });

/** A whole custom resource: the fields every object has, and spec and status. */
export function resource(
  parts: { spec?: Schema; status?: Schema; specRequired?: boolean },
  rules: Rule[] = [],
): Schema {
  return {
    type: 'object',
    ...(parts.specRequired ? { required: ['spec'] } : {}),
    properties: {
      apiVersion: text(),
      kind: text(),
      metadata: { type: 'object' },
      ...(parts.spec ? { spec: parts.spec } : {}),
      ...(parts.status ? { status: parts.status } : {}),
    },
    ...(rules.length ? { 'x-kubernetes-validations': rules } : {}),
  };
}
