import { isDeepStrictEqual } from 'node:util';
import { StatusCause, StatusError } from '../statusError';
import { isJsonMap, JsonSchema, schemaOfField } from '../schema/jsonSchema';
import {
  appliedPaths,
  compareFields,
  FieldPath,
  flattenFields,
  isAtomic,
  itemElement,
  SEPARATOR,
} from './fieldPaths';
import { displayPath } from './fieldsV1';
import { FieldManager, isSameManager, ManagedEntry, without } from './managers';

export interface Applied {
  object: any;
  managers: ManagedEntry[];
}

/**
 * Server-side apply: merges an applied configuration into the live object, drops what the same
 * manager applied before and applies no more, and refuses to change what others own unless forced.
 * Follows `structured-merge-diff/merge/update.go`.
 */
export function applyConfiguration(options: {
  live: any;
  configuration: any;
  schema: JsonSchema;
  managers: ManagedEntry[];
  writer: FieldManager;
  force: boolean;
  /** What was applied on the client's side before: what is still so, may be taken over. */
  lastApplied?: unknown;
  time: string;
}): Applied {
  const { live, configuration, schema, managers, writer, force, time } =
    options;
  const claimed = appliedPaths(flattenFields(configuration, schema));
  const own = managers.find(entry => isSameManager(entry, writer));
  const others = managers.filter(entry => entry !== own);

  let object = mergeApplied(live, configuration, schema);
  const dropped = [...(own?.paths ?? [])].filter(path => !claimed.has(path));
  for (const path of dropped) {
    const heldByOthers = others.some(entry => holds(entry.paths, path));
    const heldByConfiguration = holds(claimed, path);
    if (!heldByOthers && !heldByConfiguration) {
      object = removePath(object, path.split(SEPARATOR), schema);
    }
  }

  const { written, removed } = compareFields(
    flattenFields(live, schema),
    flattenFields(object, schema),
  );
  const conflicts = others.flatMap(entry =>
    [...entry.paths]
      .filter(path => written.has(path) && claimed.has(path))
      .map(path => ({ entry, path })),
  );
  const agreed = agreedPaths(options.lastApplied, live, schema);
  if (!force && conflicts.some(({ path }) => !agreed.has(path))) {
    throw applyConflict(conflicts);
  }
  const remaining = others.map(entry =>
    without(
      entry,
      path =>
        removed.has(path) ||
        conflicts.some(each => each.entry === entry && each.path === path),
    ),
  );
  return {
    object,
    managers: [...remaining, { ...writer, time, paths: claimed }],
  };
}

/** Fields that are as they were last applied on the client's side, so that nobody has changed them since. */
function agreedPaths(
  lastApplied: unknown,
  live: any,
  schema: JsonSchema,
): Set<FieldPath> {
  if (!isJsonMap(lastApplied)) return new Set();
  const before = flattenFields(lastApplied, schema);
  const now = flattenFields(live, schema);
  return new Set(
    [...before.keys()].filter(
      path =>
        now.has(path) && isDeepStrictEqual(before.get(path), now.get(path)),
    ),
  );
}

/** Whether a set has a path or anything below it. */
function holds(paths: Set<FieldPath>, path: FieldPath): boolean {
  const prefix = path + SEPARATOR;
  return paths.has(path) || [...paths].some(each => each.startsWith(prefix));
}

function mergeApplied(
  live: any,
  applied: any,
  schema: JsonSchema | undefined,
): any {
  if (isJsonMap(applied) && isJsonMap(live) && !isAtomic(applied, schema)) {
    const merged: any = { ...live };
    for (const [field, value] of Object.entries(applied)) {
      merged[field] = mergeApplied(
        live[field],
        value,
        schemaOfField(schema, field),
      );
    }
    return merged;
  }
  if (
    Array.isArray(applied) &&
    Array.isArray(live) &&
    !isAtomic(applied, schema)
  ) {
    const merged = [...live];
    const elements = live.map(item => itemElement(item, schema));
    for (const item of applied) {
      const index = elements.indexOf(itemElement(item, schema));
      if (index < 0) {
        merged.push(structuredClone(item));
      } else {
        merged[index] = mergeApplied(live[index], item, schema?.items);
      }
    }
    return merged;
  }
  return structuredClone(applied);
}

/** A copy of the value without what is at the path; a map of labels that runs empty goes too. */
function removePath(
  value: any,
  path: string[],
  schema: JsonSchema | undefined,
): any {
  const [element, ...rest] = path;
  if (element.startsWith('f:')) {
    const field = element.slice(2);
    if (!isJsonMap(value) || !(field in value)) {
      return value;
    }
    const { [field]: child, ...others } = value;
    if (rest.length === 0) {
      return others;
    }
    const fieldSchema = schemaOfField(schema, field);
    const remaining = removePath(child, rest, fieldSchema);
    const ranEmpty =
      (Array.isArray(remaining) && remaining.length === 0) ||
      (isJsonMap(remaining) &&
        Object.keys(remaining).length === 0 &&
        fieldSchema?.additionalProperties !== undefined);
    return ranEmpty ? others : { ...others, [field]: remaining };
  }
  if (!Array.isArray(value)) {
    return value;
  }
  return value.flatMap(item => {
    if (itemElement(item, schema) !== element) {
      return [item];
    }
    return rest.length === 0 ? [] : [removePath(item, rest, schema?.items)];
  });
}

function printManager(entry: FieldManager): string {
  const name = entry.subresource
    ? `"${entry.manager}" with subresource "${entry.subresource}"`
    : `"${entry.manager}"`;
  return entry.operation === 'Update'
    ? `${name} using ${entry.apiVersion}`
    : name;
}

/** Worded as `managedfields/internal/conflict.go` words it. */
function applyConflict(
  conflicts: Array<{ entry: ManagedEntry; path: FieldPath }>,
): StatusError {
  const causes: StatusCause[] = conflicts.map(({ entry, path }) => ({
    reason: 'FieldManagerConflict',
    message: `conflict with ${printManager(entry)}`,
    field: displayPath(path),
  }));
  let detail: string;
  if (causes.length === 1) {
    detail = `Apply failed with 1 conflict: ${causes[0].message}: ${causes[0].field}`;
  } else {
    const byManager = new Map<string, string[]>();
    for (const { entry, path } of conflicts) {
      const name = printManager(entry);
      byManager.set(name, [
        ...(byManager.get(name) ?? []),
        `- ${displayPath(path)}`,
      ]);
    }
    const texts = [...byManager]
      .sort(([left], [right]) => left.localeCompare(right))
      .map(([name, paths]) => `conflicts with ${name}:\n${paths.join('\n')}`);
    detail = `Apply failed with ${causes.length} conflicts: ${texts.join(
      '\n',
    )}`;
  }
  return new StatusError(409, 'Conflict', detail, { causes });
}
