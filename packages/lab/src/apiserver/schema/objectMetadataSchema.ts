import { JsonSchema } from './jsonSchema';

const text: JsonSchema = { type: 'string' };
const texts: JsonSchema = { type: 'object', additionalProperties: text };
const time: JsonSchema = {
  type: 'string',
  format: 'date-time',
  nullable: true,
};

/** `meta/v1 ObjectMeta`, which holds for every kind whatever its own schema says. */
export const objectMetadataSchema: JsonSchema = {
  type: 'object',
  description: "Standard object's metadata.",
  properties: {
    annotations: { ...texts, description: 'Arbitrary metadata of tools.' },
    creationTimestamp: time,
    deletionGracePeriodSeconds: { type: 'integer', format: 'int64' },
    deletionTimestamp: time,
    finalizers: {
      type: 'array',
      items: text,
      'x-kubernetes-list-type': 'set',
      'x-kubernetes-patch-strategy': 'merge',
    },
    generateName: text,
    generation: { type: 'integer', format: 'int64' },
    labels: { ...texts, description: 'Keys and values to select objects by.' },
    managedFields: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          apiVersion: text,
          fieldsType: text,
          fieldsV1: {
            type: 'object',
            'x-kubernetes-preserve-unknown-fields': true,
          },
          manager: text,
          operation: text,
          subresource: text,
          time,
        },
      },
    },
    name: { ...text, description: 'Unique within a namespace.' },
    namespace: text,
    ownerReferences: {
      type: 'array',
      'x-kubernetes-list-type': 'map',
      'x-kubernetes-list-map-keys': ['uid'],
      'x-kubernetes-patch-merge-key': 'uid',
      'x-kubernetes-patch-strategy': 'merge',
      items: {
        type: 'object',
        required: ['apiVersion', 'kind', 'name', 'uid'],
        'x-kubernetes-map-type': 'atomic',
        properties: {
          apiVersion: text,
          blockOwnerDeletion: { type: 'boolean' },
          controller: { type: 'boolean' },
          kind: text,
          name: text,
          uid: text,
        },
      },
    },
    resourceVersion: text,
    selfLink: text,
    uid: text,
  },
};

/** A kind's schema with what is true of all kinds: `apiVersion`, `kind`, `metadata`. */
export function completeSchema(schema: JsonSchema | undefined): JsonSchema {
  const base: JsonSchema = schema ?? {
    'x-kubernetes-preserve-unknown-fields': true,
  };
  return {
    ...base,
    type: 'object',
    properties: {
      ...base.properties,
      apiVersion: {
        ...text,
        description: 'Version of the schema of this object.',
      },
      kind: { ...text, description: 'What this object is.' },
      metadata: objectMetadataSchema,
    },
  };
}
