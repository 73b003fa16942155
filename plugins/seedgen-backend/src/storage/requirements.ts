import { GIB } from '../units';

/**
 * What must be available on each of the two filesystems while a seed is made: the archives of /var and
 * of the operating system are written to the one, the layers of the image to the other.
 *
 * There is no published figure; teams plan with 15 to 20 GB for a whole seed.
 */
export const SEED_NEEDS_BYTES = 20 * 1000 ** 3;

/** Share of the inodes that must be free. Below it the kubelet evicts pods, by its defaults. */
export const FREE_INODES_SHARE = 0.05;

/** Bytes for people: in GiB with one decimal, cut off and never rounded up, so that 140.96 is not shown as 141. */
export function formatGiB(bytes: number): string {
  return `${(Math.floor((bytes / GIB) * 10) / 10).toFixed(1)} GiB`;
}
