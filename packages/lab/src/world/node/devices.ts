/** One mebibyte in bytes. */
export const MEBIBYTE = 1024 * 1024;
/** One gibibyte in bytes. */
export const GIBIBYTE = 1024 * MEBIBYTE;

/** A filesystem on a partition or on a whole disk. Sizes in bytes. */
export interface Filesystem {
  type: 'xfs' | 'ext4' | 'vfat';
  label?: string;
  uuid: string;
  /** What `df` calls the size: the device without the filesystem's own structures. */
  sizeBytes: number;
  usedBytes: number;
}

export interface Partition {
  /** Kernel name, e.g. `vda5`. */
  name: string;
  number: number;
  startBytes: number;
  sizeBytes: number;
  /** GPT name of the partition; empty if it has none. */
  label: string;
  uuid: string;
  filesystem?: Filesystem;
}

export interface Disk {
  /** Kernel name, e.g. `vda`. */
  name: string;
  sizeBytes: number;
  /** Kernel device number of the disk; partitions count on from it. */
  major: number;
  minor: number;
  serial: string;
  /** Last part of its path under `/dev/disk/by-path`. */
  busPath: string;
  partitionTable?: { type: 'gpt'; uuid: string };
  partitions: Partition[];
  /** A filesystem directly on the disk, without a partition table. */
  filesystem?: Filesystem;
}

/** Something mounted. */
export interface Mount {
  /** Kernel name of the partition or disk. */
  device: string;
  target: string;
  options: string;
}

/** A block device that can carry a filesystem: a partition, or a disk as a whole. */
export type BlockDevice = Disk | Partition;

export function isDisk(device: BlockDevice): device is Disk {
  return 'partitions' in device;
}

/** The partition or disk with this kernel name. */
export function findDevice(
  disks: readonly Disk[],
  name: string,
): BlockDevice | undefined {
  for (const disk of disks) {
    if (disk.name === name) {
      return disk;
    }
    const partition = disk.partitions.find(each => each.name === name);
    if (partition) {
      return partition;
    }
  }
  return undefined;
}

/** Name of a disk's partition: a digit at the end of the disk's name is kept apart by a `p`. */
export function partitionName(disk: string, number: number): string {
  return /\d$/.test(disk) ? `${disk}p${number}` : `${disk}${number}`;
}

/** What a fresh filesystem of a type keeps for itself, after the defaults of its mkfs. */
export function makeFilesystem(
  type: Filesystem['type'],
  device: BlockDevice,
  uuid: string,
  label?: string,
): Filesystem {
  const overhead =
    type === 'xfs'
      ? Math.max(64 * MEBIBYTE, Math.floor(device.sizeBytes / 2048))
      : Math.floor(device.sizeBytes / 64);
  return {
    type,
    ...(label ? { label } : {}),
    uuid,
    sizeBytes: Math.max(0, device.sizeBytes - overhead),
    usedBytes: type === 'xfs' ? Math.floor(device.sizeBytes / 140) : 0,
  };
}
