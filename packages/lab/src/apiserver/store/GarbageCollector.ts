import { KindName, KubeObject } from '../types';
import { RegisteredKind } from './registeredKind';
import { VersionedObjects } from './versionedObjects';
import { COLLECTOR_FINALIZERS, RemoveOptions } from './writer';

/** A stored object with its kind. */
export interface Member {
  kind: RegisteredKind;
  object: KubeObject;
}

interface OwnerReference {
  uid?: string;
  blockOwnerDeletion?: boolean;
}

/**
 * What becomes of objects that name a deleted one in their `ownerReferences`, as the garbage collector
 * of the controller manager does it: gone after it in the background, gone before it in the
 * foreground, or left behind without the reference.
 */
export class GarbageCollector {
  readonly #objects: VersionedObjects;
  readonly #kinds: Map<KindName, RegisteredKind>;
  readonly #remove: (member: Member, options: RemoveOptions) => void;
  readonly #write: (member: Member) => void;
  readonly #later: (work: () => void) => void;

  constructor(options: {
    objects: VersionedObjects;
    kinds: Map<KindName, RegisteredKind>;
    remove: (member: Member, options: RemoveOptions) => void;
    /** Stores an object with other metadata. */
    write: (member: Member) => void;
    later: (work: () => void) => void;
  }) {
    this.#objects = options.objects;
    this.#kinds = options.kinds;
    this.#remove = options.remove;
    this.#write = options.write;
    this.#later = options.later;
  }

  /** To be called after an object has gone: what belongs to it follows, and its owners may have waited. */
  gone(object: KubeObject): void {
    const { uid } = object.metadata;
    if (this.#dependentsOf(uid).length > 0) {
      this.#later(() => this.#dropDependents(uid));
    }
    for (const { uid: owner } of ownersOf(object)) {
      const waiting = this.#find(owner);
      if (waiting) this.terminating(waiting);
    }
  }

  /** To be called after an object was marked: the collector's finalizer on it is its work. */
  terminating({ kind, object }: Member): void {
    const { uid, finalizers = [] } = object.metadata;
    if (finalizers.includes(COLLECTOR_FINALIZERS.Foreground)) {
      this.#later(() => this.#removeInForeground(kind, uid));
    } else if (finalizers.includes(COLLECTOR_FINALIZERS.Orphan)) {
      this.#later(() => this.#orphan(kind, uid));
    }
  }

  #dropDependents(uid: string | undefined): void {
    for (const dependent of this.#dependentsOf(uid)) {
      const living = ownersOf(dependent.object).some(owner =>
        this.#find(owner.uid),
      );
      if (living) {
        this.#write(withoutOwner(dependent, uid));
      } else {
        this.#remove(dependent, { policy: 'Background' });
      }
    }
  }

  #removeInForeground(kind: RegisteredKind, uid: string | undefined): void {
    for (const dependent of this.#dependentsOf(uid)) {
      if (!dependent.object.metadata.deletionTimestamp) {
        this.#remove(dependent, { policy: 'Foreground' });
      }
    }
    const isBlocked = this.#dependentsOf(uid).some(({ object }) =>
      ownersOf(object).some(
        owner => owner.uid === uid && owner.blockOwnerDeletion,
      ),
    );
    if (!isBlocked) this.#finish(kind, uid, COLLECTOR_FINALIZERS.Foreground);
  }

  #orphan(kind: RegisteredKind, uid: string | undefined): void {
    for (const dependent of this.#dependentsOf(uid)) {
      this.#write(withoutOwner(dependent, uid));
    }
    this.#finish(kind, uid, COLLECTOR_FINALIZERS.Orphan);
  }

  /** Takes the finalizer away from what still has it; another policy may have come in between. */
  #finish(
    kind: RegisteredKind,
    uid: string | undefined,
    finalizer: string,
  ): void {
    const object = this.#objects
      .list(kind.name)
      .find(each => each.metadata.uid === uid);
    const finalizers = object?.metadata.finalizers ?? [];
    if (object && finalizers.includes(finalizer)) {
      this.#write({
        kind,
        object: {
          ...object,
          metadata: {
            ...object.metadata,
            finalizers: finalizers.filter(each => each !== finalizer),
          },
        },
      });
    }
  }

  #find(uid: string | undefined): Member | undefined {
    return this.#members().find(({ object }) => object.metadata.uid === uid);
  }

  #dependentsOf(uid: string | undefined): Member[] {
    return this.#members().filter(({ object }) =>
      ownersOf(object).some(owner => owner.uid === uid),
    );
  }

  #members(): Member[] {
    return [...this.#kinds.values()].flatMap(kind =>
      this.#objects.list(kind.name).map(object => ({ kind, object })),
    );
  }
}

function ownersOf({ metadata }: KubeObject): OwnerReference[] {
  return metadata.ownerReferences ?? [];
}

function withoutOwner(
  { kind, object }: Member,
  uid: string | undefined,
): Member {
  return {
    kind,
    object: {
      ...object,
      metadata: {
        ...object.metadata,
        ownerReferences: ownersOf(object).filter(owner => owner.uid !== uid),
      },
    },
  };
}
