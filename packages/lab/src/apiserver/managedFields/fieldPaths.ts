import { isDeepStrictEqual } from 'node:util';
import {
  declaredField,
  isJsonMap,
  JsonMap,
  JsonSchema,
  schemaOfField,
} from '../schema/jsonSchema';

/**
 * A path of structured-merge-diff: elements as in FieldsV1 (`f:NAME` a field, `k:{...}` an item of
 * a list of maps by its keys, `v:VALUE` an item of a set), joined by a character that JSON text
 * cannot contain raw.
 */
export type FieldPath = string;

export const SEPARATOR = '\u0000';

/** What stands at a path: a value that is owned as a whole, or something with paths below it. */
export type FieldNode =
  | { leaf: true; value: unknown }
  | { leaf: false; item: boolean; empty: boolean; declared: boolean };

const UNOWNED = new Set(
  [
    ['f:apiVersion'],
    ['f:kind'],
    ['f:metadata'],
    ['f:metadata', 'f:name'],
    ['f:metadata', 'f:namespace'],
    ['f:metadata', 'f:creationTimestamp'],
    ['f:metadata', 'f:selfLink'],
    ['f:metadata', 'f:uid'],
    ['f:metadata', 'f:generation'],
    ['f:metadata', 'f:managedFields'],
    ['f:metadata', 'f:resourceVersion'],
    ['f:metadata', 'f:deletionTimestamp'],
    ['f:metadata', 'f:deletionGracePeriodSeconds'],
  ].map(elements => elements.join(SEPARATOR)),
);

/**
 * All paths of an object that somebody can own, with what stands there.
 * @param without - a top-level field that the write at hand cannot touch
 */
export function flattenFields(
  object: unknown,
  schema: JsonSchema | undefined,
  without = '',
): Map<FieldPath, FieldNode> {
  const nodes = new Map<FieldPath, FieldNode>();
  if (isJsonMap(object)) {
    const { [without]: ignored, ...rest } = object;
    flattenMap(rest, schema, [], nodes);
  }
  for (const path of nodes.keys()) {
    const top = path.split(SEPARATOR, 2).join(SEPARATOR);
    if (UNOWNED.has(path) || (top !== path && UNOWNED.has(top))) {
      nodes.delete(path);
    }
  }
  return nodes;
}

/** The paths that an applied configuration claims. */
export function appliedPaths(nodes: Map<FieldPath, FieldNode>): Set<FieldPath> {
  return new Set(
    [...nodes]
      .filter(
        ([, node]) => node.leaf || node.item || node.empty || !node.declared,
      )
      .map(([path]) => path),
  );
}

export interface FieldChanges {
  /** New or different. */
  written: Set<FieldPath>;
  removed: Set<FieldPath>;
}

export function compareFields(
  before: Map<FieldPath, FieldNode>,
  after: Map<FieldPath, FieldNode>,
): FieldChanges {
  const written = new Set<FieldPath>();
  for (const [path, node] of after) {
    const old = before.get(path);
    const same =
      old &&
      old.leaf === node.leaf &&
      (!old.leaf || !node.leaf || isDeepStrictEqual(old.value, node.value));
    if (!same) {
      written.add(path);
    }
  }
  const removed = new Set([...before.keys()].filter(path => !after.has(path)));
  return { written, removed };
}

/** `k:{"name":"x"}` or `v:"x"` of an item, `undefined` in lists that are owned as a whole. */
export function itemElement(
  item: unknown,
  list: JsonSchema | undefined,
): string | undefined {
  const type = list?.['x-kubernetes-list-type'];
  if (type === 'set') {
    return `v:${JSON.stringify(item)}`;
  }
  const keys = list?.['x-kubernetes-list-map-keys'];
  if (type !== 'map' || !keys || !isJsonMap(item)) {
    return undefined;
  }
  const values = [...keys].sort().flatMap(key => {
    const value = item[key] ?? list?.items?.properties?.[key]?.default;
    return value === undefined ? [] : [[key, value] as const];
  });
  return `k:${JSON.stringify(Object.fromEntries(values))}`;
}

/** Whether a list or map is owned as one value. */
export function isAtomic(value: unknown, schema: JsonSchema | undefined) {
  if (Array.isArray(value)) {
    const type = schema?.['x-kubernetes-list-type'];
    return type !== 'map' && type !== 'set';
  }
  return schema?.['x-kubernetes-map-type'] === 'atomic';
}

function flattenMap(
  map: JsonMap,
  schema: JsonSchema | undefined,
  path: string[],
  nodes: Map<FieldPath, FieldNode>,
): void {
  for (const [field, value] of Object.entries(map)) {
    if (value !== undefined) {
      flattenValue(
        value,
        schemaOfField(schema, field),
        [...path, `f:${field}`],
        nodes,
        { item: false, declared: declaredField(schema, field) !== undefined },
      );
    }
  }
}

function flattenValue(
  value: unknown,
  schema: JsonSchema | undefined,
  path: string[],
  nodes: Map<FieldPath, FieldNode>,
  place: { item: boolean; declared: boolean },
): void {
  const key = path.join(SEPARATOR);
  if (isJsonMap(value) && !isAtomic(value, schema)) {
    const empty = Object.keys(value).length === 0;
    nodes.set(key, { leaf: false, empty, ...place });
    flattenMap(value, schema, path, nodes);
  } else if (Array.isArray(value) && !isAtomic(value, schema)) {
    nodes.set(key, { leaf: false, empty: value.length === 0, ...place });
    for (const item of value) {
      const element = itemElement(item, schema);
      if (element !== undefined) {
        flattenValue(item, schema?.items, [...path, element], nodes, {
          item: true,
          declared: true,
        });
      }
    }
  } else {
    nodes.set(key, { leaf: true, value });
  }
}
