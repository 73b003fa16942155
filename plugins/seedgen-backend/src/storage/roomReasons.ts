import {
  CONTAINER_STORAGE_PATH,
  type StorageReadiness,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { MeasuredSize } from './layout';
import { FREE_INODES_SHARE, SEED_NEEDS_BYTES, formatGiB } from './requirements';

/** What speaks against a filesystem that is large enough, but too full for a seed. */
export function roomReasons(
  what: 'Containers' | 'Root',
  size: MeasuredSize | undefined,
  filesystem: string = 'the root filesystem',
): StorageReadiness['reasons'] {
  if (!size) return [];
  const { availableBytes, inodes } = size;
  const place =
    what === 'Containers'
      ? CONTAINER_STORAGE_PATH
      : filesystem.replace('the', 'The');
  const remedy =
    what === 'Containers'
      ? 'Remove images that nothing uses, on the node with `crictl rmi --prune`, and what podman keeps.'
      : 'Remove what is not needed below /var on the node: old logs, core dumps and archives.';
  return [
    ...(availableBytes !== undefined && availableBytes < SEED_NEEDS_BYTES
      ? [
          {
            code: `${what}NearlyFull`,
            message: `${place} has ${formatGiB(
              availableBytes,
            )} left, and making a seed takes up to ${formatGiB(
              SEED_NEEDS_BYTES,
            )}.`,
            remedy,
          },
        ]
      : []),
    ...(inodes &&
    inodes.total > 0 &&
    inodes.free < inodes.total * FREE_INODES_SHARE
      ? [
          {
            code: `${what}InodesExhausted`,
            message: `${place} has ${inodes.free} of ${inodes.total} inodes left. Below 5 % the kubelet evicts pods, and with none left no file can be made.`,
            remedy,
          },
        ]
      : []),
  ];
}
