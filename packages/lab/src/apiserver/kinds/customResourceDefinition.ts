import { invalidValue, required } from '../schema/fieldCauses';
import { unsupportedRules } from '../schema/validateRules';
import { StatusCause } from '../statusError';
import { KubeObject, ResourceDefinition } from '../types';
import { column } from './columns';
import {
  anything,
  conditions,
  fields,
  flag,
  listOf,
  root,
  struct,
  text,
} from './schemaBuilders';

const names = struct(
  {
    ...fields('kind listKind plural singular', text),
    ...fields('shortNames categories', listOf(text)),
  },
  { required: ['plural', 'kind'] },
);

export const customResourceDefinitionKind: ResourceDefinition = {
  group: 'apiextensions.k8s.io',
  version: 'v1',
  kind: 'CustomResourceDefinition',
  plural: 'customresourcedefinitions',
  singular: 'customresourcedefinition',
  shortNames: ['crd', 'crds'],
  categories: ['api-extensions'],
  namespaced: false,
  statusSubresource: true,
  schema: root(
    'A resource to be served by the API server.',
    {
      spec: struct(
        {
          ...fields('group scope', text),
          names,
          conversion: anything,
          preserveUnknownFields: flag,
          versions: listOf(
            struct(
              {
                ...fields('name deprecationWarning', text),
                ...fields('served storage deprecated', flag),
                ...fields('schema subresources', anything),
                additionalPrinterColumns: listOf(
                  struct(
                    {
                      ...fields('name type format description jsonPath', text),
                      priority: { type: 'integer' },
                    },
                    { required: ['name', 'type', 'jsonPath'] },
                  ),
                ),
                selectableFields: listOf(struct({ jsonPath: text })),
              },
              { required: ['name', 'served', 'storage'] },
            ),
          ),
        },
        { required: ['group', 'names', 'scope', 'versions'] },
      ),
      status: struct({
        conditions: { ...conditions },
        acceptedNames: names,
        storedVersions: listOf(text),
      }),
    },
    { required: ['spec'] },
  ),
  printerColumns: [column('Created At', 'date')],
  printRow: crd => [crd.metadata.creationTimestamp ?? ''],
  prepare: draft => {
    const { spec } = draft;
    if (spec?.names?.kind) {
      spec.names.singular ??= spec.names.kind.toLowerCase();
      spec.names.listKind ??= `${spec.names.kind}List`;
      spec.conversion ??= { strategy: 'None' };
    }
  },
  check: definitionCauses,
};

function definitionCauses(crd: KubeObject): StatusCause[] {
  const { spec } = crd;
  const causes: StatusCause[] = [];
  const expected = `${spec.names.plural}.${spec.group}`;
  if (crd.metadata.name !== expected) {
    causes.push(
      invalidValue(
        'metadata.name',
        crd.metadata.name,
        'must be spec.names.plural+"."+spec.group',
      ),
    );
  }
  const stored = spec.versions.filter((each: any) => each.storage);
  if (stored.length !== 1) {
    causes.push(
      invalidValue(
        'spec.versions',
        spec.versions.map((each: any) => each.name),
        'must have exactly one version marked as storage version',
      ),
    );
  }
  spec.versions.forEach((version: any, index: number) => {
    const schema = version.schema?.openAPIV3Schema;
    const field = `spec.versions[${index}].schema.openAPIV3Schema`;
    if (!schema) {
      causes.push(required(field, 'schemas are required'));
      return;
    }
    causes.push(
      ...unsupportedRules(schema).map(rule =>
        invalidValue(
          `${field}.x-kubernetes-validations`,
          rule,
          'this server cannot compile the rule',
        ),
      ),
    );
  });
  return causes;
}
