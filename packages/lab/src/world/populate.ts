import type { KubeObject, ObjectStore } from '../apiserver/types';
import type { ClusterSpec } from './clusterSpec';
import { clusterSpecs } from './clusterSpec';
import {
  aggregatedDefinitions,
  hubDefinitions,
  klusterletDefinition,
  lifecycleAgentDefinitions,
  openShiftDefinitions,
} from './crds';
import type { SimulatedNode } from './node/SimulatedNode';
import {
  connectionState,
  defaultCatalogSources,
  packageManifest,
} from './objects/catalogs';
import type { CatalogContents } from './objects/catalogs';
import { clusterConfigObjects } from './objects/clusterConfig';
import { hubNamespaces, hubObjects } from './objects/hub';
import {
  LIFECYCLE_AGENT_NAMESPACE,
  lifecycleAgentObjects,
} from './objects/lifecycleAgent';
import { machineConfigObjects } from './objects/machineConfigs';
import { AGENT_NAMESPACES, memberObjects } from './objects/member';
import { namespaceObjects } from './objects/namespaces';
import { nodeObject } from './objects/node';
import { clusterServiceVersion, operatorGroup } from './objects/olm';
import { put, putAll } from './objects/put';
import type { RegistryTrust } from './objects/secrets';
import { configurationObjects } from './objects/secrets';
import { systemPods } from './objects/systemPods';
import { rbacObjects } from './objects/users';

export interface PopulateOptions {
  spec: ClusterSpec;
  node: SimulatedNode;
  pullSecret: string;
  registry: RegistryTrust;
  catalogs: CatalogContents;
  /** Timestamp for everything that has been so since the installation. */
  now: string;
}

/** Fills an empty cluster with what is there after its installation. */
export function populate(store: ObjectStore, options: PopulateOptions): void {
  const { spec, node, pullSecret, registry, catalogs, now } = options;
  const isHub = spec.role === 'hub';
  for (const definition of [
    ...openShiftDefinitions,
    ...aggregatedDefinitions,
    ...lifecycleAgentDefinitions,
    ...(isHub ? hubDefinitions : []),
    ...(spec.managedBy ? [klusterletDefinition] : []),
  ]) {
    store.register(definition);
  }
  const members = clusterSpecs.filter(each => each.managedBy === spec.name);
  const namespaces = [
    LIFECYCLE_AGENT_NAMESPACE,
    ...(isHub ? hubNamespaces(members) : []),
    ...(spec.managedBy ? AGENT_NAMESPACES : []),
  ];
  for (const each of namespaceObjects(namespaces)) {
    if (!store.get('Namespace', each.metadata.name)) {
      put(store, each);
    }
  }
  const { objects, rendered } = machineConfigObjects(spec, pullSecret, now);
  putAll(store, [
    ...objects,
    nodeObject(spec, node, rendered, now),
    ...clusterConfigObjects(spec, now),
    ...configurationObjects(pullSecret, registry),
    ...systemPods(spec, now),
    ...catalogObjects(spec, catalogs, now),
    operatorGroup(
      'olm-operators',
      'openshift-operator-lifecycle-manager',
      ['openshift-operator-lifecycle-manager'],
      now,
    ),
    operatorGroup('global-operators', 'openshift-operators', [], now),
    clusterServiceVersion(
      'openshift-operator-lifecycle-manager',
      'packageserver',
      'Package Server',
      '0.0.1-snapshot',
      now,
    ),
    ...lifecycleAgentObjects(spec, now),
    ...(isHub ? hubObjects(members, now) : []),
    ...(spec.managedBy ? memberObjects(spec, now) : []),
  ]);
  addMissing(store, rbacObjects());
}

/** The catalogs that come with OpenShift, connected, and their packages. */
function catalogObjects(
  spec: ClusterSpec,
  catalogs: CatalogContents,
  now: string,
): KubeObject[] {
  const sources = defaultCatalogSources(spec);
  return [
    {
      apiVersion: 'config.openshift.io/v1',
      kind: 'OperatorHub',
      metadata: { name: 'cluster' },
      spec: {},
    },
    ...sources.map(each => ({
      ...each,
      status: connectionState(each.metadata.name, 'READY', now),
    })),
    ...sources.flatMap(source =>
      (catalogs.get(source.spec.image) ?? []).map(offered =>
        packageManifest(source, offered),
      ),
    ),
  ];
}

/** The API server may have brought some of the usual roles itself. */
function addMissing(store: ObjectStore, objects: readonly KubeObject[]): void {
  for (const object of objects) {
    const [group, kind] = [object.apiVersion.split('/')[0], object.kind];
    const name = object.apiVersion.includes('/') ? `${group}/${kind}` : kind;
    if (!store.get(name, object.metadata.name, object.metadata.namespace)) {
      put(store, object);
    }
  }
}
