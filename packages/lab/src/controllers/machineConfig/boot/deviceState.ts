import type { BlockDevice } from '../../../world/node/devices';
import { isDisk } from '../../../world/node/devices';
import type { SimulatedNode } from '../../../world/node/SimulatedNode';
import type { CommandResult } from './shell';

/** A command that did what it was asked. */
export const ok = (output = ''): CommandResult => ({ exitCode: 0, output });
/** A command that failed with these words. */
export const failure = (output: string, exitCode = 1): CommandResult => ({
  exitCode,
  output,
});

/** Whether the device, or a partition of it, is mounted. */
export function isInUse(node: SimulatedNode, device: BlockDevice): boolean {
  const names = [
    device.name,
    ...(isDisk(device) ? device.partitions.map(each => each.name) : []),
  ];
  return node.mounts.some(each => names.includes(each.device));
}

/** Takes filesystem and partition table away. */
export function clear(device: BlockDevice): void {
  device.filesystem = undefined;
  if (isDisk(device)) {
    device.partitions.length = 0;
    device.partitionTable = undefined;
  }
}
