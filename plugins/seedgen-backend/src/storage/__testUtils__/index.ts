import type {
  Disk,
  StorageLayout,
} from '@seedgen/backstage-plugin-seedgen-common';
import { GIB, MIB } from '../../units';

/** When the layouts here were seen. */
export const SEEN_AT = '2026-11-22T10:00:00.000Z';

/** A disk with nothing on it. */
export function emptyDisk(over: Partial<Disk> = {}): Disk {
  return {
    name: 'vdb',
    path: '/dev/vdb',
    stablePath: '/dev/disk/by-id/virtio-data',
    sizeBytes: 200 * GIB,
    rotational: false,
    mountpoints: [],
    partitions: [],
    ...over,
  };
}

/** A boot disk as RHCOS lays it out, with or without a partition for container storage. */
export function bootDisk(options: {
  sizeBytes: number;
  rootBytes: number;
  containersBytes?: number;
}): Disk {
  const { sizeBytes, rootBytes, containersBytes } = options;
  return {
    name: 'vda',
    path: '/dev/vda',
    sizeBytes,
    mountpoints: [],
    partitions: [
      { name: 'vda1', sizeBytes: MIB, mountpoints: [] },
      { name: 'vda2', sizeBytes: 127 * MIB, mountpoints: [] },
      { name: 'vda3', sizeBytes: 384 * MIB, mountpoints: ['/boot'] },
      {
        name: 'vda4',
        sizeBytes: rootBytes,
        label: 'root',
        filesystem: 'xfs',
        mountpoints: ['/var', '/', '/sysroot'],
      },
      ...(containersBytes
        ? [
            {
              name: 'vda5',
              sizeBytes: containersBytes,
              label: 'var-lib-containers',
              filesystem: 'xfs',
              mountpoints: ['/var/lib/containers'],
            },
          ]
        : []),
    ],
  };
}

/** The layout of the how-to: 200 GiB, of which 58.1 for root and 141.4 for container storage. */
export function readyLayout(over: Partial<StorageLayout> = {}): StorageLayout {
  const rootBytes = 59_488 * MIB;
  const containersBytes = 144_799 * MIB;
  return {
    node: 'sno1',
    observedAt: SEEN_AT,
    sources: ['lsblk', 'df'],
    disks: [bootDisk({ sizeBytes: 200 * GIB, rootBytes, containersBytes })],
    filesystems: [
      {
        mountpoint: '/sysroot',
        source: '/dev/vda4',
        sizeBytes: rootBytes - 200 * MIB,
        availableBytes: 30 * GIB,
      },
      {
        mountpoint: '/var/lib/containers',
        source: '/dev/vda5',
        sizeBytes: containersBytes - 700 * MIB,
        availableBytes: 130 * GIB,
      },
    ],
    containerMountUnit: {
      active: true,
      what: '/dev/disk/by-partlabel/var-lib-containers',
    },
    ...over,
  };
}

/** A node whose container storage is on the root filesystem, with other disks or without. */
export function sharedLayout(
  others: Disk[] = [],
  over: Partial<StorageLayout> = {},
): StorageLayout {
  return {
    node: 'sno2',
    observedAt: SEEN_AT,
    sources: ['lsblk', 'df'],
    disks: [
      bootDisk({ sizeBytes: 200 * GIB, rootBytes: 200 * GIB - 512 * MIB }),
      ...others,
    ],
    filesystems: [
      {
        mountpoint: '/sysroot',
        source: '/dev/vda4',
        sizeBytes: 199 * GIB,
        availableBytes: 150 * GIB,
      },
    ],
    containerMountUnit: { active: false },
    ...over,
  };
}
