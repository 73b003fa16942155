import { apiVersionOf, customResourceDefinitionName } from '../kindName';
import { KubeObject, PrinterColumn, ResourceDefinition } from '../types';

/** The CustomResourceDefinition that says what a definition of the lab says. */
export function crdOfDefinition(definition: ResourceDefinition): KubeObject {
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: customResourceDefinitionName(definition) },
    spec: {
      group: definition.group,
      names: {
        kind: definition.kind,
        listKind: `${definition.kind}List`,
        plural: definition.plural,
        singular: definition.singular,
        ...(definition.shortNames && { shortNames: definition.shortNames }),
        ...(definition.categories && { categories: definition.categories }),
      },
      scope: definition.namespaced ? 'Namespaced' : 'Cluster',
      versions: [
        {
          name: definition.version,
          served: true,
          storage: true,
          ...(definition.statusSubresource && {
            subresources: { status: {} },
          }),
          ...(definition.printerColumns && {
            additionalPrinterColumns: definition.printerColumns,
          }),
          schema: {
            openAPIV3Schema: definition.schema ?? {
              type: 'object',
              'x-kubernetes-preserve-unknown-fields': true,
            },
          },
        },
      ],
    },
  };
}

/** The lab serves one version of a kind: the one that is stored. */
export function definitionOfCrd(crd: KubeObject): ResourceDefinition {
  const { group, names, scope, versions } = crd.spec;
  const version = versions.find((each: any) => each.storage) ?? versions[0];
  return {
    group,
    version: version.name,
    kind: names.kind,
    plural: names.plural,
    singular: names.singular ?? names.kind.toLowerCase(),
    shortNames: names.shortNames,
    categories: names.categories,
    namespaced: scope === 'Namespaced',
    statusSubresource: version.subresources?.status !== undefined,
    schema: version.schema?.openAPIV3Schema,
    printerColumns: version.additionalPrinterColumns as
      | PrinterColumn[]
      | undefined,
    custom: true,
  };
}

/** The status of a definition whose names were accepted and which is served. */
export function establishedStatus(crd: KubeObject, time: string): any {
  const condition = (type: string, reason: string, message: string) => ({
    type,
    status: 'True',
    lastTransitionTime: time,
    reason,
    message,
  });
  return {
    acceptedNames: crd.spec.names,
    conditions: [
      condition('NamesAccepted', 'NoConflicts', 'no conflicts found'),
      condition(
        'Established',
        'InitialNamesAccepted',
        'the initial names have been accepted',
      ),
    ],
    storedVersions: [
      apiVersionOf(definitionOfCrd(crd)).split('/').pop() as string,
    ],
  };
}
