import { createHash } from 'node:crypto';
import { JsonSchema } from '../schema/jsonSchema';
import { objectMetadataSchema } from '../schema/objectMetadataSchema';
import { RegisteredKind } from '../store/registeredKind';

const METADATA_NAME = 'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta';
const PATCH_TYPES = [
  'application/apply-patch+yaml',
  'application/json-patch+json',
  'application/merge-patch+json',
];
const title = 'Kubernetes';

/** `/openapi/v3`: where the document of each group and version is. */
export function openApiIndex(kinds: RegisteredKind[]): unknown {
  const paths = [...new Set(kinds.map(pathOf))].map(path => [
    path,
    {
      serverRelativeURL: `/openapi/v3/${path}?hash=${hash(
        kinds.filter(kind => pathOf(kind) === path),
      )}`,
    },
  ]);
  return { paths: Object.fromEntries(paths) };
}

/** `/openapi/v3/apis/GROUP/VERSION`, `undefined` where nothing is served. */
export function openApiV3(
  kinds: RegisteredKind[],
  path: string,
  version: string,
): unknown | undefined {
  const served = kinds.filter(kind => pathOf(kind) === path);
  if (served.length === 0) {
    return undefined;
  }
  return {
    openapi: '3.0.0',
    info: { title, version },
    paths: Object.assign({}, ...served.map(kind => kindPaths(kind))),
    components: {
      schemas: {
        [METADATA_NAME]: objectMetadataSchema,
        ...Object.fromEntries(
          served.map(kind => [
            schemaName(kind),
            publishedSchema(kind, '#/components/schemas/'),
          ]),
        ),
      },
    },
  };
}

/** `/openapi/v2`: all kinds in one document. */
export function openApiV2(kinds: RegisteredKind[], version: string) {
  return {
    swagger: '2.0',
    info: { title, version },
    paths: Object.assign({}, ...kinds.map(kind => kindPaths(kind))),
    definitions: {
      [METADATA_NAME]: objectMetadataSchema,
      ...Object.fromEntries(
        kinds.map(kind => [
          schemaName(kind),
          publishedSchema(kind, '#/definitions/'),
        ]),
      ),
    },
  };
}

/** `api/v1`, `apis/apps/v1`. */
function pathOf(kind: RegisteredKind): string {
  return kind.group ? `apis/${kind.apiVersion}` : `api/${kind.version}`;
}

/** `io.openshift.lca.v1.SeedGenerator`. */
function schemaName(kind: RegisteredKind): string {
  const prefix = kind.group
    ? kind.group.split('.').reverse().join('.')
    : 'io.k8s.api.core';
  return `${prefix}.${kind.version}.${kind.kind}`;
}

function publishedSchema(kind: RegisteredKind, references: string): unknown {
  return {
    ...kind.fullSchema,
    properties: {
      ...kind.fullSchema.properties,
      metadata: {
        allOf: [{ $ref: `${references}${METADATA_NAME}` }],
        description: "Standard object's metadata.",
        default: {},
      },
    } as unknown as Record<string, JsonSchema>,
    'x-kubernetes-group-version-kind': [groupVersionKind(kind)],
  };
}

function groupVersionKind(kind: RegisteredKind) {
  return { group: kind.group, version: kind.version, kind: kind.kind };
}

function kindPaths(kind: RegisteredKind): Record<string, unknown> {
  const scope = kind.namespaced ? '/namespaces/{namespace}' : '';
  const list = `/${pathOf(kind)}${scope}/${kind.plural}`;
  const operation = (action: string, parameters: string[] = []) => ({
    operationId: `${action}${kind.kind}`,
    'x-kubernetes-action': action,
    'x-kubernetes-group-version-kind': groupVersionKind(kind),
    parameters: parameters.map(name => ({
      name,
      in: 'query',
      schema: { type: 'string', uniqueItems: true },
    })),
    responses: { '200': { description: 'OK' } },
  });
  const writeParameters = ['dryRun', 'fieldManager', 'fieldValidation'];
  return {
    [list]: {
      get: operation('list', ['fieldSelector', 'labelSelector', 'limit']),
      post: operation('post', writeParameters),
    },
    [`${list}/{name}`]: {
      get: operation('get'),
      put: operation('put', writeParameters),
      patch: {
        ...operation('patch', [...writeParameters, 'force']),
        requestBody: {
          required: true,
          content: Object.fromEntries(PATCH_TYPES.map(type => [type, {}])),
        },
      },
      delete: operation('delete', ['dryRun']),
    },
  };
}

/** Clients cache a document by its hash. */
function hash(kinds: RegisteredKind[]): string {
  return createHash('sha256')
    .update(JSON.stringify(kinds.map(kind => [kind.name, kind.fullSchema])))
    .digest('hex')
    .slice(0, 32)
    .toUpperCase();
}
