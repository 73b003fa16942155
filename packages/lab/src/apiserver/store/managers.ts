import { isDeepStrictEqual } from 'node:util';
import { FieldManager, ManagedEntry, readManagers } from '../managedFields';
import { KubeObject } from '../types';

/** An object without managers has no empty list of them either. */
export function setManagers(object: KubeObject, managedFields: any[]): void {
  if (managedFields.length > 0) {
    object.metadata.managedFields = managedFields;
  } else {
    delete object.metadata.managedFields;
  }
}

/** Leaves an applied configuration its type and one field. */
export function keepOnly(object: any, field: string): void {
  for (const name of Object.keys(object)) {
    if (name !== field && name !== 'apiVersion' && name !== 'kind') {
      delete object[name];
    }
  }
}

/** Applying the same again must not make a new version only for the time. */
export function keepUnchangedTime(
  managers: ManagedEntry[],
  previous: KubeObject,
  writer: FieldManager,
): ManagedEntry[] {
  const old = readManagers(previous.metadata.managedFields).find(
    entry =>
      entry.operation === 'Apply' &&
      entry.manager === writer.manager &&
      (entry.subresource ?? '') === (writer.subresource ?? ''),
  );
  return managers.map(entry =>
    old &&
    entry.operation === 'Apply' &&
    entry.manager === writer.manager &&
    isDeepStrictEqual([...old.paths].sort(), [...entry.paths].sort())
      ? { ...entry, time: old.time }
      : entry,
  );
}

/** The object as it is compared to see whether a write changes anything. */
export function withoutTimes(object: KubeObject): unknown {
  const { managedFields, ...metadata } = object.metadata;
  return {
    ...object,
    metadata: {
      ...metadata,
      managedFields: (managedFields ?? []).map(({ time, ...entry }) => entry),
    },
  };
}
