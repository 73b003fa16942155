import type { ResourceDefinition } from '../../apiserver/types';
import { ageColumn, conditionColumn, textColumn } from './columns';
import type { Schema } from './schema';
import {
  conditionSchema,
  flag,
  integer,
  list,
  mapList,
  mapOf,
  object,
  oneOf,
  resource,
  text,
  timestamp,
} from './schema';

const quantity: Schema = {
  anyOf: [{ type: 'integer' }, { type: 'string' }],
  'x-kubernetes-int-or-string': true,
};
const namePattern = '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$';
/** Which taints the pods of an operator tolerate. */
export const tolerations = () =>
  list(
    object({
      effect: text(),
      key: text(),
      operator: text(),
      tolerationSeconds: integer('int64'),
      value: text(),
    }),
  );

export const managedClusterDefinition: ResourceDefinition = {
  group: 'cluster.open-cluster-management.io',
  version: 'v1',
  kind: 'ManagedCluster',
  plural: 'managedclusters',
  singular: 'managedcluster',
  shortNames: ['mcl', 'mcls'],
  namespaced: false,
  statusSubresource: true,
  custom: true,
  printerColumns: [
    {
      name: 'Hub Accepted',
      type: 'boolean',
      jsonPath: '.spec.hubAcceptsClient',
    },
    textColumn(
      'Managed Cluster URLs',
      '.spec.managedClusterClientConfigs[*].url',
    ),
    conditionColumn('Joined', 'ManagedClusterJoined'),
    conditionColumn('Available', 'ManagedClusterConditionAvailable'),
    ageColumn,
  ],
  schema: resource({
    spec: object({
      hubAcceptsClient: flag(),
      leaseDurationSeconds: integer('int32', { default: 60 }),
      managedClusterClientConfigs: list(
        object({ caBundle: text({ format: 'byte' }), 'url!': text() }),
      ),
      taints: list(
        object({
          'effect!': oneOf('NoSelect', 'PreferNoSelect', 'NoSelectIfNew'),
          'key!': text({ maxLength: 316 }),
          timeAdded: { ...timestamp(), nullable: true },
          value: text({ maxLength: 1024 }),
        }),
      ),
    }),
    status: object({
      allocatable: mapOf(quantity),
      capacity: mapOf(quantity),
      clusterClaims: list(
        object({
          name: text({ minLength: 1, maxLength: 253 }),
          value: text({ minLength: 1, maxLength: 1024 }),
        }),
      ),
      conditions: mapList(conditionSchema(), 'type'),
      version: object({ kubernetes: text() }),
    }),
  }),
};

export const klusterletDefinition: ResourceDefinition = {
  group: 'operator.open-cluster-management.io',
  version: 'v1',
  kind: 'Klusterlet',
  plural: 'klusterlets',
  singular: 'klusterlet',
  namespaced: false,
  statusSubresource: true,
  custom: true,
  schema: resource({
    spec: object({
      clusterName: text({ maxLength: 63, pattern: namePattern }),
      deployOption: object({ mode: text() }),
      externalServerURLs: list(
        object({ caBundle: text({ format: 'byte' }), 'url!': text() }),
      ),
      imagePullSpec: text(),
      namespace: text({
        maxLength: 57,
        pattern: '^open-cluster-management-[-a-z0-9]*[a-z0-9]$',
      }),
      nodePlacement: object({
        nodeSelector: mapOf(text()),
        tolerations: tolerations(),
      }),
      priorityClassName: text(),
      registrationImagePullSpec: text(),
      workImagePullSpec: text(),
    }),
    status: object({
      conditions: list(conditionSchema()),
      generations: list(
        object({
          'group!': text(),
          'lastGeneration!': integer('int64'),
          'name!': text(),
          namespace: text(),
          'resource!': text(),
          'version!': text(),
        }),
      ),
      observedGeneration: integer('int64'),
      relatedResources: list(
        object({
          'group!': text(),
          'name!': text(),
          namespace: text(),
          'resource!': text(),
          'version!': text(),
        }),
      ),
    }),
  }),
};
