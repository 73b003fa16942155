import type { KubeletRuntime } from '../../apiserver/types';
import type { LabClock } from '../../clock';
import { MEBIBYTE } from '../../world/node/devices';
import type { SimulatedNode } from '../../world/node/SimulatedNode';
import { inodesOf } from './commands/inodes';

const KUBELET_DIRECTORY = '/var/lib/kubelet';
const IMAGE_DIRECTORY = '/var/lib/containers/storage';

/** What the images alone take; layers of running containers come on top. */
const IMAGES_SHARE = 0.8;

/** The kubelet's `stats/summary`, as far as it is about the node and its filesystems. */
export function createKubelet(
  node: SimulatedNode,
  clock: LabClock,
): KubeletRuntime {
  return {
    statsSummary: name => {
      const time = `${clock.now().toISOString().slice(0, 19)}Z`;
      const images = usage(node, IMAGE_DIRECTORY, time);
      return {
        node: {
          nodeName: name,
          startTime: time,
          cpu: { time, usageNanoCores: 1_800_000_000 },
          memory: {
            time,
            availableBytes: 48 * 1024 * MEBIBYTE,
            workingSetBytes: 16 * 1024 * MEBIBYTE,
          },
          fs: usage(node, KUBELET_DIRECTORY, time),
          runtime: {
            // Counts images only, so it is less than what is used of the filesystem.
            imageFs: {
              ...images,
              usedBytes: Math.floor(
                containerBytes(node, images.usedBytes) * IMAGES_SHARE,
              ),
            },
            containerFs: images,
          },
        },
        pods: [],
      };
    },
  };
}

function usage(node: SimulatedNode, path: string, time: string) {
  const filesystem = node.filesystemOf(path)?.filesystem;
  const capacityBytes = filesystem?.sizeBytes ?? 0;
  const usedBytes = filesystem?.usedBytes ?? 0;
  const inodes = inodesOf({ sizeBytes: capacityBytes, usedBytes });
  return {
    time,
    availableBytes: capacityBytes - usedBytes,
    capacityBytes,
    usedBytes,
    inodesFree: inodes.free,
    inodes: inodes.total,
    inodesUsed: inodes.used,
  };
}

/** What containers take of the filesystem they are on. */
function containerBytes(node: SimulatedNode, usedBytes: number): number {
  return node.hasContainerStorage()
    ? usedBytes
    : Math.min(usedBytes, 9_800 * MEBIBYTE);
}
