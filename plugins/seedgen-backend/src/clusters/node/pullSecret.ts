import { succeeded } from '../../http/failures';
import type { Result } from '../../result';
import type {
  CallOptions,
  ClusterConnection,
  NodeCommandOutput,
} from '../types';

/**
 * Whether the node's pull secret is the placeholder that Lifecycle Agent puts in its place while a
 * seed is taken, or of the cluster. `unreadable`: the node answered, and did not say.
 */
export type PullSecretState = 'placeholder' | 'own' | 'unreadable';

/** Asks the node, which says a number; nothing of the pull secret is read. */
export async function readPullSecretState(
  cluster: Pick<ClusterConnection, 'runOnNode'>,
  options: CallOptions,
): Promise<Result<PullSecretState>> {
  const output = await cluster.runOnNode('sanitized-pull-secret', options);
  return output.ok ? succeeded(parsePullSecretState(output.value)) : output;
}

/** Reads how many lines are the placeholder. */
export function parsePullSecretState({
  stdout,
  exitCode,
}: Pick<NodeCommandOutput, 'stdout' | 'exitCode'>): PullSecretState {
  // grep ends with 1 when no line is like that, and with 2 when it could not look.
  if (exitCode === 1 && stdout.trim() === '0') return 'own';
  return exitCode === 0 && stdout.trim() === '1' ? 'placeholder' : 'unreadable';
}
