import { builtInKinds } from '../kinds';
import { kindNameOf, kindNameOfObject } from '../kindName';
import { notFound, StatusError } from '../statusError';
import { KindName, KubeObject } from '../types';
import { ClusterStore } from './clusterStore';
import { Containers, CRD_KIND } from './containers';
import {
  crdOfDefinition,
  definitionOfCrd,
  establishedStatus,
} from './customResources';
import { GarbageCollector, Member } from './GarbageCollector';
import { timestamp } from './prepareObject';
import { registerKind, RegisteredKind } from './registeredKind';
import { VersionedObjects } from './versionedObjects';
import { ObjectWriter, RemoveOptions } from './writer';

export interface ObjectStoreOptions {
  now?: () => Date;
  /** `fieldManager` of the store's own calls, i.e. of controllers. */
  manager?: string;
  /** Events kept for each kind; older versions answer 410. */
  historyLimit?: number;
  /** Gets what a controller throws while it is told of a change. */
  onListenerError?: (error: unknown) => void;
  /** Does what the controller manager does after a deletion; at once where it is not given. */
  later?: (work: () => void) => void;
}

const NAMESPACES = ['default', 'kube-system', 'kube-public', 'kube-node-lease'];

/** An empty cluster: the built-in kinds and the namespaces that every cluster has. */
export function createObjectStore(
  options: ObjectStoreOptions = {},
): ClusterStore {
  const now = options.now ?? (() => new Date());
  const manager = options.manager ?? 'kube-controller-manager';
  const objects = new VersionedObjects({
    firstVersion: 1000,
    historyLimit: options.historyLimit ?? 1000,
    onListenerError: options.onListenerError,
  });
  const kinds = new Map<KindName, RegisteredKind>();
  const writer = new ObjectWriter(objects, now);
  const removalListeners = new Set<(kind: RegisteredKind) => void>();
  const later = options.later ?? (work => work());
  const collector = new GarbageCollector({
    objects,
    kinds,
    later,
    remove: removeMember,
    write: writeMember,
  });
  const containers = new Containers({
    objects,
    writer,
    kinds,
    now,
    later,
    onGone: object => collector.gone(object),
    unregister: kind => {
      kinds.delete(kind.name);
      removalListeners.forEach(listener => listener(kind));
    },
  });

  const requireKind = (name: KindName): RegisteredKind => {
    const kind = kinds.get(name);
    if (!kind) {
      throw new StatusError(
        404,
        'NotFound',
        `the server could not find the requested resource: no kind '${name}' is registered`,
      );
    }
    return kind;
  };
  const requireStored = (
    kind: RegisteredKind,
    name: string,
    namespace: string | undefined,
  ): KubeObject => {
    const found = objects.get(
      kind.name,
      name,
      kind.namespaced ? namespace : undefined,
    );
    if (!found) {
      throw notFound(kind, name);
    }
    return found;
  };

  /** A definition that was written takes effect at once. */
  const establish = (crd: KubeObject) => {
    const definition = definitionOfCrd(crd);
    kinds.set(kindNameOf(definition), registerKind(definition));
    if (!crd.status?.conditions) {
      objects.put(CRD_KIND, {
        ...crd,
        status: establishedStatus(crd, timestamp(now())),
      });
    }
  };

  const store: ClusterStore = {
    objects,
    kinds: () => [...kinds.values()],
    kind: name => kinds.get(name),
    definitions: () => [...kinds.values()],

    register: definition => {
      const kind = registerKind(definition);
      if (definition.custom && kinds.has(CRD_KIND)) {
        const crd = crdOfDefinition(definition);
        const existing = objects.get(CRD_KIND, crd.metadata.name, undefined);
        if (!existing) {
          store.create(crd);
        } else if (!existing.metadata.deletionTimestamp) {
          store.replace(
            requireKind(CRD_KIND),
            existing,
            { ...existing, spec: crd.spec },
            { manager },
          );
        }
      }
      kinds.set(kind.name, kind);
    },

    get: (name, objectName, namespace) => {
      const kind = requireKind(name);
      const found = objects.get(
        name,
        objectName,
        kind.namespaced ? namespace : undefined,
      );
      return found && structuredClone(found);
    },
    list: (name, namespace) => {
      requireKind(name);
      return objects.list(name, namespace).map(each => structuredClone(each));
    },
    create: object =>
      structuredClone(
        store.insert(requireKind(kindNameOfObject(object)), object, {
          manager,
        }),
      ),
    update: (name, objectName, namespace, change, writeOptions) =>
      edit(name, objectName, namespace, change, undefined, writeOptions),
    updateStatus: (name, objectName, namespace, change) =>
      edit(name, objectName, namespace, change, 'status'),
    delete: (name, objectName, namespace) => {
      const kind = requireKind(name);
      const found = objects.get(
        name,
        objectName,
        kind.namespaced ? namespace : undefined,
      );
      if (!found) {
        return false;
      }
      store.remove(kind, found);
      return true;
    },
    onChange: (name, listener) =>
      objects.subscribe(change => {
        if (change.kind === name) {
          listener({
            type: change.type,
            object: structuredClone(change.object),
            ...(change.previous && {
              previous: structuredClone(change.previous),
            }),
          });
        }
      }),

    insert: (kind, object, writeOptions) => {
      const created = writer.create(kind, object, writeOptions);
      return afterWrite(kind, created, writeOptions);
    },
    replace: (kind, previous, object, writeOptions) => {
      const written = writer.replace(kind, previous, object, writeOptions);
      return afterWrite(kind, written, writeOptions);
    },
    apply: (kind, previous, configuration, writeOptions) => {
      const written = writer.apply(kind, previous, configuration, writeOptions);
      return afterWrite(kind, written, writeOptions);
    },
    remove: (kind, object, removeOptions = {}) => {
      if (removeOptions.dryRun) {
        return writer.remove(kind, object, removeOptions);
      }
      if (containers.isContainer(kind)) {
        return containers.remove(kind, object);
      }
      const removed = writer.remove(kind, object, removeOptions);
      if (removed.gone) {
        containers.memberGone(kind, object);
        collector.gone(object);
      } else {
        collector.terminating({ kind, object: removed.object });
      }
      return removed;
    },
    onKindRemoved: listener => {
      removalListeners.add(listener);
      return () => removalListeners.delete(listener);
    },
  };

  function removeMember(
    { kind, object }: Member,
    removeOptions: RemoveOptions,
  ): void {
    store.remove(kind, object, removeOptions);
  }

  function writeMember({ kind, object }: Member): void {
    const { name, namespace } = object.metadata;
    const previous = objects.get(kind.name, name, namespace);
    if (previous) store.replace(kind, previous, object, { manager });
  }

  function edit(
    name: KindName,
    objectName: string,
    namespace: string | undefined,
    change: (draft: KubeObject) => void,
    subresource: string | undefined,
    writeOptions: { manager?: string } = {},
  ): KubeObject {
    const kind = requireKind(name);
    const previous = requireStored(kind, objectName, namespace);
    const draft = structuredClone(previous);
    change(draft);
    const usesSubresource = subresource && kind.statusSubresource;
    return structuredClone(
      store.replace(kind, previous, draft, {
        manager: writeOptions.manager ?? manager,
        ...(usesSubresource && { subresource }),
      }),
    );
  }

  function afterWrite(
    kind: RegisteredKind,
    written: KubeObject,
    writeOptions: { dryRun?: boolean },
  ): KubeObject {
    if (writeOptions.dryRun) {
      return written;
    }
    const stored = objects.get(
      kind.name,
      written.metadata.name,
      written.metadata.namespace,
    );
    if (!stored) {
      containers.memberGone(kind, written);
      collector.gone(written);
    } else if (
      containers.isContainer(kind) &&
      stored.metadata.deletionTimestamp
    ) {
      containers.remove(kind, stored);
    } else if (kind.name === CRD_KIND) {
      establish(stored);
    }
    return written;
  }

  builtInKinds.forEach(store.register);
  NAMESPACES.forEach(name =>
    store.create({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name },
    }),
  );
  return store;
}
