import { LIFECYCLE_AGENT_NAMESPACE } from '@seedgen/backstage-plugin-seedgen-common';
import { failed } from '../../http/failures';
import type { Result } from '../../result';
import { cleanText } from '../cleanText';
import type { KubernetesClient } from '../connection/KubernetesClient';
import { listLifecycleAgentPods } from '../reads/lifecycleAgentPods';
import { LineSplitter } from './LineSplitter';

const CONTAINER = 'manager';

// A connection over which nothing has come for so long may be dead without anybody saying so, as
// when the node was switched off. To open another one costs little.
const IDLE_MS = 60_000;

/**
 * Follows the log of Lifecycle Agent's running pod until the connection ends.
 *
 * @param since - time of the last line that is known; seconds count, so that it comes once more
 * @param take - gets complete lines, each with its time in front, cleaned and of bounded length
 */
export async function followLifecycleAgentLog(
  client: KubernetesClient,
  since: string | undefined,
  take: (lines: string[]) => Promise<void> | void,
  signal: AbortSignal,
): Promise<Result<void>> {
  const pods = await listLifecycleAgentPods(client, signal);
  if (!pods.ok) return pods;
  const running = pods.value.find(
    ({ metadata, status }) =>
      status?.phase === 'Running' && !metadata.deletionTimestamp,
  );
  if (!running) {
    return failed(
      'not-found',
      `Following the log of Lifecycle Agent of cluster ${client.cluster} failed: no pod of it is running.`,
    );
  }
  const splitter = new LineSplitter();
  return client.followLog(
    {
      namespace: LIFECYCLE_AGENT_NAMESPACE,
      pod: running.metadata.name,
      container: CONTAINER,
      sinceTime: since,
    },
    {
      signal,
      idleMs: IDLE_MS,
      take: async chunk => {
        const lines = splitter.push(chunk);
        if (lines.length > 0) {
          await take(lines.map(line => cleanText(line, 4 * line.length + 64)));
        }
      },
    },
  );
}
