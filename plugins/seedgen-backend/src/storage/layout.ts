import {
  CONTAINER_STORAGE_PARTITION_LABEL,
  CONTAINER_STORAGE_PATH,
  diskUseOf,
  type Disk,
  type Inodes,
  type Partition,
  type StorageLayout,
} from '@seedgen/backstage-plugin-seedgen-common';
import { MIB } from '../units';

/** What carries a mounted filesystem: a partition, or a disk without partitions. */
export interface MountedDevice {
  disk: Disk;
  name: string;
  sizeBytes: number;
  /** Name of the partition, or of the filesystem on it. */
  label?: string;
  /** What lies between disk and filesystem besides a partition. */
  layers?: string[];
}

/** How large something is, and whether that is the device or only the filesystem on it. */
export interface MeasuredSize {
  bytes: number;
  usedBytes?: number;
  availableBytes?: number;
  inodes?: Inodes;
  /** Unallocated space right behind the partition. */
  growthBytes?: number;
  of: 'device' | 'filesystem';
}

// Where tools report the root filesystem of RHCOS: df says /sysroot, lsblk any of these, and the
// kubelet the one that holds its own directory.
const ROOT_PATHS = ['/sysroot', '/', '/var', '/var/lib/kubelet'];
// Where /var is seen if it is a filesystem of its own.
const VAR_PATHS = ['/var', '/var/lib/kubelet'];
// The kubelet reports the filesystem of images by their directory.
const CONTAINER_PATHS = [
  CONTAINER_STORAGE_PATH,
  `${CONTAINER_STORAGE_PATH}/storage`,
];

/** The device with the root filesystem; undefined if the disks were not read. */
export function rootDevice(layout: StorageLayout): MountedDevice | undefined {
  return deviceAt(layout, ROOT_PATHS);
}

/** The device of a `/var` that is not on the root filesystem; undefined if it is, or was not seen. */
export function separateVar(layout: StorageLayout): MountedDevice | undefined {
  const device = deviceAt(layout, ['/var']);
  return device?.name === rootDevice(layout)?.name ? undefined : device;
}

/** The device mounted at `/var/lib/containers`; undefined if nothing is, or the disks were not read. */
export function containersDevice(
  layout: StorageLayout,
): MountedDevice | undefined {
  return deviceAt(layout, [CONTAINER_STORAGE_PATH]);
}

/**
 * Whether `/var/lib/containers` has a filesystem of its own; undefined if that cannot be told.
 *
 * Without lsblk, two filesystems of the same capacity are taken for one, since the kubelet reports
 * the same filesystem twice when there is only one.
 */
export function isDedicated(layout: StorageLayout): boolean | undefined {
  const root = rootDevice(layout);
  const containers = containersDevice(layout);
  if (root) {
    const shared = [root.name, separateVar(layout)?.name];
    return containers !== undefined && !shared.includes(containers.name);
  }
  const rootUse = useAt(layout, ROOT_PATHS);
  const containersUse = useAt(layout, CONTAINER_PATHS);
  if (!rootUse) return undefined;
  if (!containersUse) return layout.sources.includes('df') ? false : undefined;
  if (rootUse.source && containersUse.source) {
    return rootUse.source !== containersUse.source;
  }
  return rootUse.sizeBytes !== containersUse.sizeBytes;
}

/** Size of what carries `/var/lib/containers`, whether or not it is dedicated. */
export function containersSize(
  layout: StorageLayout,
): MeasuredSize | undefined {
  const device = separateVar(layout);
  return measure(
    containersDevice(layout) ?? device ?? rootDevice(layout),
    useAt(layout, CONTAINER_PATHS) ??
      useAt(layout, device ? VAR_PATHS : ROOT_PATHS),
  );
}

/**
 * Size of what carries the root filesystem with `/var`. A `/var` of its own counts: what a seed writes
 * there is why the size is asked for, so that its room is what matters, and both together are as
 * large as one would be.
 */
export function rootSize(layout: StorageLayout): MeasuredSize | undefined {
  const root = rootDevice(layout);
  const device = separateVar(layout);
  if (!root || !device) return measure(root, useAt(layout, ROOT_PATHS));
  const size = measure(device, useAt(layout, VAR_PATHS));
  return size && { ...size, bytes: size.bytes + root.sizeBytes };
}

/** Disks that carry nothing, no partition, signature or mount, and can be written to for good. */
export function emptyDisks(layout: StorageLayout): Disk[] {
  return layout.disks.filter(disk => diskUseOf(disk) === undefined);
}

/** Every path that leads to a disk. */
export function pathsOf(disk: Disk): string[] {
  const { stablePath, path, otherPaths = [] } = disk;
  return [...(stablePath ? [stablePath] : []), ...otherPaths, path];
}

/**
 * A partition with the name that container storage is mounted by, and its disk, unless it is what
 * carries container storage already. Whatever else is prepared, the node may mount this one.
 */
export function leftoverPartition(
  layout: StorageLayout,
): { disk: Disk; partition: Partition } | undefined {
  for (const disk of layout.disks) {
    const partition = disk.partitions.find(
      ({ label, mountpoints }) =>
        label === CONTAINER_STORAGE_PARTITION_LABEL &&
        !mountpoints.includes(CONTAINER_STORAGE_PATH),
    );
    if (partition && !carriesContainers(disk, partition)) {
      return { disk, partition };
    }
  }
  return undefined;
}

// With encryption or a volume in between, the mounted device is another than the partition.
function carriesContainers(disk: Disk, partition: Partition): boolean {
  const inUse = ['crypto_LUKS', 'LVM2_member'].includes(
    partition.filesystem ?? '',
  );
  return (
    inUse &&
    disk.partitions.some(
      ({ layers, mountpoints }) =>
        layers && mountpoints.includes(CONTAINER_STORAGE_PATH),
    )
  );
}

/** How a disk is best named: by a path that stays the same over reboots, where one is known. */
export function pathOf(disk: Disk): string {
  return disk.stablePath ?? disk.path;
}

function deviceAt(
  layout: StorageLayout,
  paths: readonly string[],
): MountedDevice | undefined {
  const devices = layout.disks.flatMap(disk => [
    { disk, ...pick(disk) },
    ...disk.partitions.map(partition => ({ disk, ...pick(partition) })),
  ]);
  for (const path of paths) {
    const found = devices.find(device => device.mountpoints.includes(path));
    if (found) {
      const { mountpoints: _, ...device } = found;
      return device;
    }
  }
  return undefined;
}

function pick(device: {
  name: string;
  sizeBytes: number;
  label?: string;
  layers?: string[];
  mountpoints: string[];
}) {
  const { name, sizeBytes, label, layers, mountpoints } = device;
  return { name, sizeBytes, label, layers, mountpoints };
}

function useAt(layout: StorageLayout, paths: readonly string[]) {
  for (const path of paths) {
    const use = layout.filesystems.find(
      ({ mountpoint }) => mountpoint === path,
    );
    if (use) return use;
  }
  return undefined;
}

function measure(
  device: MountedDevice | undefined,
  use: ReturnType<typeof useAt>,
): MeasuredSize | undefined {
  const figures = use && {
    // Not `usedBytes`: the kubelet's figure counts images only.
    usedBytes: Math.max(0, use.sizeBytes - use.availableBytes),
    availableBytes: use.availableBytes,
    inodes: use.inodes,
  };
  if (device) {
    const growthBytes = growthOf(device);
    return { bytes: device.sizeBytes, ...figures, growthBytes, of: 'device' };
  }
  return use && { bytes: use.sizeBytes, ...figures, of: 'filesystem' };
}

/** Space between the end of a partition and what comes next; undefined if that cannot be told. */
function growthOf({ disk, name }: MountedDevice): number | undefined {
  const starts = disk.partitions.map(({ startBytes }) => startBytes);
  const own = disk.partitions.find(partition => partition.name === name);
  // A volume has no start of its own, and a list with gaps in it proves nothing.
  if (own?.startBytes === undefined || starts.includes(undefined)) {
    return undefined;
  }
  const { startBytes, sizeBytes } = own;
  const next = Math.min(
    disk.sizeBytes - MIB,
    ...starts.flatMap(start => (start! > startBytes ? [start!] : [])),
  );
  return Math.max(0, next - startBytes - sizeBytes);
}
