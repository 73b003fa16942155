import {
  CONTAINER_STORAGE_PARTITION_LABEL,
  type Disk,
  type Partition,
} from '@seedgen/backstage-plugin-seedgen-common';
import { pathOf } from '../layout';
import { formatGiB } from '../requirements';

/**
 * Why nothing is planned while another partition has the name that container storage is mounted by:
 * the node would mount that one, with what an earlier installation left on it, and the planned disk
 * would stay as it is.
 */
export function nameTaken(found: { disk: Disk; partition: Partition }): string {
  const { disk, partition } = found;
  const number = numberOf(partition.name);
  return `PartitionNameTaken: ${partition.name} on ${pathOf(disk)} (${formatGiB(
    partition.sizeBytes,
  )}, ${
    partition.filesystem ?? 'no filesystem'
  }) is named ${CONTAINER_STORAGE_PARTITION_LABEL} already, and the node would mount it instead of the planned disk. Find out what it holds; if it is to be kept, give it another name on the node: sgdisk --change-name=${
    number ?? 'NUMBER'
  }:old-containers ${pathOf(disk)} && partprobe ${pathOf(disk)}.`;
}

/** The digits that a kernel name ends with: 5 of `sda5` and of `nvme0n1p5`. */
function numberOf(name: string): string | undefined {
  let start = name.length;
  while (start > 0 && name[start - 1] >= '0' && name[start - 1] <= '9') {
    start -= 1;
  }
  return name.slice(start) || undefined;
}
