import { SEEDGEN_RUN_ANNOTATION } from '@seedgen/backstage-plugin-seedgen-common';
import type { ClusterConnection } from '../../clusters/types';
import type { Result } from '../../result';

/**
 * Deletes an object if it carries a run's mark; by its UID, so that no other of the same name is hit.
 *
 * @param options.uid - the only one that it may have; any if absent
 * @param options.remove - deletes the one with this UID
 */
export async function deleteMarked(
  cluster: ClusterConnection,
  options: {
    kind: 'SeedGenerator' | 'MachineConfig';
    name: string;
    runId: string;
    uid?: string;
    remove: (uid: string) => Promise<Result<'deleted' | 'absent'>>;
    signal: AbortSignal;
  },
): Promise<Result<'deleted' | 'absent' | 'foreign'>> {
  const { kind, name, runId, remove, signal } = options;
  const seen = await cluster.get(kind, { name }, { signal });
  if (!seen.ok) {
    return seen.failure.code === 'not-found'
      ? { ok: true, value: 'absent' }
      : seen;
  }
  const { uid, annotations } = seen.value.metadata;
  const isOther = options.uid !== undefined && options.uid !== uid;
  if (annotations?.[SEEDGEN_RUN_ANNOTATION] !== runId || !uid || isOther) {
    return { ok: true, value: 'foreign' };
  }
  return remove(uid);
}
