import { failed } from '../../http/failures';
import type { Result } from '../../result';
import type { KubernetesClient } from '../connection/KubernetesClient';
import { READABLE_KINDS } from '../connection/kinds';
import { NODE_COMMANDS, type NodeCommand } from './commands';
import { execInPod, type ExecOutput } from './execInPod';

const DAEMON_NAMESPACE = 'openshift-machine-config-operator';
const DAEMON_PODS = 'k8s-app=machine-config-daemon';
const DAEMON_CONTAINER = 'machine-config-daemon';

/** Runs one of the fixed commands on the SNO's node, through its machine config daemon. */
export async function runOnNode(
  client: KubernetesClient,
  command: NodeCommand,
  options: { signal: AbortSignal; timeoutMs: number },
): Promise<Result<ExecOutput>> {
  const pod = await findDaemonPod(client, options.signal);
  return pod.ok ? runInDaemon(client, pod.value, command, options) : pod;
}

/** Name of the running machine config daemon's pod. */
export async function findDaemonPod(
  client: KubernetesClient,
  signal: AbortSignal,
): Promise<Result<string>> {
  const pods = await client.list(
    READABLE_KINDS.Pod,
    { namespace: DAEMON_NAMESPACE, labelSelector: DAEMON_PODS },
    signal,
  );
  if (!pods.ok) return pods;
  const running = pods.value.find(
    ({ metadata, status }) =>
      status?.phase === 'Running' && !metadata.deletionTimestamp,
  );
  return running
    ? { ok: true, value: running.metadata.name }
    : failed(
        'not-found',
        `Running a command on the node of cluster ${client.cluster} failed: no machine config daemon is running there.`,
      );
}

/** Runs a command in a pod that was found before. */
export async function runInDaemon(
  client: KubernetesClient,
  pod: string,
  command: NodeCommand,
  options: { signal: AbortSignal; timeoutMs: number },
): Promise<Result<ExecOutput>> {
  const doing = `Running '${command}' on the node of cluster ${client.cluster}`;
  const loaded = await client.transport.loadAccess();
  if (!loaded.ok) return loaded;
  const { access, credentials } = loaded.value;
  let last: Result<ExecOutput> = failed(
    'unauthorized',
    `${doing} failed: no configured credential can be read.`,
  );
  for (const { load } of credentials) {
    const credential = await load().catch(() => undefined);
    if (!credential) continue;
    last = await execInPod(
      access,
      credential,
      {
        namespace: DAEMON_NAMESPACE,
        pod,
        container: DAEMON_CONTAINER,
        command: NODE_COMMANDS[command],
        doing,
      },
      options,
    );
    if (last.ok || last.failure.code !== 'unauthorized') return last;
  }
  return last;
}
