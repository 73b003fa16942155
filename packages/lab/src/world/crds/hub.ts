import type { ResourceDefinition } from '../../apiserver/types';
import { ageColumn, conditionColumn, textColumn } from './columns';
import type { Schema } from './schema';
import {
  atomicList,
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
const tolerations = () =>
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

const componentCondition = (required: boolean) => {
  const mark = required ? '!' : '';
  return object({
    kind: text(),
    lastTransitionTime: timestamp(),
    [`message${mark}`]: text(),
    name: text(),
    [`reason${mark}`]: text(),
    [`status${mark}`]: text(),
    [`type${mark}`]: text(),
  });
};

const hubConditions = () =>
  list(
    object({
      lastTransitionTime: timestamp(),
      lastUpdateTime: timestamp(),
      'message!': text(),
      'reason!': text(),
      'status!': text(),
      'type!': text(),
    }),
  );

const hubColumns = [
  textColumn('Status', '.status.phase'),
  ageColumn,
  textColumn('CurrentVersion', '.status.currentVersion'),
  textColumn('DesiredVersion', '.status.desiredVersion'),
  textColumn('Message', '.status.conditions[-1:].message'),
];

const componentOverrides = () =>
  mapList(
    object({
      configOverrides: object({}),
      'enabled!': flag(),
      'name!': text(),
    }),
    'name',
  );

export const multiClusterHubDefinition: ResourceDefinition = {
  group: 'operator.open-cluster-management.io',
  version: 'v1',
  kind: 'MultiClusterHub',
  plural: 'multiclusterhubs',
  singular: 'multiclusterhub',
  shortNames: ['mch'],
  namespaced: true,
  statusSubresource: true,
  custom: true,
  printerColumns: hubColumns,
  schema: resource({
    spec: object({
      availabilityConfig: text(),
      disableHubSelfManagement: flag(),
      disableUpdateClusterImageSets: flag(),
      imagePullSecret: text(),
      localClusterName: text({ default: 'local-cluster' }),
      nodeSelector: mapOf(text()),
      overrides: object({
        components: componentOverrides(),
        imagePullPolicy: text(),
      }),
      tolerations: tolerations(),
    }),
    status: object({
      components: mapOf(componentCondition(true)),
      conditions: hubConditions(),
      currentVersion: text(),
      desiredVersion: text(),
      phase: text(),
    }),
  }),
};

export const multiClusterEngineDefinition: ResourceDefinition = {
  group: 'multicluster.openshift.io',
  version: 'v1',
  kind: 'MultiClusterEngine',
  plural: 'multiclusterengines',
  singular: 'multiclusterengine',
  shortNames: ['mce'],
  namespaced: false,
  statusSubresource: true,
  custom: true,
  printerColumns: hubColumns,
  schema: resource({
    spec: object({
      availabilityConfig: text(),
      imagePullSecret: text(),
      localClusterName: text({ default: 'local-cluster' }),
      nodeSelector: mapOf(text()),
      overrides: object({
        components: componentOverrides(),
        imagePullPolicy: text(),
        infrastructureCustomNamespace: text(),
      }),
      targetNamespace: text(),
      tolerations: tolerations(),
    }),
    status: object({
      components: list(componentCondition(false)),
      conditions: hubConditions(),
      currentVersion: text(),
      desiredVersion: text(),
      phase: text(),
    }),
  }),
};

const labelSelector = () =>
  object({
    matchExpressions: atomicList(
      object({
        'key!': text(),
        'operator!': text(),
        values: atomicList(text()),
      }),
    ),
    matchLabels: mapOf(text()),
  });

const actions = () =>
  list(object({ 'action!': text(), message: text() }, {}), {});

/** The fleet's rollout of an image-based upgrade; the lab has the kind, no controller acts on it. */
export const imageBasedGroupUpgradeDefinition: ResourceDefinition = {
  group: 'lcm.openshift.io',
  version: 'v1alpha1',
  kind: 'ImageBasedGroupUpgrade',
  plural: 'imagebasedgroupupgrades',
  singular: 'imagebasedgroupupgrade',
  shortNames: ['ibgu'],
  namespaced: true,
  statusSubresource: true,
  custom: true,
  printerColumns: [ageColumn],
  schema: resource(
    {
      spec: object({
        clusterLabelSelectors: list(labelSelector(), {
          'x-kubernetes-validations': [
            {
              rule: 'self == oldSelf',
              message: 'clusterLabelSelectors is immutable',
            },
          ],
        }),
        'ibuSpec!': object(
          {
            seedImageRef: object({
              image: text({ minLength: 1 }),
              pullSecretRef: object({ 'name!': text() }),
              version: text(),
            }),
            stage: oneOf('Idle', 'Prep', 'Upgrade', 'Rollback'),
          },
          {
            'x-kubernetes-preserve-unknown-fields': true,
            'x-kubernetes-validations': [
              { rule: 'self == oldSelf', message: 'ibuSpec is immutable' },
            ],
          },
        ),
        'plan!': list(
          object({
            'actions!': list(text(), { maxItems: 4 }),
            'rolloutStrategy!': object({
              'maxConcurrency!': integer(),
              timeout: integer(undefined, { default: 240 }),
            }),
          }),
          {
            maxItems: 6,
            'x-kubernetes-validations': [
              {
                rule: 'oldSelf.all(element, element in self)',
                message: 'plan is append only',
              },
            ],
          },
        ),
      }),
      status: object({
        clusters: list(
          object({
            completedActions: actions(),
            currentAction: object({ 'action!': text(), message: text() }),
            failedActions: actions(),
            'name!': text(),
          }),
        ),
        completedAt: timestamp(),
        conditions: list(conditionSchema()),
        observedGeneration: integer('int64'),
        startedAt: timestamp(),
      }),
    },
    [
      {
        rule: 'size(self.metadata.name) < 230',
        message: 'Name length must be less than 230 characters',
      },
    ],
  ),
};
