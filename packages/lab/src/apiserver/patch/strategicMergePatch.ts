import { isDeepStrictEqual } from 'node:util';
import {
  isJsonMap,
  JsonMap,
  JsonSchema,
  schemaOfField,
} from '../schema/jsonSchema';
import { badRequest } from '../statusError';

const DIRECTIVE = '$patch';
const RETAIN_KEYS = '$retainKeys';
const DELETE_ITEMS = '$deleteFromPrimitiveList/';
const ORDER = '$setElementOrder/';

/**
 * A strategic merge patch: maps merge, lists merge by the key that the schema names, other lists
 * are replaced, and directives say the exceptions. Follows `apimachinery/util/strategicpatch`.
 */
export function applyStrategicMergePatch(
  target: unknown,
  patch: unknown,
  schema: JsonSchema,
): unknown {
  if (!isJsonMap(patch)) {
    throw badRequest(
      'error decoding patch: json: cannot unmarshal into Go value of type map[string]interface {}',
    );
  }
  return mergeMap(isJsonMap(target) ? target : {}, patch, schema);
}

function mergeMap(
  target: JsonMap,
  patch: JsonMap,
  schema: JsonSchema | undefined,
): JsonMap {
  const directive = patch[DIRECTIVE];
  if (directive === 'replace') {
    const { [DIRECTIVE]: ignored, ...replacement } = patch;
    return structuredClone(replacement);
  }
  if (directive === 'delete') {
    return {};
  }
  if (directive !== undefined && directive !== 'merge') {
    throw badRequest(`Unknown patch type found: ${directive}`);
  }
  const result: JsonMap = { ...target };
  const retained = patch[RETAIN_KEYS];
  if (Array.isArray(retained)) {
    Object.keys(result)
      .filter(key => !retained.includes(key))
      .forEach(key => delete result[key]);
  }
  for (const [field, value] of Object.entries(patch)) {
    if (field.startsWith(DELETE_ITEMS)) {
      const name = field.slice(DELETE_ITEMS.length);
      result[name] = withoutItems(result[name], value);
    } else if (!field.startsWith('$')) {
      mergeField(result, field, value, schemaOfField(schema, field));
    }
  }
  for (const [field, order] of Object.entries(patch)) {
    if (field.startsWith(ORDER)) {
      const name = field.slice(ORDER.length);
      result[name] = inOrder(result[name], order, schemaOfField(schema, name));
    }
  }
  return result;
}

function mergeField(
  result: JsonMap,
  field: string,
  value: unknown,
  schema: JsonSchema | undefined,
): void {
  if (value === null) {
    delete result[field];
  } else if (isJsonMap(value)) {
    const existing = result[field];
    if (value[DIRECTIVE] === 'delete') {
      delete result[field];
    } else if (schema?.['x-kubernetes-map-type'] === 'atomic' && !existing) {
      result[field] = structuredClone(value);
    } else {
      result[field] = mergeMap(
        isJsonMap(existing) ? existing : {},
        value,
        schema,
      );
    }
  } else if (Array.isArray(value)) {
    result[field] = mergeList(result[field], value, schema);
  } else {
    result[field] = value;
  }
}

function mergeList(
  target: unknown,
  patch: unknown[],
  schema: JsonSchema | undefined,
): unknown[] {
  const isReplace = (item: unknown) =>
    isJsonMap(item) && item[DIRECTIVE] === 'replace';
  const existing = Array.isArray(target) ? target : [];
  if (
    schema?.['x-kubernetes-patch-strategy'] !== 'merge' ||
    patch.some(isReplace)
  ) {
    return structuredClone(patch.filter(item => !isReplace(item)));
  }
  const key = schema['x-kubernetes-patch-merge-key'];
  if (!key) {
    const added = patch.filter(
      item => !existing.some(each => isDeepStrictEqual(each, item)),
    );
    return [...existing, ...added];
  }
  return patch.reduce<unknown[]>(
    (items, item) => mergeItem(items, item, key, schema.items),
    existing,
  );
}

function mergeItem(
  items: unknown[],
  item: unknown,
  key: string,
  schema: JsonSchema | undefined,
): unknown[] {
  if (!isJsonMap(item) || item[key] === undefined) {
    throw badRequest(
      `map: ${JSON.stringify(
        item,
      )} does not contain declared merge key: ${key}`,
    );
  }
  const isSame = (each: unknown) => isJsonMap(each) && each[key] === item[key];
  if (item[DIRECTIVE] === 'delete') {
    return items.filter(each => !isSame(each));
  }
  const index = items.findIndex(isSame);
  return index < 0
    ? [...items, mergeMap({}, item, schema)]
    : items.with(index, mergeMap(items[index] as JsonMap, item, schema));
}

function withoutItems(target: unknown, removed: unknown): unknown {
  return Array.isArray(target) && Array.isArray(removed)
    ? target.filter(
        each => !removed.some(item => isDeepStrictEqual(item, each)),
      )
    : target;
}

/** Named items come in the order that is asked for, each after what stood before it. */
function inOrder(
  target: unknown,
  order: unknown,
  schema: JsonSchema | undefined,
): unknown {
  if (!Array.isArray(target) || !Array.isArray(order)) {
    return target;
  }
  const key = schema?.['x-kubernetes-patch-merge-key'];
  const identity = (item: unknown) =>
    JSON.stringify(key && isJsonMap(item) ? item[key] : item);
  const wanted = order.map(identity);
  const named = target
    .filter(item => wanted.includes(identity(item)))
    .sort(
      (left, right) =>
        wanted.indexOf(identity(left)) - wanted.indexOf(identity(right)),
    );
  const serverOnly = target.filter(item => !wanted.includes(identity(item)));
  return [...named, ...serverOnly];
}
