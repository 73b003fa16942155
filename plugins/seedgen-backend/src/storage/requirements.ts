/** Bytes in a GiB, which is what lsblk prints as `G`. */
export const GIB = 1024 ** 3;

/** Bytes in a MiB, the unit of Ignition's `startMiB`. */
export const MIB = 1024 ** 2;

/** What the disks of a seed must offer, in bytes. */
export interface StorageRequirements {
  /** Size of the partition or disk that carries `/var/lib/containers`. */
  containersBytes: number;
  /** Size of the partition that carries the root filesystem with `/var`. */
  rootBytes: number;
}

/**
 * The figures that teams generate seeds with: 141 and 58 "GB" as lsblk counts them, in GiB, for a
 * disk of 200 GiB whose second part begins at 60000 MiB.
 */
export const DEFAULT_STORAGE_REQUIREMENTS: StorageRequirements = {
  containersBytes: 141 * GIB,
  rootBytes: 58 * GIB,
};

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
