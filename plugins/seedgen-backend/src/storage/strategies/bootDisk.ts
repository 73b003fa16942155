import {
  isDevicePath,
  parseDevicePath,
  type BootDiskPartition,
  type Disk,
  type StorageLayout,
} from '@seedgen/backstage-plugin-seedgen-common';
import {
  leftoverPartition,
  pathOf,
  pathsOf,
  rootDevice,
  type MountedDevice,
} from '../layout';
import { nameTaken } from './nameTaken';
import type { StorageRequirements } from '../../config/types';
import { formatGiB } from '../requirements';
import { MIB } from '../../units';

// OpenShift's documentation asks for at least this much before the first partition of one's own.
const SMALLEST_START_MIB = 25_000;
// BIOS boot, EFI and /boot come before the root partition; with some room to spare.
const BEFORE_ROOT_MIB = 600;
const ROUND_TO_MIB = 1_000;
// isw_raid_member, linux_raid_member, ddf_raid_member, mpath_member, LVM2_member
const MEMBER = /(?:_member|^raid\d+|^linear|^md|^dmraid)$/;

/** Where the partition begins so that root keeps what it needs, in MiB; the default is 60000. */
export function startMiBFor(requirements: StorageRequirements): number {
  const wanted = Math.ceil(requirements.rootBytes / MIB) + BEFORE_ROOT_MIB;
  return Math.max(
    SMALLEST_START_MIB,
    Math.ceil(wanted / ROUND_TO_MIB) * ROUND_TO_MIB,
  );
}

/** The partition behind root on the boot disk, or why there can be none. */
export function planBootDiskPartition(
  layout: StorageLayout | undefined,
  requirements: StorageRequirements,
  asked: string | undefined,
): BootDiskPartition | string {
  const startMiB = startMiBFor(requirements);
  const root = layout && rootDevice(layout);
  const disk = asked
    ? layout?.disks.find(each => pathsOf(each).includes(asked))
    : root?.disk;
  if (!disk) {
    return asked
      ? // Files for an installation may name a disk that this node does not have.
        { device: parseDevicePath(asked), startMiB }
      : 'DisksUnknown: the disk that the node boots from could not be seen. Name a device.';
  }
  const unfit = whyUnfit(disk, root?.disk === disk ? root : undefined);
  if (unfit) return unfit;
  // The installation erases the disk that it writes to, and no other.
  const leftover = layout && leftoverPartition(layout);
  if (leftover && leftover.disk !== disk) return nameTaken(leftover);
  const left = disk.sizeBytes - startMiB * MIB;
  if (left < requirements.containersBytes) {
    return `DiskTooSmall: ${disk.name} has ${formatGiB(
      disk.sizeBytes,
    )}; root takes ${startMiB} MiB of it, and ${formatGiB(
      requirements.containersBytes,
    )} are needed behind that.`;
  }
  const device = asked ?? pathOf(disk);
  // A path that the requester has typed is refused by whoever builds the manifest.
  return !asked && !isDevicePath(device)
    ? unstableBootDisk(device)
    : { device, startMiB };
}

/** Why no partition can be made behind root on a disk, whatever its size; undefined if one can. */
export function whyUnfit(
  disk: Disk,
  root: MountedDevice | undefined,
): string | undefined {
  const volume = root?.layers?.find(type => type !== 'crypt');
  if (volume) {
    return `BootDiskInVolume: the root filesystem lies on ${volume} ${root?.name}, so that a partition behind it is not one of ${disk.name} alone. Lay the disks out in the definition of the cluster.`;
  }
  if (disk.filesystem && MEMBER.test(disk.filesystem)) {
    return `DiskInUse: ${disk.name} carries ${disk.filesystem}: it is part of an array, and only the array may be partitioned.`;
  }
  return disk.removable
    ? `DiskRemovable: ${disk.name} can be pulled out. Container storage belongs on a disk that stays.`
    : undefined;
}

/** Why a disk that has no name fit for a manifest cannot be used without being named. */
export function unstableBootDisk(path: string): string {
  return `UnstableDevicePath: the node boots from ${path}, for which no path under /dev/disk/by-id is known. Name the disk by-id or by-path.`;
}
