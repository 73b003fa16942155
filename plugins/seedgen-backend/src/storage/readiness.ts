import {
  CONTAINER_STORAGE_MOUNT_UNIT,
  CONTAINER_STORAGE_PATH,
  type StorageLayout,
  type StorageMeasure,
  type StorageReadiness,
} from '@seedgen/backstage-plugin-seedgen-common';
import {
  containersSize,
  isDedicated,
  rootSize,
  separateVar,
  type MeasuredSize,
} from './layout';
import { roomReasons } from './roomReasons';
import type { StorageRequirements } from '../config/types';
import { SEED_NEEDS_BYTES, formatGiB } from './requirements';

type Reason = StorageReadiness['reasons'][number];

/** A layout older than this says nothing about now. */
export const LAYOUT_STALE_AFTER_MS = 24 * 60 * 60 * 1000;

// XFS keeps about half a per cent of a partition for itself, so a filesystem is allowed to be this
// much smaller than the partition that is asked for.
const FILESYSTEM_SHARE = 0.99;

/**
 * Whether the disks will do for a seed, and everything that speaks against it.
 *
 * Lifecycle Agent itself asks for one thing only, an active `var-lib-containers.mount`; the sizes
 * are what is known to work. What could not be seen makes the answer `unknown`, unless something
 * that was seen already decides it.
 *
 * @param layout - the disks as last seen; undefined if they could not be read
 */
export function assessReadiness(
  layout: StorageLayout | undefined,
  requirements: StorageRequirements,
  now: Date,
): StorageReadiness {
  if (!layout) {
    return {
      status: 'unknown',
      containers: figures(undefined, requirements.containersBytes),
      root: figures(undefined, requirements.rootBytes),
      reasons: [
        {
          code: 'LayoutUnknown',
          message: 'The disks of the node have not been read.',
          remedy:
            'Make sure that the cluster answers and that the credential may read the node.',
        },
      ],
    };
  }
  const dedicated = isDedicated(layout);
  const containers = containersSize(layout);
  const root = rootSize(layout);
  const shares = separateVar(layout)
    ? 'the filesystem of /var'
    : 'the root filesystem';
  const bound =
    dedicated === false && layout.containerMountUnit?.active === true;
  const against = [
    ...(bound ? [] : dedicatedReasons(dedicated, shares)),
    ...mountUnitReasons(layout, dedicated),
    // A shared filesystem is as large as it is because of the other things on it.
    ...(dedicated === false
      ? []
      : sizeReasons('Containers', containers, requirements.containersBytes)),
    ...sizeReasons(
      'Root',
      root,
      requirements.rootBytes,
      separateVar(layout) ? 'The root filesystem with /var' : undefined,
    ),
    ...(dedicated === false ? [] : roomReasons('Containers', containers)),
    ...roomReasons('Root', root, shares),
  ];
  const missing = [
    ...unseenReasons(layout, dedicated, containers, root),
    ...staleReasons(layout, now),
  ];
  let status: StorageReadiness['status'] = 'ready';
  if (against.length > 0) status = 'not-ready';
  else if (missing.length > 0) status = 'unknown';
  return {
    status,
    observedAt: layout.observedAt,
    ...(dedicated === undefined ? {} : { dedicated }),
    containers: figures(containers, requirements.containersBytes),
    root: figures(root, requirements.rootBytes),
    reasons: [...against, ...missing, ...(bound ? [boundReason(shares)] : [])],
  };
}

/**
 * A folder of the root filesystem, bound by a unit of the right name: Lifecycle Agent asks for no more
 * than the unit, so this does not speak against a seed, but whoever takes one should know.
 */
function boundReason(shares: string): Reason {
  return {
    code: 'SharedByBindMount',
    message: `${CONTAINER_STORAGE_PATH} is a folder of ${shares}, mounted by ${CONTAINER_STORAGE_MOUNT_UNIT}. Lifecycle Agent accepts that, but images and containers fill the same filesystem as everything else, and OpenShift documents a partition only.`,
    remedy:
      'Use it for tests. For a fleet, install the cluster with a partition for container storage; the clusters that take the seed must have the same What= in the unit.',
  };
}

function dedicatedReasons(
  dedicated: boolean | undefined,
  shares: string,
): Reason[] {
  if (dedicated !== false) return [];
  return [
    {
      code: 'NoDedicatedFilesystem',
      message: `${CONTAINER_STORAGE_PATH} is on ${shares}.`,
      remedy:
        'Prepare container storage on an empty second disk, or install the cluster again with a partition for it.',
    },
  ];
}

function mountUnitReasons(
  layout: StorageLayout,
  dedicated: boolean | undefined,
): Reason[] {
  // Without a filesystem of its own there is no unit either; one reason is enough.
  if (layout.containerMountUnit?.active !== false || dedicated === false) {
    return [];
  }
  return [
    {
      code: 'MountUnitInactive',
      message: `The systemd unit ${CONTAINER_STORAGE_MOUNT_UNIT} is not active, and Lifecycle Agent looks for nothing else.`,
      remedy: `Mount ${CONTAINER_STORAGE_PATH} by an enabled unit of exactly that name, then restart Lifecycle Agent's pod.`,
    },
  ];
}

function sizeReasons(
  what: 'Containers' | 'Root',
  size: MeasuredSize | undefined,
  requiredBytes: number,
  place = what === 'Containers'
    ? CONTAINER_STORAGE_PATH
    : 'The root filesystem',
): Reason[] {
  if (!size) return [];
  const enough =
    size.of === 'device' ? requiredBytes : requiredBytes * FILESYSTEM_SHARE;
  if (size.bytes >= enough) return [];
  return [
    {
      code: `${what}TooSmall`,
      message: `${place} has ${formatGiB(size.bytes)}, and ${formatGiB(
        requiredBytes,
      )} are needed.`,
      remedy:
        what === 'Containers'
          ? tooSmallRemedy(size, requiredBytes)
          : 'Install the cluster again and let the second partition begin later.',
    },
  ];
}

function tooSmallRemedy(size: MeasuredSize, requiredBytes: number): string {
  const { bytes, growthBytes = 0 } = size;
  return bytes + growthBytes >= requiredBytes
    ? `${formatGiB(
        growthBytes,
      )} right behind its partition are unallocated: grow the partition, then run xfs_growfs.`
    : 'Give it a larger disk or partition. XFS cannot take space from the root partition.';
}

function unseenReasons(
  layout: StorageLayout,
  dedicated: boolean | undefined,
  containers: MeasuredSize | undefined,
  root: MeasuredSize | undefined,
): Reason[] {
  const unseen = [
    ...(dedicated === undefined
      ? ['whether it is a filesystem of its own']
      : []),
    ...(layout.containerMountUnit === undefined
      ? [`the unit ${CONTAINER_STORAGE_MOUNT_UNIT}`]
      : []),
    ...(containers === undefined
      ? [`the size of ${CONTAINER_STORAGE_PATH}`]
      : []),
    ...(root === undefined ? ['the size of the root filesystem'] : []),
  ];
  if (unseen.length === 0) return [];
  return [
    {
      code: 'LayoutIncomplete',
      message: `Could not be seen: ${unseen.join(', ')}.`,
      remedy:
        'Allow the credential to run commands in the pod of the machine config daemon (get and create pods/exec in openshift-machine-config-operator).',
    },
  ];
}

function staleReasons(layout: StorageLayout, now: Date): Reason[] {
  const age = now.getTime() - new Date(layout.observedAt).getTime();
  if (age <= LAYOUT_STALE_AFTER_MS) return [];
  return [
    {
      code: 'LayoutStale',
      message: `The disks were last read ${Math.floor(
        age / 3_600_000,
      )} hours ago.`,
      remedy: 'Refresh the cluster once it answers again.',
    },
  ];
}

function figures(
  size: MeasuredSize | undefined,
  requiredBytes: number,
): StorageMeasure {
  return {
    requiredBytes,
    ...(size ? { actualBytes: size.bytes } : {}),
    ...(size?.usedBytes === undefined ? {} : { usedBytes: size.usedBytes }),
    ...(size?.availableBytes === undefined
      ? {}
      : { availableBytes: size.availableBytes }),
    seedNeedsBytes: SEED_NEEDS_BYTES,
    ...(size?.growthBytes === undefined
      ? {}
      : { growthBytes: size.growthBytes }),
    ...(size?.inodes ? { inodes: size.inodes } : {}),
  };
}
