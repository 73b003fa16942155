import { isDeepStrictEqual } from 'node:util';
import { age } from '../output/humanDuration';
import {
  forbiddenChange,
  invalidValue,
  required,
  tooLarge,
} from '../schema/fieldCauses';
import { badRequest, StatusCause } from '../statusError';
import { KubeObject, ResourceDefinition } from '../types';
import { column } from './columns';
import {
  flag,
  keyedList,
  localReferences,
  objectReference,
  root,
  text,
  textMap,
} from './schemaBuilders';

/** Largest sum of a Secret's or ConfigMap's values, in bytes. */
const MAX_DATA_BYTES = 1024 * 1024;

export const configMapKind: ResourceDefinition = {
  group: '',
  version: 'v1',
  kind: 'ConfigMap',
  plural: 'configmaps',
  singular: 'configmap',
  shortNames: ['cm'],
  namespaced: true,
  statusSubresource: false,
  schema: root('Configuration for pods to consume.', {
    data: textMap,
    binaryData: textMap,
    immutable: flag,
  }),
  printerColumns: [column('Data'), column('Age')],
  printRow: (map, now) => [
    Object.keys(map.data ?? {}).length +
      Object.keys(map.binaryData ?? {}).length,
    age(map.metadata.creationTimestamp, now),
  ],
  prepare: draft => dropEmptyMaps(draft, ['data', 'binaryData']),
  check: (map, previous) => [
    ...keyCauses(map),
    ...immutableCauses(map, previous, ['data', 'binaryData']),
  ],
};

export const secretKind: ResourceDefinition = {
  group: '',
  version: 'v1',
  kind: 'Secret',
  plural: 'secrets',
  singular: 'secret',
  namespaced: true,
  statusSubresource: false,
  schema: root('Secret data; the values of `data` are base64.', {
    data: textMap,
    stringData: textMap,
    type: text,
    immutable: flag,
  }),
  printerColumns: [column('Type'), column('Data'), column('Age')],
  printRow: (secret, now) => [
    secret.type,
    Object.keys(secret.data ?? {}).length,
    age(secret.metadata.creationTimestamp, now),
  ],
  prepare: draft => {
    for (const value of Object.values(draft.data ?? {})) {
      requireBase64(value);
    }
    if (draft.stringData) {
      draft.data ??= {};
      for (const [key, value] of Object.entries(draft.stringData)) {
        draft.data[key] = Buffer.from(String(value)).toString('base64');
      }
      delete draft.stringData;
    }
    draft.type ||= 'Opaque';
    dropEmptyMaps(draft, ['data']);
  },
  check: (secret, previous) => {
    const causes = [...keyCauses(secret)];
    if (previous && previous.type !== secret.type) {
      causes.push(invalidValue('type', secret.type, 'field is immutable'));
    }
    return [
      ...causes,
      ...immutableCauses(secret, previous, ['data']),
      ...typeCauses(secret),
    ];
  },
};

export const serviceAccountKind: ResourceDefinition = {
  group: '',
  version: 'v1',
  kind: 'ServiceAccount',
  plural: 'serviceaccounts',
  singular: 'serviceaccount',
  shortNames: ['sa'],
  namespaced: true,
  statusSubresource: false,
  schema: root('An identity for processes that run in pods.', {
    secrets: keyedList(['name'], objectReference),
    imagePullSecrets: localReferences,
    automountServiceAccountToken: flag,
  }),
  printerColumns: [column('Secrets'), column('Age')],
  printRow: (account, now) => [
    (account.secrets ?? []).length,
    age(account.metadata.creationTimestamp, now),
  ],
};

function requireBase64(value: unknown): void {
  const encoded = String(value).replace(/[\r\n]/g, '');
  const wrong = /[^A-Za-z0-9+/=]/.exec(encoded);
  if (wrong || encoded.length % 4 !== 0 || /=[^=]|={3,}/.test(encoded)) {
    throw badRequest(
      `Secret in version "v1" cannot be handled as a Secret: illegal base64 data at input byte ${
        wrong?.index ?? encoded.length - (encoded.length % 4)
      }`,
    );
  }
}

function dropEmptyMaps(draft: KubeObject, fields: string[]): void {
  for (const field of fields) {
    if (draft[field] && Object.keys(draft[field]).length === 0) {
      delete draft[field];
    }
  }
}

function keyCauses(object: KubeObject): StatusCause[] {
  const values = { ...object.data, ...object.binaryData };
  const causes = Object.keys(values)
    .filter(key => !/^[-._a-zA-Z0-9]+$/.test(key) || key.length > 253)
    .map(key =>
      invalidValue(
        `data[${key}]`,
        key,
        "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')",
      ),
    );
  const size = Object.values(values).reduce(
    (sum: number, value) => sum + String(value).length,
    0,
  );
  return size > MAX_DATA_BYTES * (object.kind === 'Secret' ? 4 / 3 : 1)
    ? [...causes, tooLarge('data', MAX_DATA_BYTES)]
    : causes;
}

function immutableCauses(
  object: KubeObject,
  previous: KubeObject | undefined,
  fields: string[],
): StatusCause[] {
  if (!previous?.immutable) {
    return [];
  }
  const changed = fields.filter(
    field => !isDeepStrictEqual(object[field], previous[field]),
  );
  const names = object.immutable ? changed : ['immutable', ...changed];
  return names.map(field =>
    forbiddenChange(field, 'field is immutable when `immutable` is set'),
  );
}

/** Keys that types of Secrets must have, with content that parses where it is JSON. */
function typeCauses(secret: KubeObject): StatusCause[] {
  const needed: Record<string, string[]> = {
    'kubernetes.io/dockerconfigjson': ['.dockerconfigjson'],
    'kubernetes.io/dockercfg': ['.dockercfg'],
    'kubernetes.io/tls': ['tls.crt', 'tls.key'],
    'kubernetes.io/ssh-auth': ['ssh-privatekey'],
  };
  return (needed[secret.type] ?? []).flatMap(key => {
    const value = secret.data?.[key];
    if (value === undefined) {
      return [required(`data[${key}]`)];
    }
    return key.startsWith('.docker') && !isJson(value)
      ? [
          invalidValue(
            `data[${key}]`,
            '<secret contents redacted>',
            'invalid character in the value',
          ),
        ]
      : [];
  });
}

function isJson(base64: string): boolean {
  try {
    JSON.parse(Buffer.from(base64, 'base64').toString('utf8'));
    return true;
  } catch {
    return false;
  }
}
