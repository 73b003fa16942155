import { LIFECYCLE_AGENT_NAMESPACE } from '@seedgen/backstage-plugin-seedgen-common';
import { failed } from '../../http/failures';
import type { Result } from '../../result';
import { asItCame } from '../cleanText';
import type { KubernetesClient } from '../connection/KubernetesClient';
import { listLifecycleAgentPods } from '../reads/lifecycleAgentPods';
import type { KubernetesObject } from '../types';
import { LineSplitter } from './LineSplitter';

const CONTAINER = 'manager';
const LINES_OF_PREVIOUS = 200;

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
  const place = {
    namespace: LIFECYCLE_AGENT_NAMESPACE,
    pod: running.metadata.name,
    container: CONTAINER,
    sinceTime: since,
  };
  const read = (previousLines?: number) =>
    client.followLog(
      { ...place, previousLines },
      { signal, idleMs: IDLE_MS, take: takeLines(take) },
    );
  // Why it ended stands at the end of what it wrote before. A help: without it there is the rest.
  if (endedSince(running, since)) await read(LINES_OF_PREVIOUS);
  return read();
}

function takeLines(take: (lines: string[]) => Promise<void> | void) {
  const splitter = new LineSplitter();
  return async (chunk: Buffer) => {
    const lines = splitter.push(chunk);
    if (lines.length > 0) {
      await take(lines.map(line => asItCame(line, 4 * line.length + 64)));
    }
  };
}

/** Whether the container was restarted after the last line that is known. */
function endedSince(pod: KubernetesObject, since: string | undefined): boolean {
  const statuses: unknown = pod.status?.containerStatuses;
  if (!Array.isArray(statuses)) return false;
  const own = statuses.find(status => status?.name === CONTAINER);
  const finishedAt = Date.parse(own?.lastState?.terminated?.finishedAt);
  if (Number.isNaN(finishedAt)) return false;
  // Kubernetes gives whole seconds.
  return since === undefined || finishedAt + 1_000 >= Date.parse(since);
}
