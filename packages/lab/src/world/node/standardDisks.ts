import type { Disk, Filesystem, Mount, Partition } from './devices';
import { GIBIBYTE, MEBIBYTE, makeFilesystem } from './devices';
import { stableUuid } from './stableUuid';

/** Where the root filesystem of an RHCOS node is seen, in the order lsblk prints it. */
export const ROOT_MOUNT_TARGETS = [
  '/var',
  '/sysroot/ostree/deploy/rhcos/var',
  '/usr',
  '/etc',
  '/',
  '/sysroot',
] as const;

/** Where container storage belongs. */
export const CONTAINER_STORAGE = '/var/lib/containers';

/** GPT name of the partition for container storage, as the usual how-tos give it. */
export const CONTAINER_PARTITION_LABEL = 'var-lib-containers';

interface SystemDiskOptions {
  hostname: string;
  sizeGibibytes: number;
  /** Where the partition for container storage starts; absent: the root partition takes all. */
  containersStartMebibytes?: number;
}

/** The boot disk of an RHCOS node with its four standard partitions, and a fifth if asked for. */
export function systemDisk(options: SystemDiskOptions): Disk {
  const { hostname, sizeGibibytes, containersStartMebibytes } = options;
  const sizeBytes = sizeGibibytes * GIBIBYTE;
  const end = sizeBytes - MEBIBYTE;
  const rootEnd = containersStartMebibytes
    ? containersStartMebibytes * MEBIBYTE
    : end;
  const uuidOf = (what: string) => stableUuid(`${hostname}/vda/${what}`);
  const partition = (
    number: number,
    label: string,
    startMebibytes: number,
    endBytes: number,
  ): Partition => ({
    name: `vda${number}`,
    number,
    label,
    startBytes: startMebibytes * MEBIBYTE,
    sizeBytes: endBytes - startMebibytes * MEBIBYTE,
    uuid: uuidOf(`part${number}`),
  });

  const efi = partition(2, 'EFI-SYSTEM', 2, 129 * MEBIBYTE);
  const boot = partition(3, 'boot', 129, 513 * MEBIBYTE);
  const root = partition(4, 'root', 513, rootEnd);
  efi.filesystem = filesystem('vfat', efi, uuidOf('efi'), 'EFI-SYSTEM', 8);
  boot.filesystem = filesystem('ext4', boot, uuidOf('boot'), 'boot', 140);
  root.filesystem = filesystem('xfs', root, uuidOf('root'), 'root', 12_288);
  const partitions = [
    partition(1, 'BIOS-BOOT', 1, 2 * MEBIBYTE),
    efi,
    boot,
    root,
  ];
  if (containersStartMebibytes) {
    const containers = partition(
      5,
      CONTAINER_PARTITION_LABEL,
      containersStartMebibytes,
      end,
    );
    containers.filesystem = filesystem(
      'xfs',
      containers,
      uuidOf('containers'),
      undefined,
      10_200,
    );
    partitions.push(containers);
  } else {
    root.filesystem.usedBytes += 9_800 * MEBIBYTE;
  }
  return {
    name: 'vda',
    sizeBytes,
    major: 252,
    minor: 0,
    serial: `${hostname}-vda`,
    busPath: 'pci-0000:04:00.0',
    partitionTable: { type: 'gpt', uuid: uuidOf('table') },
    partitions,
  };
}

/** A second disk as it comes from the factory: nothing on it. */
export function emptyDisk(hostname: string, sizeGibibytes: number): Disk {
  return {
    name: 'vdb',
    sizeBytes: sizeGibibytes * GIBIBYTE,
    major: 252,
    minor: 16,
    serial: `${hostname}-vdb`,
    busPath: 'pci-0000:05:00.0',
    partitions: [],
  };
}

/** What is mounted from the boot disk after the first boot. */
export function systemMounts(disk: Disk): Mount[] {
  const mounts: Mount[] = [
    {
      device: 'vda3',
      target: '/boot',
      options: 'ro,nosuid,nodev,relatime,seclabel',
    },
    ...ROOT_MOUNT_TARGETS.map(target => ({
      device: 'vda4',
      target,
      options:
        'rw,relatime,seclabel,attr2,inode64,logbufs=8,logbsize=32k,prjquota',
    })),
  ];
  if (disk.partitions.some(each => each.number === 5)) {
    mounts.push({
      device: 'vda5',
      target: CONTAINER_STORAGE,
      options: 'rw,relatime,seclabel,attr2,inode64,prjquota',
    });
  }
  return mounts;
}

function filesystem(
  type: Filesystem['type'],
  device: Partition,
  uuid: string,
  label: string | undefined,
  usedMebibytes: number,
): Filesystem {
  return {
    ...makeFilesystem(type, device, uuid, label),
    usedBytes: usedMebibytes * MEBIBYTE,
  };
}
