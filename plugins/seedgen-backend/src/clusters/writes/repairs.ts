import { LIFECYCLE_AGENT_NAMESPACE } from '@seedgen/backstage-plugin-seedgen-common';
import { failed, succeeded } from '../../http/failures';
import type { Result } from '../../result';
import type { KubernetesClient } from '../connection/KubernetesClient';
import { READABLE_KINDS } from '../connection/kinds';
import { listLifecycleAgentPods } from '../reads/lifecycleAgentPods';

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

/**
 * Deletes Lifecycle Agent's pods; its Deployment makes new ones, which read the mounts anew.
 *
 * @param uids - those that are to go; if none of them is left, that was done before
 */
export async function restartLifecycleAgent(
  client: KubernetesClient,
  uids: readonly string[] | undefined,
  signal: AbortSignal,
): Promise<Result<void>> {
  const pods = await listLifecycleAgentPods(client, signal);
  if (!pods.ok) return pods;
  if (pods.value.length === 0 && !uids?.length) {
    return failed(
      'not-found',
      `Restarting Lifecycle Agent of cluster ${client.cluster} failed: it has no pod in ${LIFECYCLE_AGENT_NAMESPACE}. Check that the operator is installed.`,
    );
  }
  for (const { metadata } of pods.value) {
    if (uids && !uids.includes(metadata.uid ?? '')) continue;
    const deleted = await client.delete(
      READABLE_KINDS.Pod,
      {
        name: metadata.name,
        namespace: LIFECYCLE_AGENT_NAMESPACE,
        uid: metadata.uid,
      },
      signal,
    );
    // A conflict: the pod of that name is another one by now, which is what was wanted.
    if (!deleted.ok && deleted.failure.code !== 'conflict') return deleted;
  }
  return succeeded(undefined);
}

/** The pool that the node of a SNO belongs to. */
const CONTROL_PLANE_POOL = 'master';

/**
 * Takes `spec.paused` from the pool `master`, and changes nothing else of it: what was read is written
 * back with its version, so that a change of somebody else in between is a `conflict` and stays.
 */
export async function resumeMachineConfigPool(
  client: KubernetesClient,
  signal: AbortSignal,
): Promise<Result<'resumed' | 'not-paused'>> {
  const kind = READABLE_KINDS.MachineConfigPool;
  const read = await client.get(kind, { name: CONTROL_PLANE_POOL }, signal);
  if (!read.ok) return read;
  const { spec } = read.value;
  if (spec?.paused !== true) return succeeded('not-paused');
  const resumed = { ...read.value, spec: { ...spec, paused: false } };
  const written = await client.replace(kind, resumed, signal);
  return written.ok ? succeeded('resumed') : written;
}
