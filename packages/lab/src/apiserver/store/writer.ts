import { isDeepStrictEqual } from 'node:util';
import {
  applyConfiguration,
  compareFields,
  FieldManager,
  flattenFields,
  readManagers,
  takeOwnership,
  writeManagers,
} from '../managedFields';
import { lastAppliedBy, noteApplied } from '../managedFields/lastApplied';
import { defaultFields } from '../schema/defaultFields';
import { alreadyExists, forbidden, notFound } from '../statusError';
import { KubeObject } from '../types';
import { prepareChanged, prepareNew, timestamp } from './prepareObject';
import {
  keepOnly,
  keepUnchangedTime,
  setManagers,
  withoutTimes,
} from './managers';
import { RegisteredKind } from './registeredKind';
import { VersionedObjects } from './versionedObjects';

export interface WriteOptions {
  /** `fieldManager`, or what stands for it. */
  manager: string;
  dryRun?: boolean;
  subresource?: string;
}

export interface RemoveOptions {
  dryRun?: boolean;
  /** What becomes of the objects that belong to this one; `Background` where it is not said. */
  policy?: 'Background' | 'Foreground' | 'Orphan';
}

export interface ApplyOptions extends WriteOptions {
  force: boolean;
  /** The configuration as it was sent, where something has been filled in since. */
  given?: unknown;
}

/** The ways in which stored objects change; everything that writes goes through here. */
export class ObjectWriter {
  readonly #objects: VersionedObjects;
  readonly #now: () => Date;

  constructor(objects: VersionedObjects, now: () => Date) {
    this.#objects = objects;
    this.#now = now;
  }

  create(
    kind: RegisteredKind,
    input: KubeObject,
    options: WriteOptions,
  ): KubeObject {
    const prepared = prepareNew(kind, input, this.#now());
    const empty = {} as KubeObject;
    setManagers(
      prepared,
      this.#managersAfterUpdate(kind, empty, prepared, options),
    );
    return this.#insert(kind, prepared, options);
  }

  /** Replaces `previous`, which the caller has just read. A write without change changes nothing. */
  replace(
    kind: RegisteredKind,
    previous: KubeObject,
    input: KubeObject,
    options: WriteOptions,
  ): KubeObject {
    const prepared = prepareChanged(kind, previous, input, options.subresource);
    setManagers(
      prepared,
      this.#managersAfterUpdate(kind, previous, prepared, options),
    );
    return this.#store(kind, previous, prepared, options);
  }

  /** Server-side apply, creating the object where there is none. */
  apply(
    kind: RegisteredKind,
    previous: KubeObject | undefined,
    configuration: KubeObject,
    options: ApplyOptions,
  ): KubeObject {
    const now = this.#now();
    const writer = this.#fieldManager(kind, options, 'Apply');
    const claim = structuredClone(configuration);
    if (options.subresource) {
      keepOnly(claim, 'status');
    } else if (kind.statusSubresource) {
      delete claim.status;
    }
    const live =
      previous ??
      ({ apiVersion: kind.apiVersion, kind: kind.kind } as KubeObject);
    const lastApplied = lastAppliedBy(writer.manager, previous);
    const { object, managers } = applyConfiguration({
      lastApplied,
      live,
      configuration: claim,
      schema: kind.fullSchema,
      managers: readManagers(previous?.metadata.managedFields),
      writer,
      force: options.force,
      time: timestamp(now),
    });
    if (lastApplied !== undefined) {
      noteApplied(object, options.given ?? configuration);
    }
    if (!previous) {
      const created = prepareNew(kind, object, now);
      setManagers(created, writeManagers(managers));
      return this.#insert(kind, created, options);
    }
    const prepared = prepareChanged(
      kind,
      previous,
      object,
      options.subresource,
    );
    setManagers(
      prepared,
      writeManagers(keepUnchangedTime(managers, previous, writer)),
    );
    return this.#store(kind, previous, prepared, options);
  }

  /** Removes at once, or marks for deletion while there are finalizers. */
  remove(
    kind: RegisteredKind,
    object: KubeObject,
    options: RemoveOptions = {},
  ): { object: KubeObject; gone: boolean } {
    const finalizers = finalizersFor(object, options.policy ?? 'Background');
    if (finalizers.length === 0) {
      return {
        object: options.dryRun
          ? object
          : this.#objects.remove(kind.name, object),
        gone: true,
      };
    }
    const { generation, deletionTimestamp } = object.metadata;
    if (
      deletionTimestamp &&
      isDeepStrictEqual(finalizers, object.metadata.finalizers)
    ) {
      return { object, gone: false };
    }
    const marked: KubeObject = {
      ...object,
      metadata: {
        ...object.metadata,
        finalizers,
        ...(!deletionTimestamp && {
          deletionTimestamp: timestamp(this.#now()),
          deletionGracePeriodSeconds: 0,
          ...(generation && { generation: generation + 1 }),
        }),
      },
    };
    return {
      object: options.dryRun ? marked : this.#objects.put(kind.name, marked),
      gone: false,
    };
  }

  #insert(
    kind: RegisteredKind,
    prepared: KubeObject,
    options: WriteOptions,
  ): KubeObject {
    const { name, namespace } = prepared.metadata;
    if (kind.namespaced) {
      this.#requireNamespace(kind, name, namespace ?? '');
    }
    if (this.#objects.get(kind.name, name, namespace)) {
      throw alreadyExists(kind, name);
    }
    return options.dryRun ? prepared : this.#objects.put(kind.name, prepared);
  }

  #store(
    kind: RegisteredKind,
    previous: KubeObject,
    next: KubeObject,
    options: WriteOptions,
  ): KubeObject {
    if (isDeepStrictEqual(withoutTimes(previous), withoutTimes(next))) {
      return previous;
    }
    if (options.dryRun) {
      return next;
    }
    const finished =
      next.metadata.deletionTimestamp &&
      (next.metadata.finalizers ?? []).length === 0;
    return finished
      ? this.#objects.remove(kind.name, next)
      : this.#objects.put(kind.name, next);
  }

  /** Admission of `NamespaceLifecycle`. */
  #requireNamespace(
    kind: RegisteredKind,
    name: string,
    namespace: string,
  ): void {
    const found = this.#objects.get('Namespace', namespace, undefined);
    if (!found) {
      throw notFound({ group: '', plural: 'namespaces' }, namespace);
    }
    if (found.metadata.deletionTimestamp) {
      throw forbidden(
        kind,
        name,
        `unable to create new content in namespace ${namespace} because it is being terminated`,
        [
          {
            reason: 'NamespaceTerminating',
            message: `namespace ${namespace} is being terminated`,
            field: 'metadata.namespace',
          },
        ],
      );
    }
  }

  #managersAfterUpdate(
    kind: RegisteredKind,
    before: KubeObject,
    after: KubeObject,
    options: WriteOptions,
  ): any[] {
    const given = after.metadata.managedFields;
    // An empty list is the documented way to reset ownership.
    const reset = Array.isArray(given) && given.every(each => !each?.manager);
    if (reset && !options.subresource && before.metadata) {
      return [];
    }
    const useGiven =
      Array.isArray(given) && given.length > 0 && !options.subresource;
    const entries = readManagers(
      useGiven ? given : before.metadata?.managedFields,
    );
    const defaultedBefore = structuredClone(before);
    if (before.metadata) {
      defaultFields(defaultedBefore, kind.fullSchema);
    }
    const ignored = kind.statusSubresource && !options.subresource;
    const changes = compareFields(
      flattenFields(defaultedBefore, kind.fullSchema, ignored ? 'status' : ''),
      flattenFields(after, kind.fullSchema, ignored ? 'status' : ''),
    );
    return writeManagers(
      takeOwnership(
        entries,
        this.#fieldManager(kind, options, 'Update'),
        changes,
        { time: timestamp(this.#now()), builtIn: !kind.custom },
      ),
    );
  }

  #fieldManager(
    kind: RegisteredKind,
    options: WriteOptions,
    operation: FieldManager['operation'],
  ): FieldManager {
    return {
      manager: options.manager,
      operation,
      apiVersion: kind.apiVersion,
      ...(options.subresource && { subresource: options.subresource }),
    };
  }
}

/** Finalizers of the garbage collector, by the policy that asks for its work. */
export const COLLECTOR_FINALIZERS = {
  Foreground: 'foregroundDeletion',
  Orphan: 'orphan',
} as const;

/** What was asked for last counts: another policy takes the finalizer of the earlier one away. */
function finalizersFor(
  { metadata: { finalizers = [] } }: KubeObject,
  policy: NonNullable<RemoveOptions['policy']>,
): string[] {
  const ours: string[] = Object.values(COLLECTOR_FINALIZERS);
  const others = finalizers.filter(each => !ours.includes(each));
  return policy === 'Background'
    ? others
    : [...others, COLLECTOR_FINALIZERS[policy]];
}
