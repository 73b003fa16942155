import { isJsonMap } from '../schema/jsonSchema';

/** RFC 7396. */
export function applyMergePatch(target: unknown, patch: unknown): unknown {
  if (!isJsonMap(patch)) {
    return patch;
  }
  const result: Record<string, unknown> = isJsonMap(target)
    ? { ...target }
    : {};
  for (const [field, value] of Object.entries(patch)) {
    if (value === null) {
      delete result[field];
    } else {
      result[field] = applyMergePatch(result[field], value);
    }
  }
  return result;
}
