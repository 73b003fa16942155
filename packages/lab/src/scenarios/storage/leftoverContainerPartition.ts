import {
  GIBIBYTE,
  makeFilesystem,
  partitionName,
} from '../../world/node/devices';
import type { Partition } from '../../world/node/devices';
import { CONTAINER_PARTITION_LABEL } from '../../world/node/standardDisks';
import { stableUuid } from '../../world/node/stableUuid';
import type { Scenario } from '../Scenario';

const SIZE_BYTES = 20 * GIBIBYTE;

export const leftoverContainerPartition: Scenario = {
  name: 'leftover-container-partition',
  title: 'An earlier installation has left the partition for container storage',
  does: 'The boot disk has a partition var-lib-containers of 20 GiB with a filesystem that is not mounted; the root partition is smaller by as much.',
  place: 'behaviour',
  failure:
    'whatever mounts /dev/disk/by-partlabel/var-lib-containers gets this one, and not that of a second disk',
  apply: ({ node }) => {
    const [disk] = node.disks;
    const labels = disk.partitions.map(({ label }) => label);
    const root = disk.partitions.find(({ label }) => label === 'root');
    if (!root || labels.includes(CONTAINER_PARTITION_LABEL)) {
      return () => undefined;
    }
    const resizeRoot = (bytes: number) => {
      root.sizeBytes += bytes;
      if (root.filesystem) {
        root.filesystem.sizeBytes += bytes;
      }
    };
    resizeRoot(-SIZE_BYTES);
    const number = Math.max(...disk.partitions.map(each => each.number)) + 1;
    const leftover: Partition = {
      name: partitionName(disk.name, number),
      number,
      startBytes: root.startBytes + root.sizeBytes,
      sizeBytes: SIZE_BYTES,
      label: CONTAINER_PARTITION_LABEL,
      uuid: stableUuid(`${node.hostname}/leftover`),
    };
    leftover.filesystem = makeFilesystem(
      'xfs',
      leftover,
      stableUuid(`${node.hostname}/leftover/filesystem`),
    );
    disk.partitions.push(leftover);
    return () => {
      const at = disk.partitions.indexOf(leftover);
      // One that is in use by now stays.
      if (
        at >= 0 &&
        !node.mounts.some(({ device }) => device === leftover.name)
      ) {
        disk.partitions.splice(at, 1);
        resizeRoot(SIZE_BYTES);
      }
    };
  },
};
