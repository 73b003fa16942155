import type { IgnitionUnit } from './machineConfig';
import { buildUnitFile, systemdUnitNameOf } from './systemd';

/** Where CRI-O and podman keep images and containers. @public */
export const CONTAINER_STORAGE_PATH = '/var/lib/containers';

/** The systemd unit that Lifecycle Agent asks for by name. @public */
export const CONTAINER_STORAGE_MOUNT_UNIT = 'var-lib-containers.mount';

/** GPT name of the partition. @public */
export const CONTAINER_STORAGE_PARTITION_LABEL = 'var-lib-containers';

/**
 * What the mount unit mounts. A seed and the clusters that take it must have the same value here,
 * so it is the same on a second disk as on the partition made at installation.
 *
 * @public
 */
export const CONTAINER_STORAGE_DEVICE = `/dev/disk/by-partlabel/${CONTAINER_STORAGE_PARTITION_LABEL}`;

/** How the filesystem is mounted; `prjquota` is what the documented installation has. @public */
export const CONTAINER_STORAGE_MOUNT_OPTIONS: readonly string[] = [
  'defaults',
  'prjquota',
];

const PARTITION_UNIT = 'seedgen-partition-container-disk.service';
const FORMAT_UNIT = 'seedgen-format-container-disk.service';
const CHECK_UNIT = 'seedgen-check-container-disk.service';
const LABEL_UNIT = 'seedgen-label-container-storage.service';
// Not the partition's name: an XFS label holds 12 characters at most.
const FILESYSTEM_LABEL = 'seedgen';
const SETTLE = '/usr/bin/udevadm settle';

/**
 * The units that put container storage on an empty disk, in the order in which they run.
 *
 * - It never erases anything: the disk is only partitioned while it carries no signature and no
 *   partition has our name (sgdisk itself refuses a disk that has a first partition), and the
 *   partition is only formatted while it carries no filesystem.
 *   So every boot after the first does nothing, and so does a kernel name that moved to another disk.
 * - It never uses another disk than the one that was planned: a partition of our name may be on any
 *   disk, left by an earlier installation, and the mount goes by that name. So nothing is wiped,
 *   formatted or mounted unless the partition is seen on the planned disk.
 * - Everything happens before `local-fs.target`, hence before CRI-O, kubelet and every other service
 *   with default dependencies. The services themselves must do without these, since they would wait
 *   for `local-fs.target` in turn.
 * - The mount is wanted, not required: should the disk fail, the node starts with the container
 *   storage that it had before instead of stopping in the emergency shell, where nobody could take
 *   the MachineConfig back.
 *
 * @param disk - path of the disk, checked by {@link parseDevicePath}
 * @public
 */
export function buildSecondaryDiskUnits(disk: string): IgnitionUnit[] {
  return [
    partitionUnit(disk),
    formatUnit(disk),
    checkUnit(disk),
    buildContainerMountUnit([PARTITION_UNIT, FORMAT_UNIT], CHECK_UNIT),
    labelUnit(),
  ];
}

function partitionUnit(disk: string): IgnitionUnit {
  return oneshot(PARTITION_UNIT, {
    description: `Partition the empty disk ${disk} for container storage`,
    device: disk,
    before: [FORMAT_UNIT, CONTAINER_STORAGE_MOUNT_UNIT],
    condition: ['ConditionPathExists', `!${CONTAINER_STORAGE_DEVICE}`],
    commands: [
      // The disk may be there before udev has named its partitions: settle, then look again.
      ['ExecCondition', SETTLE],
      ['ExecCondition', `/usr/bin/test ! -e ${CONTAINER_STORAGE_DEVICE}`],
      ['ExecCondition', onlyWithoutSignature(disk)],
      [
        'ExecStart',
        `/usr/sbin/sgdisk --new=1:0:0 --typecode=1:8300 --change-name=1:${CONTAINER_STORAGE_PARTITION_LABEL} ${disk}`,
      ],
      ['ExecStart', SETTLE],
      // Another disk may have shown up meanwhile with a partition of the same name.
      ['ExecStart', onlyOnDisk(disk)],
      // What an earlier partition may have left at this place; the partition is seconds old here.
      ['ExecStart', `/usr/sbin/wipefs --all ${CONTAINER_STORAGE_DEVICE}`],
      ['ExecStart', SETTLE],
    ],
  });
}

function formatUnit(disk: string): IgnitionUnit {
  return oneshot(FORMAT_UNIT, {
    description: 'Create the filesystem for container storage',
    device: CONTAINER_STORAGE_DEVICE,
    after: [PARTITION_UNIT],
    before: [CHECK_UNIT, CONTAINER_STORAGE_MOUNT_UNIT],
    commands: [
      ['ExecCondition', SETTLE],
      ['ExecCondition', onlyOnDisk(disk)],
      ['ExecCondition', onlyWithoutSignature(CONTAINER_STORAGE_DEVICE)],
      // Without -f it refuses to overwrite a filesystem.
      [
        'ExecStart',
        `/usr/sbin/mkfs.xfs -L ${FILESYSTEM_LABEL} ${CONTAINER_STORAGE_DEVICE}`,
      ],
    ],
  });
}

// Fails, and the mount with it, where the partition of our name is on another disk. The node then
// starts with the container storage that it had, since nothing requires the mount.
function checkUnit(disk: string): IgnitionUnit {
  return oneshot(CHECK_UNIT, {
    description: `Check that container storage is on ${disk}`,
    device: CONTAINER_STORAGE_DEVICE,
    after: [PARTITION_UNIT, FORMAT_UNIT],
    before: [CONTAINER_STORAGE_MOUNT_UNIT],
    commands: [['ExecStart', onlyOnDisk(disk)]],
  });
}

/**
 * The unit of exactly the name that Lifecycle Agent looks for.
 *
 * @param wantedFirst - units that are started, and waited for, before it
 * @param required - the unit without whose success nothing is mounted
 * @public
 */
export function buildContainerMountUnit(
  wantedFirst: string[] = [],
  required?: string,
): IgnitionUnit {
  const first = wantedFirst.join(' ');
  return {
    name: CONTAINER_STORAGE_MOUNT_UNIT,
    enabled: true,
    contents: buildUnitFile({
      Unit: [
        ['Description', 'Container storage on a filesystem of its own'],
        ...(first
          ? ([
              ['Wants', first],
              ['After', first],
            ] as const)
          : []),
        ...(required
          ? ([
              ['Requires', required],
              ['After', required],
            ] as const)
          : []),
        ['Before', 'local-fs.target crio.service kubelet.service'],
      ],
      Mount: [
        ['What', CONTAINER_STORAGE_DEVICE],
        ['Where', CONTAINER_STORAGE_PATH],
        ['Type', 'xfs'],
        ['Options', CONTAINER_STORAGE_MOUNT_OPTIONS.join(',')],
      ],
      Install: [['WantedBy', 'local-fs.target']],
    }),
  };
}

// The root of a new filesystem has no SELinux context, and containers may not use it like that.
// Not recursive: what is below gets its context from whoever creates it.
function labelUnit(): IgnitionUnit {
  return oneshot(LABEL_UNIT, {
    description: 'Set the SELinux context of container storage',
    after: [CONTAINER_STORAGE_MOUNT_UNIT],
    before: ['local-fs.target', 'crio.service', 'kubelet.service'],
    condition: ['ConditionPathIsMountPoint', CONTAINER_STORAGE_PATH],
    commands: [
      ['ExecStart', `/usr/sbin/restorecon -F ${CONTAINER_STORAGE_PATH}`],
    ],
  });
}

/**
 * A command that succeeds only if nothing is on the device. lsblk and not `blkid --probe`, which also
 * finds the partition table, and for a partition its entry in the table. `$$` is a `$` for systemd.
 */
function onlyWithoutSignature(device: string): string {
  return `/bin/sh -c 'found=$$(/usr/bin/lsblk --nodeps --noheadings --output FSTYPE ${device}) && test -z "$$found"'`;
}

/**
 * A command that succeeds only if the partition of our name is on the disk. Of a multipath device or
 * an array the partitions are below it in lsblk's tree, as those of a plain disk are.
 */
function onlyOnDisk(disk: string): string {
  return `/bin/sh -c 'part=$$(/usr/bin/readlink --canonicalize-existing ${CONTAINER_STORAGE_DEVICE}) && /usr/bin/lsblk --raw --noheadings --paths --output KNAME ${disk} | /usr/bin/grep --quiet --fixed-strings --line-regexp "$$part"'`;
}

function oneshot(
  name: string,
  unit: {
    description: string;
    /** Waited for, and required. */
    device?: string;
    after?: string[];
    before: string[];
    condition?: [string, string];
    commands: [string, string][];
  },
): IgnitionUnit {
  const device = unit.device && systemdUnitNameOf(unit.device, 'device');
  const after = [...(device ? [device] : []), ...(unit.after ?? [])];
  return {
    name,
    enabled: true,
    contents: buildUnitFile({
      Unit: [
        ['Description', unit.description],
        ['DefaultDependencies', 'no'],
        ...(device ? ([['Requires', device]] as const) : []),
        ['After', after.join(' ')],
        ['Before', [...unit.before, 'shutdown.target'].join(' ')],
        ['Conflicts', 'shutdown.target'],
        ...(unit.condition ? [unit.condition] : []),
      ],
      Service: [
        ['Type', 'oneshot'],
        ['RemainAfterExit', 'yes'],
        ...unit.commands,
      ],
      Install: [['WantedBy', 'local-fs.target']],
    }),
  };
}
