import { succeeded } from '../../http/failures';
import type { Result } from '../../result';
import type { KubernetesClient } from '../connection/KubernetesClient';
import { READABLE_KINDS } from '../connection/kinds';

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
