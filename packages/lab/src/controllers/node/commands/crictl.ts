import type { SimulatedNode } from '../../../world/node/SimulatedNode';
import { CONTAINER_STORAGE } from '../../../world/node/standardDisks';
import type { CommandOutput } from './output';
import { failed, printed } from './output';

/** `crictl rmi --prune`: removes the images that no container uses, and with them what they take. */
export function crictl(node: SimulatedNode, args: string[]): CommandOutput {
  const [command, ...rest] = args;
  if (command !== 'rmi' || !rest.some(each => /^(-q|--prune)$/.test(each))) {
    return failed(`No help topic for '${args.join(' ')}'`, 3);
  }
  const removed = node.unusedImages.splice(0);
  const filesystem = node.filesystemOf(CONTAINER_STORAGE)?.filesystem;
  if (filesystem) {
    filesystem.usedBytes -= removed.reduce(
      (sum, { sizeBytes }) => sum + sizeBytes,
      0,
    );
  }
  return printed(removed.map(({ name }) => `Deleted: ${name}\n`).join(''));
}
