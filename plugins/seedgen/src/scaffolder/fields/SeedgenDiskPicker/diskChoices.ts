import {
  diskUseOf,
  isStableDevicePath,
  type Disk,
  type DiskUse,
  type StorageLayout,
  type StoragePlan,
  type StoragePlanOption,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { Formats } from '../../../format';
import type { Translate } from '../../../translation';

// GPT keeps a MiB before the first partition and its copy behind the last one.
const PARTITION_TABLE_BYTES = 2 * 1024 ** 2;
const ROOT_PATHS = ['/sysroot', '/', '/var'];

/** Why a disk cannot be used. */
type DiskRefusal =
  | DiskUse
  | { kind: 'too-small'; neededBytes: number }
  | { kind: 'not-boot' };

/** A disk of the node as something to choose. */
export interface DiskChoice {
  disk: Disk;
  /** What the field yields. */
  path: string;
  stable: boolean;
  empty: boolean;
  /** Undefined if it can be used. */
  refusal?: DiskRefusal;
}

/** The way in which a strategy of the form would be carried out. */
export function plannedOption(
  plan: StoragePlan | undefined,
  strategy: string | undefined,
): StoragePlanOption | undefined {
  const wanted =
    !strategy || strategy === 'recommended' ? plan?.recommended : strategy;
  return plan?.options.find(option => option.strategy === wanted);
}

/**
 * The disks of a node, each with why it can or cannot carry container storage.
 *
 * An empty disk is wanted, except by the MachineConfig for the disk that the node boots from.
 */
export function diskChoices(
  layout: Pick<StorageLayout, 'disks'>,
  options: { strategy: string | undefined; neededBytes: number },
): DiskChoice[] {
  const { strategy } = options;
  const neededBytes = options.neededBytes + PARTITION_TABLE_BYTES;
  return layout.disks.map(disk => {
    const use = diskUseOf(disk);
    const path = disk.stablePath ?? disk.path;
    let refusal: DiskRefusal | undefined = use;
    if (strategy === 'machine-config') {
      refusal = hasRoot(disk) ? undefined : { kind: 'not-boot' };
    } else if (!use && disk.sizeBytes < neededBytes) {
      refusal = { kind: 'too-small', neededBytes };
    }
    return {
      disk,
      path,
      stable: isStableDevicePath(path),
      empty: use === undefined,
      ...(refusal && { refusal }),
    };
  });
}

/** The disk that a path names, by-id, by-path or by its kernel name. */
export function choiceOfPath(
  choices: readonly DiskChoice[],
  path: string | undefined,
): DiskChoice | undefined {
  return choices.find(({ disk }) =>
    [disk.stablePath, ...(disk.otherPaths ?? []), disk.path].includes(
      path ?? '',
    ),
  );
}

function hasRoot(disk: Disk): boolean {
  return [disk, ...disk.partitions].some(({ mountpoints }) =>
    mountpoints.some(path => ROOT_PATHS.includes(path)),
  );
}

/** Why a disk cannot be used, as the end of a sentence. */
export function describeRefusal(
  refusal: DiskRefusal,
  t: Translate,
  format: Formats,
): string {
  switch (refusal.kind) {
    case 'partitions':
      return t('form.disk.why.partitions', { count: refusal.count });
    case 'filesystem':
      return t('form.disk.why.filesystem', { filesystem: refusal.filesystem });
    case 'mounted':
      return t('form.disk.why.mounted', { mountpoint: refusal.mountpoint });
    case 'too-small':
      return t('form.disk.why.too-small', {
        needed: format.bytes(refusal.neededBytes),
      });
    default:
      return t(`form.disk.why.${refusal.kind}`);
  }
}
