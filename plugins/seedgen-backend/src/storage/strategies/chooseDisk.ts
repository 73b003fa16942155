import {
  diskUseOf,
  isStableDevicePath,
  type Disk,
} from '@seedgen/backstage-plugin-seedgen-common';
import { pathOf, pathsOf } from '../layout';
import { formatGiB } from '../requirements';

/**
 * The disk for container storage, or why there is none.
 *
 * Without being asked for, only a disk is taken that has a name which stays the same: another one may
 * carry the kernel name after the next boot.
 *
 * @param empty - those of `all` that carry nothing
 * @param asked - path of the disk that the requester wants
 */
export function chooseDisk(
  all: Disk[],
  empty: Disk[],
  neededBytes: number,
  asked: string | undefined,
): Disk | string {
  if (asked !== undefined) {
    const disk = all.find(each => pathsOf(each).includes(asked));
    if (!disk) return `DiskNotFound: the node shows no disk ${asked}.`;
    if (!empty.includes(disk)) {
      return `DiskInUse: ${asked} ${contentsOf(disk)}, and is left alone.`;
    }
    return disk.sizeBytes >= neededBytes ? disk : tooSmall(disk, neededBytes);
  }
  if (empty.length === 0) {
    return `NoEmptyDisk: none of ${all.length} disk(s) is empty. ${all
      .map(disk => `${disk.name} ${contentsOf(disk)}.`)
      .join(' ')}`;
  }
  const large = empty.filter(disk => disk.sizeBytes >= neededBytes);
  if (large.length === 0) {
    const largest = empty.reduce((one, other) =>
      other.sizeBytes > one.sizeBytes ? other : one,
    );
    return tooSmall(largest, neededBytes);
  }
  const [best] = large
    .filter(disk => isStableDevicePath(pathOf(disk)))
    .sort(
      (a, b) =>
        Number(a.rotational ?? false) - Number(b.rotational ?? false) ||
        a.sizeBytes - b.sizeBytes ||
        a.name.localeCompare(b.name),
    );
  return (
    best ??
    `UnstableDevicePath: no path under /dev/disk/by-id is known for ${large
      .map(({ path }) => path)
      .join(
        ', ',
      )}, and kernel names may change. Name the disk under /dev/disk/by-id or by-path, or by its kernel name if that cannot change.`
  );
}

function contentsOf(disk: Disk): string {
  const use = diskUseOf(disk);
  switch (use?.kind) {
    case 'partitions':
      return `has ${use.count} partition(s)`;
    case 'filesystem':
      return `carries ${use.filesystem}`;
    case 'mounted':
      return `is mounted at ${use.mountpoint}`;
    case 'read-only':
      return 'is read-only';
    case 'removable':
      return 'can be pulled out';
    case 'network':
      return 'is there only once the network is, too late for container storage';
    default:
      return 'is in use';
  }
}

function tooSmall(disk: Disk, neededBytes: number): string {
  return `DiskTooSmall: ${disk.name} is empty but has ${formatGiB(
    disk.sizeBytes,
  )}, and ${formatGiB(neededBytes)} are needed.`;
}
