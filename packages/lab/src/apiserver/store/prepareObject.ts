import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { defaultFields } from '../schema/defaultFields';
import { forbiddenChange } from '../schema/fieldCauses';
import { pruneFields } from '../schema/pruneFields';
import { conflict, invalid } from '../statusError';
import { KubeObject } from '../types';
import { generateName } from './names';
import { RegisteredKind } from './registeredKind';
import { asJson, requireDecodable, validateObject } from './validateObject';

/** Metadata that only the server sets. */
const GENERATED_WITHOUT_SPEC = new Set(['metadata', 'status']);

/** RFC 3339 in whole seconds, as `metav1.Time` is written. */
export function timestamp(now: Date): string {
  return `${now.toISOString().slice(0, 19)}Z`;
}

/** What is stored for an object that is created; throws `StatusError` where it is not valid. */
export function prepareNew(
  kind: RegisteredKind,
  input: KubeObject,
  now: Date,
): KubeObject {
  const object = asJson(input);
  const metadata = { ...(object.metadata ?? {}) } as KubeObject['metadata'];
  if (!metadata.name && metadata.generateName) {
    metadata.name = generateName(metadata.generateName);
  }
  if (!kind.namespaced) {
    delete metadata.namespace;
  }
  delete metadata.resourceVersion;
  delete metadata.deletionTimestamp;
  delete metadata.deletionGracePeriodSeconds;
  delete (metadata as any).selfLink;
  metadata.uid = randomUUID();
  metadata.creationTimestamp = timestamp(now);
  delete metadata.generation;
  if (countsGenerations(kind)) {
    metadata.generation = 1;
  }
  dropEmpty(metadata);
  const draft: KubeObject = {
    ...object,
    apiVersion: kind.apiVersion,
    kind: kind.kind,
    metadata,
  };
  if (kind.statusSubresource) {
    delete draft.status;
  }
  return finish(kind, draft);
}

/**
 * What is stored for a change. A write to the main resource leaves the status alone where it is a
 * subresource, and a write to a subresource leaves all but the status alone.
 */
export function prepareChanged(
  kind: RegisteredKind,
  previous: KubeObject,
  input: KubeObject,
  subresource: string | undefined,
): KubeObject {
  const object = asJson(input);
  const uid = object.metadata?.uid;
  if (uid && uid !== previous.metadata.uid) {
    throw conflict(
      kind,
      previous.metadata.name,
      `StorageError: invalid object, Code: 4, Key: ${storageKey(
        kind,
        previous,
      )}, ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: ${uid}, UID in object meta: ${
        previous.metadata.uid
      }`,
    );
  }
  let draft: KubeObject;
  if (subresource) {
    const { status, ...rest } = previous;
    draft = {
      ...structuredClone(rest),
      ...(object.status !== undefined && { status: object.status }),
    } as KubeObject;
  } else {
    draft = { ...object };
    if (kind.statusSubresource) {
      delete draft.status;
      if (previous.status !== undefined) {
        draft.status = structuredClone(previous.status);
      }
    }
  }
  draft.apiVersion = kind.apiVersion;
  draft.kind = kind.kind;
  draft.metadata = keepSystemMetadata(draft.metadata, previous);
  refuseNewFinalizers(kind, draft, previous);
  const finished = finish(kind, draft, previous);
  if (countsGenerations(kind)) {
    const { generation = 1 } = previous.metadata;
    finished.metadata.generation = isSpecChanged(kind, previous, finished)
      ? generation + 1
      : generation;
  }
  return finished;
}

/** Kinds of custom resources and of workloads count changes of what is desired. */
export function countsGenerations(kind: RegisteredKind): boolean {
  return (
    Boolean(kind.custom) ||
    kind.group === 'apps' ||
    kind.group === 'apiextensions.k8s.io'
  );
}

/** The key in etcd, which one failure tells. */
function storageKey(kind: RegisteredKind, object: KubeObject): string {
  const { name, namespace } = object.metadata;
  return [
    '/registry',
    ...(kind.custom ? [kind.group] : []),
    kind.plural,
    ...(namespace ? [namespace] : []),
    name,
  ].join('/');
}

function finish(
  kind: RegisteredKind,
  draft: KubeObject,
  previous?: KubeObject,
): KubeObject {
  pruneFields(draft, kind.fullSchema);
  defaultFields(draft, kind.fullSchema);
  // What fills in the rest relies on the types, as Go does on what it has decoded.
  requireDecodable(kind, draft);
  kind.prepare?.(draft, previous);
  validateObject(kind, draft, previous);
  return draft;
}

function isSpecChanged(
  kind: RegisteredKind,
  previous: KubeObject,
  next: KubeObject,
): boolean {
  const desired = (object: KubeObject) =>
    Object.fromEntries(
      Object.entries(object).filter(
        ([field]) =>
          !GENERATED_WITHOUT_SPEC.has(field) ||
          (field === 'status' && !kind.statusSubresource),
      ),
    );
  return !isDeepStrictEqual(desired(previous), desired(next));
}

function keepSystemMetadata(
  metadata: KubeObject['metadata'] | undefined,
  previous: KubeObject,
): KubeObject['metadata'] {
  const kept: KubeObject['metadata'] = {
    ...(metadata ?? {}),
    name: previous.metadata.name,
  };
  for (const field of [
    'namespace',
    'uid',
    'creationTimestamp',
    'deletionTimestamp',
    'deletionGracePeriodSeconds',
    'generation',
    'resourceVersion',
  ] as const) {
    if (previous.metadata[field] === undefined) {
      delete kept[field];
    } else {
      (kept as any)[field] = previous.metadata[field];
    }
  }
  if (previous.metadata.generateName && !kept.generateName) {
    kept.generateName = previous.metadata.generateName;
  }
  dropEmpty(kept);
  return kept;
}

/** Go's `omitempty`: empty maps and lists of metadata are not stored. */
function dropEmpty(metadata: KubeObject['metadata']): void {
  for (const [field, value] of Object.entries(metadata)) {
    const empty =
      value === null ||
      value === undefined ||
      (field !== 'managedFields' &&
        typeof value === 'object' &&
        Object.keys(value).length === 0);
    if (empty) {
      delete (metadata as any)[field];
    }
  }
}

function refuseNewFinalizers(
  kind: RegisteredKind,
  draft: KubeObject,
  previous: KubeObject,
): void {
  if (!previous.metadata.deletionTimestamp) {
    return;
  }
  const added = (draft.metadata.finalizers ?? []).filter(
    each => !previous.metadata.finalizers?.includes(each),
  );
  if (added.length > 0) {
    throw invalid(kind, draft.metadata.name, [
      forbiddenChange(
        'metadata.finalizers',
        `no new finalizers can be added if the object is being deleted, found new finalizers []string{${added
          .map(each => JSON.stringify(each))
          .join(', ')}}`,
      ),
    ]);
  }
}
