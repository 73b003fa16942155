import { ChangeEvent, KindName, KubeObject } from '../types';

/** A change with the version it made. */
export interface RecordedChange extends ChangeEvent {
  resourceVersion: number;
  kind: KindName;
}

/**
 * What etcd is to an API server: objects by kind and name, one counter of versions for all, and a
 * bounded history from which watches start and earlier states are rebuilt. Stored objects are
 * never changed in place; who reads here must not change them either.
 */
export class VersionedObjects {
  readonly #objects = new Map<KindName, Map<string, KubeObject>>();
  readonly #history = new Map<KindName, RecordedChange[]>();
  readonly #compacted = new Map<KindName, number>();
  readonly #listeners = new Set<(change: RecordedChange) => void>();
  readonly #undelivered: RecordedChange[] = [];
  readonly #historyLimit: number;
  readonly #onListenerError: (error: unknown) => void;
  #delivering = false;
  #version: number;
  #compactedForAll: number;

  constructor(options: {
    firstVersion: number;
    historyLimit: number;
    /** Gets what listeners throw; without it the error is thrown where nobody catches it. */
    onListenerError?: (error: unknown) => void;
  }) {
    this.#onListenerError = options.onListenerError ?? throwLater;
    this.#version = options.firstVersion;
    this.#compactedForAll = options.firstVersion;
    this.#historyLimit = options.historyLimit;
  }

  get version(): number {
    return this.#version;
  }

  get(
    kind: KindName,
    name: string,
    namespace: string | undefined,
  ): KubeObject | undefined {
    return this.#objects.get(kind)?.get(keyOf(name, namespace));
  }

  /** In the order of keys, as a list from etcd comes. */
  list(kind: KindName, namespace?: string): KubeObject[] {
    return inOrder(this.#objects.get(kind) ?? new Map(), namespace);
  }

  /** Stores with the next version. */
  put(kind: KindName, object: KubeObject): KubeObject {
    const key = keyOf(object.metadata.name, object.metadata.namespace);
    const objects = this.#objects.get(kind) ?? new Map<string, KubeObject>();
    this.#objects.set(kind, objects);
    const previous = objects.get(key);
    const stored = this.#withNextVersion(object);
    objects.set(key, stored);
    this.#record({
      kind,
      resourceVersion: this.#version,
      type: previous ? 'MODIFIED' : 'ADDED',
      object: stored,
      ...(previous && { previous }),
    });
    return stored;
  }

  /** Removes; the last state that watchers see carries the version of the removal. */
  remove(kind: KindName, object: KubeObject): KubeObject {
    const key = keyOf(object.metadata.name, object.metadata.namespace);
    const previous = this.#objects.get(kind)?.get(key) ?? object;
    this.#objects.get(kind)?.delete(key);
    const last = this.#withNextVersion(object);
    this.#record({
      kind,
      resourceVersion: this.#version,
      type: 'DELETED',
      object: last,
      previous,
    });
    return last;
  }

  /** What happened to a kind after a version, or `expired` where history does not reach back. */
  changesSince(kind: KindName, version: number): RecordedChange[] | 'expired' {
    if (version < this.oldestVersion(kind)) {
      return 'expired';
    }
    return (this.#history.get(kind) ?? []).filter(
      change => change.resourceVersion > version,
    );
  }

  /** The list as it was at a version, by undoing what happened since. */
  listAt(
    kind: KindName,
    namespace: string | undefined,
    version: number,
  ): KubeObject[] | 'expired' {
    const changes = this.changesSince(kind, version);
    if (changes === 'expired') {
      return 'expired';
    }
    const objects = new Map(this.#objects.get(kind) ?? []);
    for (const change of changes.reverse()) {
      const { name, namespace: space } = change.object.metadata;
      if (change.previous) {
        objects.set(keyOf(name, space), change.previous);
      } else {
        objects.delete(keyOf(name, space));
      }
    }
    return inOrder(objects, namespace);
  }

  /** Forgets the history, so that every watch from an earlier version is expired. */
  compact(): void {
    this.#history.clear();
    this.#compacted.clear();
    this.#compactedForAll = this.#version;
  }

  /** Calls back after each change of any kind, in order of versions. */
  subscribe(listener: (change: RecordedChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The version from which on history is complete. */
  oldestVersion(kind: KindName): number {
    return Math.max(this.#compactedForAll, this.#compacted.get(kind) ?? 0);
  }

  #withNextVersion(object: KubeObject): KubeObject {
    this.#version += 1;
    return {
      ...object,
      metadata: {
        ...object.metadata,
        resourceVersion: String(this.#version),
      },
    };
  }

  #record(change: RecordedChange): void {
    const history = this.#history.get(change.kind) ?? [];
    this.#history.set(change.kind, history);
    history.push(change);
    if (history.length > this.#historyLimit) {
      const dropped = history.splice(0, Math.ceil(this.#historyLimit / 4));
      this.#compacted.set(
        change.kind,
        dropped[dropped.length - 1].resourceVersion,
      );
    }
    this.#undelivered.push(change);
    this.#deliver();
  }

  /** A listener that writes adds to the queue, so that nobody sees changes out of order. */
  #deliver(): void {
    if (this.#delivering) {
      return;
    }
    this.#delivering = true;
    try {
      for (
        let change = this.#undelivered.shift();
        change;
        change = this.#undelivered.shift()
      ) {
        for (const listener of [...this.#listeners]) {
          this.#call(listener, change);
        }
      }
    } finally {
      this.#delivering = false;
    }
  }

  /** A listener's failure is a defect of the listener: it must surface, but not fail the writer. */
  #call(
    listener: (change: RecordedChange) => void,
    change: RecordedChange,
  ): void {
    try {
      listener(change);
    } catch (error) {
      this.#onListenerError(error);
    }
  }
}

function throwLater(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}

/** Namespaced keys sort by namespace, then name, as keys in etcd do. */
export function keyOf(name: string, namespace: string | undefined): string {
  return namespace ? `${namespace}/${name}` : name;
}

function inOrder(
  objects: Map<string, KubeObject>,
  namespace: string | undefined,
): KubeObject[] {
  return [...objects.entries()]
    .filter(
      ([, object]) =>
        namespace === undefined || object.metadata.namespace === namespace,
    )
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([, object]) => object);
}
