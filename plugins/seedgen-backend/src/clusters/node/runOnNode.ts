import { failed } from '../../http/failures';
import type { Result } from '../../result';
import type { KubernetesClient } from '../connection/KubernetesClient';
import { READABLE_KINDS } from '../connection/kinds';
import { NODE_COMMANDS, type NodeCommand } from './commands';
import { readRegistryAnswer, type RegistryAnswer } from './registryAnswer';
import { commandFor, type RegistryQuestion } from './registryQuestion';
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
  return runLine(
    client,
    pod,
    { name: command, line: NODE_COMMANDS[command] },
    options,
  );
}

/** Asks the node about a registry; what of the question comes to the node is a parsed reference. */
export async function askRegistry(
  client: KubernetesClient,
  question: RegistryQuestion,
  options: { signal: AbortSignal; timeoutMs: number },
): Promise<Result<RegistryAnswer>> {
  const line = commandFor(question);
  if (!line.ok) return line;
  const pod = await findDaemonPod(client, options.signal);
  if (!pod.ok) return pod;
  const output = await runLine(
    client,
    pod.value,
    { name: 'registry question', line: line.value },
    options,
  );
  return output.ok
    ? { ok: true, value: readRegistryAnswer(question, output.value) }
    : output;
}

async function runLine(
  client: KubernetesClient,
  pod: string,
  { name, line }: { name: string; line: readonly string[] },
  options: { signal: AbortSignal; timeoutMs: number },
): Promise<Result<ExecOutput>> {
  const doing = `Running '${name}' on the node of cluster ${client.cluster}`;
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
        command: line,
        doing,
      },
      options,
    );
    if (last.ok || last.failure.code !== 'unauthorized') return last;
  }
  return last;
}
