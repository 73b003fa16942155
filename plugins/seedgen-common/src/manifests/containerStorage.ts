import { parseDevicePath } from '../devicePath';
import {
  CONTAINER_STORAGE_DEVICE,
  CONTAINER_STORAGE_MOUNT_OPTIONS,
  CONTAINER_STORAGE_PARTITION_LABEL,
  CONTAINER_STORAGE_PATH,
  buildContainerMountUnit,
  buildSecondaryDiskUnits,
} from './containerStorageUnits';
import { buildMachineConfig, type IgnitionConfig } from './machineConfig';
import type { RunMark } from './runMark';
import type { KubernetesManifest } from './types';

/** MachineConfig of the strategies `machine-config` and `install-time`. @public */
export const PARTITION_MACHINE_CONFIG_NAME =
  '98-var-lib-containers-partitioned';

/** MachineConfig of the strategy `secondary-disk`. @public */
export const SECONDARY_DISK_MACHINE_CONFIG_NAME =
  '98-var-lib-containers-secondary-disk';

/** A partition for container storage behind the root partition of the boot disk. @public */
export interface BootDiskPartition {
  /** Path of the disk. */
  device: string;
  /** Where the partition begins, in MiB from the start of the disk; it takes the rest of it. */
  startMiB: number;
}

/**
 * Ignition for a partition on the boot disk. It works when a cluster is installed and at no other
 * time: the Machine Config Operator refuses `disks` and `filesystems` on a running node.
 *
 * @public
 */
export function buildPartitionIgnition(
  partition: BootDiskPartition,
): IgnitionConfig {
  return {
    ignition: { version: '3.2.0' },
    storage: {
      disks: [
        {
          device: parseDevicePath(partition.device),
          wipeTable: false,
          partitions: [
            {
              label: CONTAINER_STORAGE_PARTITION_LABEL,
              startMiB: partition.startMiB,
              sizeMiB: 0,
            },
          ],
        },
      ],
      filesystems: [
        {
          device: CONTAINER_STORAGE_DEVICE,
          format: 'xfs',
          path: CONTAINER_STORAGE_PATH,
          wipeFilesystem: true,
          mountOptions: [...CONTAINER_STORAGE_MOUNT_OPTIONS],
        },
      ],
    },
    systemd: { units: [buildContainerMountUnit()] },
  };
}

/** {@link buildPartitionIgnition} as a MachineConfig. @public */
export function buildPartitionMachineConfig(
  partition: BootDiskPartition,
  mark?: RunMark,
): KubernetesManifest {
  return buildMachineConfig(
    PARTITION_MACHINE_CONFIG_NAME,
    buildPartitionIgnition(partition),
    mark,
  );
}

/**
 * A MachineConfig of units only, which a running node accepts: it reboots, partitions and formats
 * an empty disk, and mounts it. How the units keep out of harm's way is said at
 * {@link buildSecondaryDiskUnits}.
 *
 * @param device - path of an empty disk, best under `/dev/disk/by-id`
 * @public
 */
export function buildSecondaryDiskMachineConfig(
  device: string,
  mark?: RunMark,
): KubernetesManifest {
  const disk = parseDevicePath(device);
  return buildMachineConfig(
    SECONDARY_DISK_MACHINE_CONFIG_NAME,
    {
      ignition: { version: '3.2.0' },
      systemd: { units: buildSecondaryDiskUnits(disk) },
    },
    mark,
  );
}
