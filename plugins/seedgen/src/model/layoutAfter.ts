import type {
  Disk,
  StorageLayout,
  StoragePlanOption,
} from '@seedgen/backstage-plugin-seedgen-common';

const MIB = 1024 ** 2;
// The label that seed and targets share, and where it is mounted.
const CONTAINERS = {
  label: 'var-lib-containers',
  filesystem: 'xfs',
  mountpoints: ['/var/lib/containers'],
};

/**
 * The disk that a plan changes, as it will be; undefined where that is not certain.
 *
 * Of `machine-config` it never is, since a running node refuses it.
 */
export function diskAfter(
  layout: StorageLayout,
  option: Pick<
    StoragePlanOption,
    'strategy' | 'feasible' | 'device' | 'manifests'
  >,
): Disk | undefined {
  const { strategy, feasible, device } = option;
  const disk = layout.disks.find(
    ({ path, stablePath, otherPaths = [] }) =>
      device !== undefined &&
      [path, stablePath, ...otherPaths].includes(device),
  );
  if (!feasible || !disk) return undefined;
  if (strategy === 'secondary-disk') return withWholeDisk(disk);
  return strategy === 'install-time'
    ? withBootPartition(disk, startMiBOf(option))
    : undefined;
}

/** One partition, between the partition table and its copy. */
function withWholeDisk(disk: Disk): Disk {
  return {
    ...disk,
    filesystem: undefined,
    partitions: [
      {
        ...CONTAINERS,
        name: `${disk.name}${/\d$/.test(disk.name) ? 'p' : ''}1`,
        startBytes: MIB,
        sizeBytes: disk.sizeBytes - 2 * MIB,
      },
    ],
  };
}

/** Root until where the partition begins, which takes the rest of the disk. */
function withBootPartition(
  disk: Disk,
  startMiB: number | undefined,
): Disk | undefined {
  const root = disk.partitions.findIndex(
    ({ label, mountpoints }) => label === 'root' || mountpoints.includes('/'),
  );
  if (startMiB === undefined || root < 0) return undefined;
  const start = startMiB * MIB;
  const kept = disk.partitions.slice(0, root);
  const begin =
    disk.partitions[root].startBytes ??
    kept.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  if (start <= begin || start >= disk.sizeBytes) return undefined;
  const { name, ...rest } = disk.partitions[root];
  const [number] = /(?<!\d)\d+$/.exec(name) ?? [];
  return {
    ...disk,
    partitions: [
      ...kept,
      { ...rest, name, sizeBytes: start - begin },
      {
        ...CONTAINERS,
        name: number
          ? `${name.slice(0, -number.length)}${Number(number) + 1}`
          : '',
        startBytes: start,
        sizeBytes: disk.sizeBytes - start,
      },
    ],
  };
}

// Where it begins is in what would be applied and nowhere else.
function startMiBOf(
  option: Pick<StoragePlanOption, 'manifests'>,
): number | undefined {
  for (const { yaml } of option.manifests) {
    const [, start] = /"?startMiB"?:\s*(\d+)/.exec(yaml) ?? [];
    if (start) return Number(start);
  }
  return undefined;
}
