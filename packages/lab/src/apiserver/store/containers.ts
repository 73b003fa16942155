import { definitionOfCrd } from './customResources';
import { customResourceDefinitionName, kindNameOf } from '../kindName';
import { KubeObject } from '../types';
import { timestamp } from './prepareObject';
import { RegisteredKind } from './registeredKind';
import { VersionedObjects } from './versionedObjects';
import { ObjectWriter } from './writer';

export const CRD_KIND = 'apiextensions.k8s.io/CustomResourceDefinition';
const CRD_FINALIZER = 'customresourcecleanup.apiextensions.k8s.io';

/**
 * Namespaces and CustomResourceDefinitions contain other objects: deleting one deletes what is in
 * it, and it goes itself when the last of that has gone, so that a finalizer holds up the whole.
 */
export class Containers {
  readonly #objects: VersionedObjects;
  readonly #writer: ObjectWriter;
  readonly #kinds: Map<string, RegisteredKind>;
  readonly #unregister: (kind: RegisteredKind) => void;
  readonly #onGone: (object: KubeObject) => void;
  readonly #later: (work: () => void) => void;
  readonly #now: () => Date;

  constructor(options: {
    objects: VersionedObjects;
    writer: ObjectWriter;
    kinds: Map<string, RegisteredKind>;
    unregister: (kind: RegisteredKind) => void;
    /** Told of every member that has gone. */
    onGone: (object: KubeObject) => void;
    /** When a namespace or definition is emptied and vanishes. */
    later: (work: () => void) => void;
    now: () => Date;
  }) {
    this.#onGone = options.onGone;
    this.#later = options.later;
    this.#objects = options.objects;
    this.#writer = options.writer;
    this.#kinds = options.kinds;
    this.#unregister = options.unregister;
    this.#now = options.now;
  }

  isContainer(kind: RegisteredKind): boolean {
    return kind.name === 'Namespace' || kind.name === CRD_KIND;
  }

  /**
   * Starts the deletion of a namespace or definition: it is seen terminating, is emptied later, and
   * vanishes when nothing holds it up.
   */
  remove(
    kind: RegisteredKind,
    object: KubeObject,
  ): { object: KubeObject; gone: boolean } {
    const terminating = object.metadata.deletionTimestamp
      ? object
      : this.#objects.put(kind.name, this.#markTerminating(kind, object));
    this.#later(() => this.#empty(kind, terminating));
    const current = this.#current(kind, terminating);
    return current
      ? { object: current, gone: false }
      : { object: terminating, gone: true };
  }

  #empty(kind: RegisteredKind, container: KubeObject): void {
    for (const { kind: memberKind, member } of this.#members(kind, container)) {
      if (this.#writer.remove(memberKind, member).gone) this.#onGone(member);
    }
    const current = this.#current(kind, container);
    // Another of the same name may have come since.
    if (current && current.metadata.uid === container.metadata.uid) {
      this.#finish(kind, current);
    }
  }

  /** To be called after an object has gone: its container may have waited for that. */
  memberGone(kind: RegisteredKind, object: KubeObject): void {
    const { namespace } = object.metadata;
    const candidates: Array<[string, string]> = [];
    if (namespace) {
      candidates.push(['Namespace', namespace]);
    }
    if (kind.custom) {
      candidates.push([CRD_KIND, customResourceDefinitionName(kind)]);
    }
    for (const [containerKind, name] of candidates) {
      const container = this.#objects.get(containerKind, name, undefined);
      const registered = this.#kinds.get(containerKind);
      if (registered && container?.metadata.deletionTimestamp) {
        this.#finish(registered, container);
      }
    }
  }

  #current(kind: RegisteredKind, object: KubeObject): KubeObject | undefined {
    return this.#objects.get(kind.name, object.metadata.name, undefined);
  }

  #finish(kind: RegisteredKind, container: KubeObject): boolean {
    const foreignFinalizers = (container.metadata.finalizers ?? []).filter(
      each => each !== CRD_FINALIZER,
    );
    if (
      foreignFinalizers.length > 0 ||
      this.#members(kind, container).length > 0
    ) {
      return false;
    }
    const { finalizers, ...metadata } = container.metadata;
    this.#objects.remove(kind.name, { ...container, metadata });
    if (kind.name === CRD_KIND) {
      const defined = this.#definedKind(container);
      if (defined) {
        this.#unregister(defined);
      }
    }
    return true;
  }

  #members(
    kind: RegisteredKind,
    container: KubeObject,
  ): Array<{ kind: RegisteredKind; member: KubeObject }> {
    if (kind.name === CRD_KIND) {
      const defined = this.#definedKind(container);
      return defined
        ? this.#objects
            .list(defined.name)
            .map(member => ({ kind: defined, member }))
        : [];
    }
    return [...this.#kinds.values()]
      .filter(each => each.namespaced)
      .flatMap(each =>
        this.#objects
          .list(each.name, container.metadata.name)
          .map(member => ({ kind: each, member })),
      );
  }

  #definedKind(crd: KubeObject): RegisteredKind | undefined {
    return this.#kinds.get(kindNameOf(definitionOfCrd(crd)));
  }

  #markTerminating(kind: RegisteredKind, object: KubeObject): KubeObject {
    const now = timestamp(this.#now());
    const metadata = { ...object.metadata, deletionTimestamp: now };
    if (kind.name === 'Namespace') {
      return {
        ...object,
        metadata,
        status: { ...object.status, phase: 'Terminating' },
      };
    }
    return {
      ...object,
      metadata: {
        ...metadata,
        finalizers: [
          ...new Set([...(metadata.finalizers ?? []), CRD_FINALIZER]),
        ],
      },
      status: {
        ...object.status,
        conditions: [
          ...(object.status?.conditions ?? []),
          {
            type: 'Terminating',
            status: 'True',
            lastTransitionTime: now,
            reason: 'InstanceDeletionInProgress',
            message: 'CustomResource deletion is in progress',
          },
        ],
      },
    };
  }
}
