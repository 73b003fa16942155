import { isJsonMap } from '../schema/jsonSchema';
import { KubeObject } from '../types';

/** Whose server-side apply goes on from its client-side apply. */
const KUBECTL = 'kubectl';
const ANNOTATION = 'kubectl.kubernetes.io/last-applied-configuration';

/** What kubectl applied on its own side before; undefined for others, and where it did not. */
export function lastAppliedBy(
  manager: string,
  object: KubeObject | undefined,
): unknown {
  const text = object?.metadata.annotations?.[ANNOTATION];
  if (manager !== KUBECTL || text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Writes down what is applied now, so that kubectl may go on in either way. */
export function noteApplied(object: KubeObject, configuration: unknown): void {
  object.metadata.annotations = {
    ...object.metadata.annotations,
    [ANNOTATION]: `${stableJson(configuration)}\n`,
  };
}

/** With the keys in order, as Go writes maps. */
function stableJson(value: unknown): string {
  return JSON.stringify(value, (_, each) =>
    isJsonMap(each)
      ? Object.fromEntries(
          Object.entries(each).sort(([left], [right]) =>
            left < right ? -1 : 1,
          ),
        )
      : each,
  );
}
