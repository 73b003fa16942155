import type { ResourceDefinition } from '../../apiserver/types';
import { ageColumn, conditionColumn, textColumn } from './columns';
import type { Schema } from './schema';
import {
  anything,
  atomicList,
  flag,
  integer,
  mapList,
  mapOf,
  object,
  oneOf,
  resource,
  text,
  timestamp,
} from './schema';

const objectReference = (more: Record<string, Schema> = {}) =>
  object(
    {
      apiVersion: text(),
      fieldPath: text(),
      kind: text(),
      name: text(),
      namespace: text(),
      resourceVersion: text(),
      uid: text(),
      ...more,
    },
    { 'x-kubernetes-map-type': 'atomic' },
  );

const osImageStream = () =>
  object({
    'name!': text({
      maxLength: 253,
      minLength: 1,
      'x-kubernetes-validations': [
        {
          rule: '!format.dns1123Subdomain().validate(self).hasValue()',
          message:
            "a RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character.",
        },
      ],
    }),
  });

const atLeast = (more: string, less: string) => ({
  rule: `self.${more} >= self.${less}`,
  message: `${more} must be greater than or equal to ${less}`,
});

const machineCounts = () =>
  Object.fromEntries(
    [
      'availableMachineCount',
      'machineCount',
      'readyMachineCount',
      'unavailableMachineCount',
      'updatedMachineCount',
    ].map(field => [`${field}!`, integer('int64', { minimum: 0 })]),
  );

/** What brings pinned images to the nodes of a pool. */
const poolSynchronizer = () =>
  object(
    {
      ...machineCounts(),
      observedGeneration: integer('int64', {
        minimum: 0,
        'x-kubernetes-validations': [
          {
            rule: 'self >= oldSelf || (self == 0 && oldSelf > 0)',
            message:
              'observedGeneration must not move backwards except to zero',
          },
        ],
      }),
      'poolSynchronizerType!': { ...oneOf('PinnedImageSets'), maxLength: 256 },
    },
    {
      'x-kubernetes-validations': [
        ...['updated', 'available', 'unavailable', 'ready'].map(each =>
          atLeast('machineCount', `${each}MachineCount`),
        ),
        atLeast('availableMachineCount', 'readyMachineCount'),
      ],
    },
  );

const labelSelector = () =>
  object(
    {
      matchExpressions: atomicList(
        object({
          'key!': text(),
          'operator!': text(),
          values: atomicList(text()),
        }),
      ),
      matchLabels: mapOf(text()),
    },
    { 'x-kubernetes-map-type': 'atomic' },
  );

const configuration = () =>
  objectReference({ source: atomicList(objectReference()) });

export const machineConfigDefinition: ResourceDefinition = {
  group: 'machineconfiguration.openshift.io',
  version: 'v1',
  kind: 'MachineConfig',
  plural: 'machineconfigs',
  singular: 'machineconfig',
  shortNames: ['mc'],
  namespaced: false,
  statusSubresource: false,
  custom: true,
  printerColumns: [
    textColumn(
      'GeneratedByController',
      '.metadata.annotations.machineconfiguration\\.openshift\\.io/generated-by-controller-version',
    ),
    textColumn('IgnitionVersion', '.spec.config.ignition.version'),
    ageColumn,
  ],
  schema: resource({
    spec: object({
      baseOSExtensionsContainerImage: text(),
      config: anything(),
      extensions: atomicList(text()),
      fips: flag(),
      kernelArguments: { ...atomicList(text()), nullable: true },
      kernelType: text(),
      osImageURL: text(),
    }),
  }),
};

const count = (name: string) => ({
  name,
  type: 'number' as const,
  jsonPath: `.status.${name[0].toLocaleLowerCase('en-US')}${name.slice(1)}`,
});

export const machineConfigPoolDefinition: ResourceDefinition = {
  group: 'machineconfiguration.openshift.io',
  version: 'v1',
  kind: 'MachineConfigPool',
  plural: 'machineconfigpools',
  singular: 'machineconfigpool',
  shortNames: ['mcp'],
  namespaced: false,
  statusSubresource: true,
  custom: true,
  printerColumns: [
    textColumn('Config', '.status.configuration.name'),
    conditionColumn('Updated'),
    conditionColumn('Updating'),
    conditionColumn('Degraded'),
    count('MachineCount'),
    count('ReadyMachineCount'),
    count('UpdatedMachineCount'),
    count('DegradedMachineCount'),
    ageColumn,
  ],
  schema: resource({
    specRequired: true,
    spec: object({
      configuration: configuration(),
      machineConfigSelector: labelSelector(),
      maxUnavailable: {
        anyOf: [{ type: 'integer' }, { type: 'string' }],
        'x-kubernetes-int-or-string': true,
      },
      nodeSelector: labelSelector(),
      osImageStream: osImageStream(),
      paused: flag(),
      pinnedImageSets: {
        ...mapList(
          object({
            'name!': text({
              maxLength: 253,
              minLength: 1,
              pattern:
                '^([a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9\\-]{0,61}[a-zA-Z0-9])(\\.([a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9\\-]{0,61}[a-zA-Z0-9]))*$',
            }),
          }),
          'name',
        ),
        maxItems: 100,
      },
    }),
    status: object({
      certExpirys: atomicList(
        object({
          'bundle!': text(),
          expiry: timestamp(),
          'subject!': text(),
        }),
      ),
      conditions: atomicList(
        object({
          lastTransitionTime: { ...timestamp(), nullable: true },
          message: text(),
          reason: text(),
          status: text(),
          type: text(),
        }),
      ),
      configuration: configuration(),
      degradedMachineCount: integer('int32'),
      machineCount: integer('int32'),
      observedGeneration: integer('int64'),
      osImageStream: osImageStream(),
      poolSynchronizersStatus: mapList(
        poolSynchronizer(),
        'poolSynchronizerType',
      ),
      readyMachineCount: integer('int32'),
      unavailableMachineCount: integer('int32'),
      updatedMachineCount: integer('int32'),
    }),
  }),
};
