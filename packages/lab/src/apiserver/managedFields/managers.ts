import { decodeFieldsV1, encodeFieldsV1 } from './fieldsV1';
import { FieldChanges, FieldPath, SEPARATOR } from './fieldPaths';

/** Who writes: the identity of an entry in `metadata.managedFields`. */
export interface FieldManager {
  manager: string;
  operation: 'Apply' | 'Update';
  apiVersion: string;
  subresource?: string;
}

export interface ManagedEntry extends FieldManager {
  time: string;
  paths: Set<FieldPath>;
}

/** Containers that are part of a built-in type's Go struct, and so never appear by a write. */
const STRUCT_PATHS = new Set(
  [
    ['f:spec'],
    ['f:status'],
    ['f:spec', 'f:template'],
    ['f:spec', 'f:template', 'f:metadata'],
    ['f:spec', 'f:template', 'f:spec'],
    ['f:spec', 'f:containers'],
    ['f:spec', 'f:template', 'f:spec', 'f:containers'],
  ].map(elements => elements.join(SEPARATOR)),
);

export function readManagers(managedFields: any[] | undefined): ManagedEntry[] {
  return (managedFields ?? [])
    .filter(entry => entry?.manager && entry.fieldsV1)
    .map(entry => ({
      manager: entry.manager,
      operation: entry.operation,
      apiVersion: entry.apiVersion,
      ...(entry.subresource && { subresource: entry.subresource }),
      time: entry.time,
      paths: decodeFieldsV1(entry.fieldsV1),
    }));
}

export function writeManagers(entries: ManagedEntry[]): any[] {
  return entries
    .filter(entry => entry.paths.size > 0)
    .sort(
      (left, right) =>
        left.operation.localeCompare(right.operation) ||
        (left.time ?? '').localeCompare(right.time ?? '') ||
        left.manager.localeCompare(right.manager),
    )
    .map(({ paths, ...entry }) => ({
      apiVersion: entry.apiVersion,
      fieldsType: 'FieldsV1',
      fieldsV1: encodeFieldsV1(paths),
      manager: entry.manager,
      operation: entry.operation,
      ...(entry.subresource && { subresource: entry.subresource }),
      time: entry.time,
    }));
}

/** Entries of Apply are one whatever the version; those of Update are one a version. */
export function isSameManager(left: FieldManager, right: FieldManager) {
  return (
    left.manager === right.manager &&
    left.operation === right.operation &&
    (left.subresource ?? '') === (right.subresource ?? '') &&
    (left.operation === 'Apply' || left.apiVersion === right.apiVersion)
  );
}

/** Ownership after a create, update or patch: the writer takes what it changed. */
export function takeOwnership(
  entries: ManagedEntry[],
  writer: FieldManager,
  changes: FieldChanges,
  options: { time: string; builtIn: boolean },
): ManagedEntry[] {
  const taken = new Set(
    [...changes.written].filter(
      path => !options.builtIn || !STRUCT_PATHS.has(path),
    ),
  );
  const remaining = entries.map(entry =>
    without(
      entry,
      path =>
        changes.removed.has(path) ||
        (!isSameManager(entry, writer) && taken.has(path)),
    ),
  );
  if (taken.size === 0) {
    return remaining;
  }
  const own = remaining.find(entry => isSameManager(entry, writer));
  return [
    ...remaining.filter(entry => entry !== own),
    {
      ...writer,
      time: options.time,
      paths: new Set([...(own?.paths ?? []), ...taken]),
    },
  ];
}

export function without(
  entry: ManagedEntry,
  drop: (path: FieldPath) => boolean,
): ManagedEntry {
  return {
    ...entry,
    paths: new Set([...entry.paths].filter(path => !drop(path))),
  };
}
