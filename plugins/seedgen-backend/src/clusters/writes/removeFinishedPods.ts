import { succeeded } from '../../http/failures';
import type { Result } from '../../result';
import type { KubernetesClient } from '../connection/KubernetesClient';
import { READABLE_KINDS } from '../connection/kinds';

const FINISHED = ['Succeeded', 'Failed'];
const AT_ONCE = 8;

/**
 * Deletes pods that have ended, in all namespaces, as Lifecycle Agent does before it makes an
 * image. Each by its UID, so that one that was made anew under its name stays.
 *
 * @param most - how many are deleted at most
 * @returns how many were deleted, and how many of those that were seen are left
 */
export async function removeFinishedPods(
  client: KubernetesClient,
  most: number,
  signal: AbortSignal,
): Promise<Result<{ deleted: number; left: number }>> {
  const pods = await client.list(READABLE_KINDS.Pod, {}, signal);
  if (!pods.ok) return pods;
  const finished = pods.value.filter(
    ({ metadata, status }) =>
      FINISHED.includes(status?.phase) && !metadata.deletionTimestamp,
  );
  const chosen = finished.slice(0, most);
  let deleted = 0;
  for (let first = 0; first < chosen.length; first += AT_ONCE) {
    const results = await Promise.all(
      chosen
        .slice(first, first + AT_ONCE)
        .map(({ metadata: { name, namespace, uid } }) =>
          client.delete(READABLE_KINDS.Pod, { name, namespace, uid }, signal),
        ),
    );
    for (const result of results) {
      // A conflict: the pod of that name is another one by now, so this one is gone.
      if (!result.ok && result.failure.code !== 'conflict') return result;
      if (result.ok && result.value === 'deleted') deleted += 1;
    }
  }
  return succeeded({ deleted, left: finished.length - chosen.length });
}
