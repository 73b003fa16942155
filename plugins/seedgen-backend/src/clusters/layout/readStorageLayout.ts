import type { StorageLayout } from '@seedgen/backstage-plugin-seedgen-common';
import type { Clock } from '../../clock';
import { failed, succeeded } from '../../http/failures';
import type { Result } from '../../result';
import type { KubernetesClient } from '../connection/KubernetesClient';
import { READABLE_KINDS } from '../connection/kinds';
import type { NodeCommand } from '../node/commands';
import { findDaemonPod, runInDaemon } from '../node/runOnNode';
import { parseDf } from './df';
import { parseKubeletSummary } from './kubeletSummary';
import { parseLsblk } from './lsblk';
import { parseMountUnit } from './mountUnit';
import { parseDiskLinks, stablePathOf } from './stablePath';

interface ReadOptions {
  signal: AbortSignal;
  timeoutMs: number;
}

type Read = Omit<StorageLayout, 'node' | 'observedAt'>;

/**
 * Reads disks and mounts of the SNO's node: with commands on the node where that is allowed,
 * otherwise what the kubelet knows of two filesystems.
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
  const node = nodes.value[0].metadata.name;
  const complete = (read: Read): Result<StorageLayout> =>
    succeeded({ node, observedAt: clock.now().toISOString(), ...read });

  const onNode = await readOnNode(client, options);
  if (onNode.ok) return complete(onNode.value);

  const summary = await client.kubeletSummary(node, options.signal);
  const filesystems = summary.ok
    ? parseKubeletSummary(summary.value)
    : undefined;
  return filesystems
    ? complete({ disks: [], filesystems, sources: ['kubelet-summary'] })
    : onNode;
}

async function readOnNode(
  client: KubernetesClient,
  options: ReadOptions,
): Promise<Result<Read>> {
  const pod = await findDaemonPod(client, options.signal);
  if (!pod.ok) return pod;
  const run = (command: NodeCommand) =>
    runInDaemon(client, pod.value, command, options);
  // The first alone: where commands are not allowed, there is no need to be refused four times.
  const lsblk = await run('lsblk');
  if (!lsblk.ok) return lsblk;
  const [df, unit, links] = await Promise.all([
    run('df'),
    run('container-mount-unit'),
    run('disk-links'),
  ]);
  const listed = lsblk.value.truncated
    ? undefined
    : parseLsblk(lsblk.value.stdout);
  // df complains about mounts that it may not enter, and exits with 1, but prints the others.
  const filesystems = df.ok ? parseDf(df.value.stdout) : [];
  if (!listed && filesystems.length === 0) {
    return failed(
      'protocol',
      `Reading the disks of cluster ${client.cluster} failed: neither lsblk nor df on the node printed what they should.`,
    );
  }
  const linksByDisk =
    links.ok && links.value.exitCode === 0
      ? parseDiskLinks(links.value.stdout)
      : undefined;
  return succeeded({
    disks: (listed ?? []).map(each => ({
      ...each.disk,
      stablePath: stablePathOf(each, linksByDisk),
    })),
    filesystems,
    sources: [
      ...(listed ? (['lsblk'] as const) : []),
      ...(filesystems.length > 0 ? (['df'] as const) : []),
    ],
    ...(unit.ok
      ? { containerMountUnit: parseMountUnit(unit.value.stdout) }
      : {}),
  });
}
