import { LIFECYCLE_AGENT_NAMESPACE } from '@seedgen/backstage-plugin-seedgen-common';
import { failed, succeeded } from '../../http/failures';
import type { Result } from '../../result';
import type { KubernetesClient } from '../connection/KubernetesClient';
import { READABLE_KINDS } from '../connection/kinds';
import { listLifecycleAgentPods } from '../reads/lifecycleAgentPods';

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
