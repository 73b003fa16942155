import type { Disk } from './model';

/** What keeps a disk from being taken for container storage. @public */
export type DiskUse =
  | { kind: 'partitions'; count: number }
  | { kind: 'filesystem'; filesystem: string }
  | { kind: 'mounted'; mountpoint: string }
  | { kind: 'read-only' }
  | { kind: 'removable' }
  | { kind: 'network' };

/**
 * What a disk carries, or why nothing can be written to it for good; undefined for an empty one.
 *
 * @public
 */
export function diskUseOf(disk: Disk): DiskUse | undefined {
  const { partitions, filesystem, mountpoints } = disk;
  if (partitions.length > 0) {
    return { kind: 'partitions', count: partitions.length };
  }
  if (filesystem) return { kind: 'filesystem', filesystem };
  if (mountpoints.length > 0) {
    return { kind: 'mounted', mountpoint: mountpoints[0] };
  }
  if (disk.readOnly) return { kind: 'read-only' };
  if (disk.removable) return { kind: 'removable' };
  return disk.network ? { kind: 'network' } : undefined;
}
