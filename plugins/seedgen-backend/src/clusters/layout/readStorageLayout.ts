import type { StorageLayout } from '@seedgen/backstage-plugin-seedgen-common';
import type { Clock } from '../../clock';
import { failed, succeeded } from '../../http/failures';
import type { Result } from '../../result';
import type { KubernetesClient } from '../connection/KubernetesClient';
import { READABLE_KINDS } from '../connection/kinds';
import type { NodeCommand } from '../node/commands';
import { findDaemonPod, runInDaemon } from '../node/runOnNode';
import { assembleLayout, type NodeDocuments } from './assembleLayout';

interface ReadOptions {
  signal: AbortSignal;
  timeoutMs: number;
}

/**
 * Reads disks and mounts of the SNO's node: with commands on the node where that is allowed, and
 * what the kubelet knows of two filesystems where the node does not say how full they are.
 */
export async function readStorageLayout(
  client: KubernetesClient,
  clock: Clock,
  options: ReadOptions,
): Promise<Result<StorageLayout>> {
  const nodes = await client.list(READABLE_KINDS.Node, {}, options.signal);
  if (!nodes.ok) return nodes;
  if (nodes.value.length === 0) {
    return failed('not-found', `Cluster ${client.cluster} has no node.`);
  }
  if (nodes.value.length > 1) {
    // The layout of one of them would be taken for that of the cluster.
    return failed(
      'invalid',
      `Cluster ${client.cluster} has ${nodes.value.length} nodes; container storage is read of Single Node OpenShift only.`,
    );
  }
  const node = nodes.value[0].metadata.name;
  const readSummary = async () => {
    const summary = await client.kubeletSummary(node, options.signal);
    return summary.ok ? summary.value : undefined;
  };
  const onNode = await readOnNode(client, options);
  const measured = onNode.ok && assembleLayout({ df: onNode.value.df });
  const documents: NodeDocuments = {
    ...(onNode.ok ? onNode.value : {}),
    ...(measured ? {} : { summary: await readSummary() }),
  };
  const layout = assembleLayout(documents);
  if (layout) {
    return succeeded({
      node,
      observedAt: clock.now().toISOString(),
      ...layout,
    });
  }
  return onNode.ok
    ? failed(
        'protocol',
        `Reading the disks of cluster ${client.cluster} failed: neither lsblk nor df on the node printed what they should.`,
      )
    : onNode;
}

async function readOnNode(
  client: KubernetesClient,
  options: ReadOptions,
): Promise<Result<NodeDocuments>> {
  const pod = await findDaemonPod(client, options.signal);
  if (!pod.ok) return pod;
  const run = (command: NodeCommand) =>
    runInDaemon(client, pod.value, command, options);
  // The first alone: where commands are not allowed, there is no need to be refused five times.
  const lsblk = await run('lsblk');
  if (!lsblk.ok) return lsblk;
  const [df, unit, file, links] = await Promise.all([
    run('df'),
    run('container-mount-unit'),
    run('container-mount-file'),
    run('disk-links'),
  ]);
  return succeeded({
    lsblk: lsblk.value.truncated ? undefined : lsblk.value.stdout,
    // df complains about mounts that it may not enter, and exits with 1, but prints the others.
    df: df.ok ? df.value.stdout : undefined,
    mountUnit: unit.ok ? unit.value.stdout : undefined,
    mountUnitFile:
      file.ok && file.value.exitCode === 0 ? file.value.stdout : undefined,
    // One of the two folders may be missing; then ls exits with 2, but prints the other.
    diskLinks: links.ok ? links.value.stdout || undefined : undefined,
  });
}
