import {
  SECONDARY_DISK_MACHINE_CONFIG_NAME,
  buildSecondaryDiskMachineConfig,
  isStableDevicePath,
  manifestToYaml,
} from '@seedgen/backstage-plugin-seedgen-common';
import { emptyDisks, leftoverPartition, pathOf } from '../layout';
import { formatGiB } from '../requirements';
import { chooseDisk } from './chooseDisk';
import { nameTaken } from './nameTaken';
import {
  TARGETS_MUST_MATCH,
  infeasible,
  type StrategyInput,
  type StrategyOutcome,
} from './types';
import { MIB } from '../../units';

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
  const leftover = leftoverPartition(layout);
  if (leftover) return infeasible('secondary-disk', nameTaken(leftover));
  const choice = chooseDisk(
    layout.disks,
    emptyDisks(layout),
    requirements.containersBytes + PARTITION_TABLE_BYTES,
    input.device,
  );
  if (typeof choice === 'string') return infeasible('secondary-disk', choice);

  // The path that was asked for is the one that is confirmed, where it stays the same.
  const device =
    input.device && isStableDevicePath(input.device)
      ? input.device
      : pathOf(choice);
  const manifest = buildSecondaryDiskMachineConfig(device, input.mark);
  return {
    strategy: 'secondary-disk',
    feasible: true,
    device,
    reasons: [
      `${choice.name} is empty and has ${formatGiB(choice.sizeBytes)}.`,
      ...(isStableDevicePath(device)
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
      TARGETS_MUST_MATCH,
      'What is in /var/lib/containers now is not copied; it is hidden below the new mount and keeps its space on the root filesystem.',
    ],
  };
}
