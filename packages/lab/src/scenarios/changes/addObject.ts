import { kindNameOfObject } from '../../apiserver/kindName';
import type { KubeObject, ResourceDefinition } from '../../apiserver/types';
import { put } from '../../world/objects/put';
import type { ScenarioCluster, Undo } from '../Scenario';
import { undoAll } from './undoAll';

const CRD = 'apiextensions.k8s.io/CustomResourceDefinition';

/** Adds an object with its status, and the namespace where that is missing. What is there already stays. */
export function addObject(cluster: ScenarioCluster, object: KubeObject): Undo {
  const { store } = cluster;
  const kind = kindNameOfObject(object);
  const { name, namespace } = object.metadata;
  const missing = namespace && !store.get('Namespace', namespace);
  const withoutNamespace = missing
    ? addNamespace(cluster, namespace)
    : () => undefined;
  if (store.get(kind, name, namespace)) {
    return () => undefined;
  }
  put(store, object);
  return undoAll(withoutNamespace, () => {
    if (isServed(cluster, object)) {
      store.delete(kind, name, namespace);
    }
  });
}

/** Makes the kinds known, as the installation of their operator does. What is known already stays. */
export function addKinds(
  { store }: ScenarioCluster,
  ...definitions: ResourceDefinition[]
): Undo {
  const nameOf = (each: ResourceDefinition) => `${each.plural}.${each.group}`;
  const unknown = definitions.filter(each => !store.get(CRD, nameOf(each)));
  unknown.forEach(each => store.register(each));
  return () => unknown.forEach(each => store.delete(CRD, nameOf(each)));
}

export function addNamespace(cluster: ScenarioCluster, name: string): Undo {
  return addObject(cluster, {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name, labels: { 'kubernetes.io/metadata.name': name } },
    status: { phase: 'Active' },
  });
}

function isServed({ store }: ScenarioCluster, object: KubeObject): boolean {
  return store
    .definitions()
    .some(
      each =>
        each.kind === object.kind &&
        object.apiVersion ===
          (each.group ? `${each.group}/${each.version}` : each.version),
    );
}
