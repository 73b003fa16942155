import type { ResourceDefinition } from '../../apiserver/types';
import { ageColumn, textColumn } from './columns';
import {
  anything,
  flag,
  list,
  mapOf,
  object,
  oneOf,
  resource,
  text,
  timestamp,
} from './schema';

const LOOSE = { 'x-kubernetes-preserve-unknown-fields': true };

function olmKind(
  kind: string,
  plural: string,
  rest: Partial<ResourceDefinition>,
): ResourceDefinition {
  return {
    group: 'operators.coreos.com',
    version: 'v1alpha1',
    kind,
    plural,
    singular: kind.toLocaleLowerCase('en-US'),
    categories: ['olm'],
    namespaced: true,
    statusSubresource: true,
    custom: true,
    ...rest,
  };
}

export const catalogSourceDefinition = olmKind(
  'CatalogSource',
  'catalogsources',
  {
    shortNames: ['catsrc'],
    printerColumns: [
      textColumn('Display', '.spec.displayName'),
      textColumn('Type', '.spec.sourceType'),
      textColumn('Publisher', '.spec.publisher'),
      ageColumn,
    ],
    schema: resource({
      specRequired: true,
      spec: object({ 'sourceType!': text() }, LOOSE),
      status: anything(),
    }),
  },
);

export const installPlanDefinition = olmKind('InstallPlan', 'installplans', {
  shortNames: ['ip'],
  printerColumns: [
    textColumn('CSV', '.spec.clusterServiceVersionNames[0]'),
    textColumn('Approval', '.spec.approval'),
    { name: 'Approved', type: 'boolean', jsonPath: '.spec.approved' },
  ],
  schema: resource({
    specRequired: true,
    spec: object(
      {
        'approval!': text(),
        'approved!': flag(),
        'clusterServiceVersionNames!': list(text()),
      },
      LOOSE,
    ),
    status: anything(),
  }),
});

export const operatorGroupDefinition = olmKind(
  'OperatorGroup',
  'operatorgroups',
  {
    version: 'v1',
    shortNames: ['og'],
    schema: resource({
      spec: object(
        {
          targetNamespaces: list(text(), { 'x-kubernetes-list-type': 'set' }),
          serviceAccountName: text(),
          staticProvidedAPIs: flag(),
          selector: anything(),
          upgradeStrategy: oneOf('Default', 'TechPreviewUnsafeFailForward'),
        },
        { default: { upgradeStrategy: 'Default' } },
      ),
      status: object({
        lastUpdated: timestamp(),
        namespaces: list(text(), { 'x-kubernetes-list-type': 'set' }),
      }),
    }),
  },
);

/** Served by OLM's package server through API aggregation, so there is no CustomResourceDefinition. */
export const packageManifestDefinition: ResourceDefinition = {
  group: 'packages.operators.coreos.com',
  version: 'v1',
  kind: 'PackageManifest',
  plural: 'packagemanifests',
  singular: 'packagemanifest',
  namespaced: true,
  statusSubresource: false,
  printerColumns: [
    textColumn('Catalog', '.status.catalogSourceDisplayName'),
    ageColumn,
  ],
  schema: resource({ spec: anything(), status: anything() }),
};

/** Switches the catalogs that OpenShift brings with it. */
export const operatorHubDefinition: ResourceDefinition = {
  group: 'config.openshift.io',
  version: 'v1',
  kind: 'OperatorHub',
  plural: 'operatorhubs',
  singular: 'operatorhub',
  namespaced: false,
  statusSubresource: true,
  custom: true,
  schema: resource({
    spec: object({
      disableAllDefaultSources: flag(),
      sources: list(object({ name: text(), disabled: flag() })),
    }),
    status: object({
      sources: list(mapOf({ 'x-kubernetes-preserve-unknown-fields': true })),
    }),
  }),
};
