import { kindNameOfObject } from '../../apiserver/kindName';
import type { KubeObject, ObjectStore } from '../../apiserver/types';

/** Creates an object together with its status, which the API takes in a call of its own. */
export function put(store: ObjectStore, object: KubeObject): KubeObject {
  const { status, ...rest } = object;
  const created = store.create(rest as KubeObject);
  if (status === undefined) {
    return created;
  }
  const { name, namespace } = created.metadata;
  return store.updateStatus(
    kindNameOfObject(object),
    name,
    namespace,
    draft => {
      draft.status = status;
    },
  );
}

/** Puts all of them, in order. */
export function putAll(
  store: ObjectStore,
  objects: readonly KubeObject[],
): void {
  for (const object of objects) {
    put(store, object);
  }
}

/** A condition with the order of fields that OpenShift's operators write. */
export function condition(
  type: string,
  status: 'True' | 'False' | 'Unknown',
  since: string,
  reason = '',
  message = '',
): Record<string, string> {
  return { lastTransitionTime: since, message, reason, status, type };
}
