import type { ResourceDefinition } from '../../apiserver/types';
import { ageColumn, textColumn } from './columns';
import {
  flag,
  list,
  mapList,
  mapOf,
  object,
  resource,
  text,
  timestamp,
} from './schema';
import { tolerations } from './managedCluster';

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
