import type { Filesystem } from '../../../world/node/devices';

/** Inodes of a filesystem: one for each 2 KiB, as XFS allows, with files of 40 kB on average. */
export function inodesOf({
  sizeBytes,
  usedBytes,
}: Pick<Filesystem, 'sizeBytes' | 'usedBytes'>): {
  total: number;
  free: number;
  used: number;
} {
  const total = Math.floor(sizeBytes / 2048);
  const used = Math.min(total, Math.floor(usedBytes / 40_000));
  return { total, free: total - used, used };
}
