import { z } from 'zod';
import { timestampSchema } from './time';

/** Bytes. GB and GiB are a matter of display; the model has bytes only. @public */
export const bytesSchema = z.number().int().nonnegative();

/** A partition, or a logical volume or whole disk that carries a filesystem. @public */
export const partitionSchema = z.object({
  /** Kernel name, e.g. `vda5`. */
  name: z.string(),
  sizeBytes: bytesSchema,
  /** Offset from the start of the disk; absent where lsblk does not say. */
  startBytes: bytesSchema.optional(),
  label: z.string().optional(),
  filesystem: z.string().optional(),
  mountpoints: z.array(z.string()),
  /**
   * What lies between the disk and it besides partitions, as lsblk names the types: `lvm`, `crypt`,
   * `raid1`. Its own type is the last one; absent for a plain partition.
   */
  layers: z.array(z.string()).optional(),
});

/** {@inheritDoc partitionSchema} @public */
export type Partition = z.infer<typeof partitionSchema>;

/** A disk of the node. @public */
export const diskSchema = z.object({
  name: z.string(),
  path: z.string(),
  sizeBytes: bytesSchema,
  model: z.string().optional(),
  serial: z.string().optional(),
  /** A path under `/dev/disk/by-id` that stays the same over reboots, if one is known. */
  stablePath: z.string().optional(),
  /** More paths under `/dev/disk/by-id` and `/dev/disk/by-path` that lead to it. */
  otherPaths: z.array(z.string()).optional(),
  rotational: z.boolean().optional(),
  /** Nothing can be written to it, as with a medium that a management controller attaches. */
  readOnly: z.boolean().optional(),
  /** It can be pulled out, as a USB stick or an SD card can. */
  removable: z.boolean().optional(),
  /** It is there only once the network is, as iSCSI and RADOS block devices are. */
  network: z.boolean().optional(),
  /** A filesystem or other signature directly on the disk, without partitions. */
  filesystem: z.string().optional(),
  mountpoints: z.array(z.string()).default([]),
  partitions: z.array(partitionSchema),
});

/** {@inheritDoc diskSchema} @public */
export type Disk = z.infer<typeof diskSchema>;

/** How many files a filesystem can hold, and how many more. @public */
export const inodesSchema = z.object({
  total: z.number().int().nonnegative(),
  free: z.number().int().nonnegative(),
});

/** {@inheritDoc inodesSchema} @public */
export type Inodes = z.infer<typeof inodesSchema>;

/** Use of a mounted filesystem. @public */
export const filesystemUseSchema = z.object({
  mountpoint: z.string(),
  source: z.string().optional(),
  sizeBytes: bytesSchema,
  usedBytes: bytesSchema.optional(),
  availableBytes: bytesSchema,
  inodes: inodesSchema.optional(),
});

/** {@inheritDoc filesystemUseSchema} @public */
export type FilesystemUse = z.infer<typeof filesystemUseSchema>;

/** The disks of a node as they are. @public */
export const storageLayoutSchema = z.object({
  node: z.string(),
  observedAt: timestampSchema,
  /** Empty when only the kubelet's summary could be read. */
  disks: z.array(diskSchema),
  filesystems: z.array(filesystemUseSchema),
  /** Where the figures come from. */
  sources: z.array(z.enum(['lsblk', 'df', 'kubelet-summary'])),
  /** State of the systemd unit `var-lib-containers.mount`, as Lifecycle Agent asks for it. */
  containerMountUnit: z
    .object({
      active: z.boolean(),
      /** What is mounted, as systemd says it. */
      what: z.string().optional(),
      /** `What=` in the unit's file, as Lifecycle Agent reads it: seed and target must share it. */
      target: z.string().optional(),
    })
    .optional(),
});

/** {@inheritDoc storageLayoutSchema} @public */
export type StorageLayout = z.infer<typeof storageLayoutSchema>;

/** A filesystem that a seed needs: what is asked for, and what there is. @public */
export const storageMeasureSchema = z.object({
  requiredBytes: bytesSchema,
  actualBytes: bytesSchema.optional(),
  usedBytes: bytesSchema.optional(),
  availableBytes: bytesSchema.optional(),
  /** What must be available while a seed is made. */
  seedNeedsBytes: bytesSchema.optional(),
  /** Unallocated space behind the partition, by which it could grow; absent where lsblk does not say. */
  growthBytes: bytesSchema.optional(),
  inodes: inodesSchema.optional(),
});

/** {@inheritDoc storageMeasureSchema} @public */
export type StorageMeasure = z.infer<typeof storageMeasureSchema>;

/** Whether the disks will do, and what speaks against it. @public */
export const storageReadinessSchema = z.object({
  status: z.enum(['ready', 'not-ready', 'unknown']),
  observedAt: timestampSchema.optional(),
  /** Whether `/var/lib/containers` has a filesystem of its own; absent if unknown. */
  dedicated: z.boolean().optional(),
  containers: storageMeasureSchema,
  root: storageMeasureSchema,
  reasons: z.array(
    z.object({ code: z.string(), message: z.string(), remedy: z.string() }),
  ),
});

/** {@inheritDoc storageReadinessSchema} @public */
export type StorageReadiness = z.infer<typeof storageReadinessSchema>;

/**
 * How `/var/lib/containers` can get storage of its own.
 *
 * - `none-needed`: it has.
 * - `secondary-disk`: day 2, files and units only; formats an empty second disk.
 * - `machine-config`: the classic how-to, disks and filesystems sections; current OpenShift refuses
 *   it on a running node, so it is applied only when asked for by name.
 * - `install-time`: delivered as files for the cluster's installation; never applied.
 *
 * @public
 */
export const storageStrategySchema = z.enum([
  'none-needed',
  'secondary-disk',
  'machine-config',
  'install-time',
]);

/** {@inheritDoc storageStrategySchema} @public */
export type StorageStrategy = z.infer<typeof storageStrategySchema>;

/** One strategy, whether it can work here, why (not), and what it would apply. @public */
export const storagePlanOptionSchema = z.object({
  strategy: storageStrategySchema,
  feasible: z.boolean(),
  reasons: z.array(z.string()),
  /** Device that would be used, by a stable path where one is known. */
  device: z.string().optional(),
  /** YAML documents that would be applied; empty for an infeasible strategy. */
  manifests: z.array(z.object({ name: z.string(), yaml: z.string() })),
  /** What is lost and what restarts, in words for the person who confirms. */
  consequences: z.array(z.string()),
});

/** {@inheritDoc storagePlanOptionSchema} @public */
export type StoragePlanOption = z.infer<typeof storagePlanOptionSchema>;

/** All strategies for one layout. @public */
export const storagePlanSchema = z.object({
  cluster: z.string(),
  observedAt: timestampSchema.optional(),
  recommended: storageStrategySchema.optional(),
  options: z.array(storagePlanOptionSchema),
});

/** {@inheritDoc storagePlanSchema} @public */
export type StoragePlan = z.infer<typeof storagePlanSchema>;
