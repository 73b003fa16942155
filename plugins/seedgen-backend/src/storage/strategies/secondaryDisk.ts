import {
  SECONDARY_DISK_MACHINE_CONFIG_NAME,
  buildSecondaryDiskMachineConfig,
  manifestToYaml,
  type Disk,
} from '@seedgen/backstage-plugin-seedgen-common';
import { emptyDisks, pathOf } from '../layout';
import { MIB, formatGiB } from '../requirements';
import { infeasible, type StrategyInput, type StrategyOutcome } from './types';

// GPT keeps a MiB before the first partition and its copy behind the last one.
const PARTITION_TABLE_BYTES = 2 * MIB;

/** Container storage on an empty second disk, with units only, which a running node accepts. */
export function planSecondaryDisk(input: StrategyInput): StrategyOutcome {
  const { layout, readiness, requirements } = input;
  if (readiness.status === 'ready') {
    return infeasible(
      'secondary-disk',
      'NotNeeded: container storage is ready as it is.',
    );
  }
  if (!layout || !layout.sources.includes('lsblk')) {
    return infeasible(
      'secondary-disk',
      'DisksUnknown: the disks could not be listed, so none is known to be empty.',
    );
  }
  if (readiness.dedicated) {
    return infeasible(
      'secondary-disk',
      'AlreadyDedicated: /var/lib/containers has a filesystem of its own already; moving it would mount over it.',
    );
  }
  const choice = chooseDisk(
    layout.disks,
    emptyDisks(layout),
    requirements.containersBytes + PARTITION_TABLE_BYTES,
    input.device,
  );
  if (typeof choice === 'string') return infeasible('secondary-disk', choice);

  const device = pathOf(choice);
  const manifest = buildSecondaryDiskMachineConfig(device, input.mark);
  return {
    strategy: 'secondary-disk',
    feasible: true,
    device,
    reasons: [
      `${choice.name} is empty and has ${formatGiB(choice.sizeBytes)}.`,
      ...(choice.stablePath
        ? []
        : [
            `UnstableDevicePath: no path under /dev/disk/by-id is known for ${choice.path}, and kernel names may change. The units never write to a disk that carries anything.`,
          ]),
    ],
    manifest,
    manifests: [
      {
        name: `${SECONDARY_DISK_MACHINE_CONFIG_NAME}.yaml`,
        yaml: manifestToYaml(manifest),
      },
    ],
    consequences: [
      'The node reboots, and the API of the cluster is away meanwhile.',
      `${device} is partitioned and formatted.`,
      'Container storage starts empty: every image is pulled again, so the registries of the cluster must be reachable.',
      'What is in /var/lib/containers now is not copied; it is hidden below the new mount and keeps its space on the root filesystem.',
    ],
  };
}

/** The disk to take, or why there is none. */
function chooseDisk(
  all: Disk[],
  empty: Disk[],
  neededBytes: number,
  asked: string | undefined,
): Disk | string {
  if (asked !== undefined) {
    const names = (disk: Disk) => [disk.stablePath, disk.path];
    const disk = all.find(candidate => names(candidate).includes(asked));
    if (!disk) return `DiskNotFound: the node shows no disk ${asked}.`;
    if (!empty.includes(disk)) {
      return `DiskInUse: ${asked} carries partitions, a filesystem or a mount, and is left alone.`;
    }
    return disk.sizeBytes >= neededBytes ? disk : tooSmall(disk, neededBytes);
  }
  if (empty.length === 0) {
    return `NoEmptyDisk: none of ${all.length} disk(s) is empty.`;
  }
  const [first] = empty
    .filter(disk => disk.sizeBytes >= neededBytes)
    .sort(
      (a, b) =>
        Number(a.rotational ?? false) - Number(b.rotational ?? false) ||
        a.sizeBytes - b.sizeBytes ||
        a.name.localeCompare(b.name),
    );
  const largest = Math.max(...empty.map(disk => disk.sizeBytes));
  return (
    first ??
    tooSmall(
      empty.find(disk => disk.sizeBytes === largest) as Disk,
      neededBytes,
    )
  );
}

function tooSmall(disk: Disk, neededBytes: number): string {
  return `DiskTooSmall: ${disk.name} is empty but has ${formatGiB(
    disk.sizeBytes,
  )}, and ${formatGiB(neededBytes)} are needed.`;
}
