import type { KubeObject, ObjectStore } from '../apiserver/types';
import type { ClusterSpec } from './clusterSpec';
import { clusterSpecs } from './clusterSpec';
import {
  hubDefinitions,
  klusterletDefinition,
  lifecycleAgentDefinitions,
  openShiftDefinitions,
} from './crds';
import type { SimulatedNode } from './node/SimulatedNode';
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
import { clusterServiceVersion } from './objects/olm';
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
  /** Timestamp for everything that has been so since the installation. */
  now: string;
}

/** Fills an empty cluster with what is there after its installation. */
export function populate(store: ObjectStore, options: PopulateOptions): void {
  const { spec, node, pullSecret, registry, now } = options;
  const isHub = spec.role === 'hub';
  for (const definition of [
    ...openShiftDefinitions,
    ...(isHub ? hubDefinitions : lifecycleAgentDefinitions),
    ...(spec.managedBy ? [klusterletDefinition] : []),
  ]) {
    store.register(definition);
  }
  const members = clusterSpecs.filter(each => each.managedBy === spec.name);
  const namespaces = [
    ...(isHub ? hubNamespaces(members) : [LIFECYCLE_AGENT_NAMESPACE]),
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
    clusterServiceVersion(
      'openshift-operator-lifecycle-manager',
      'packageserver',
      'Package Server',
      '0.0.1-snapshot',
      now,
    ),
    ...(isHub ? hubObjects(members, now) : lifecycleAgentObjects(spec, now)),
    ...(spec.managedBy ? memberObjects(spec, now) : []),
  ]);
  addMissing(store, rbacObjects());
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
