/** Bytes in a MiB, the unit of Ignition's `startMiB`. */
export const MIB = 1024 ** 2;

/** Bytes in a GiB, which is what lsblk prints as `G`. */
export const GIB = 1024 ** 3;

/** In milliseconds. */
export const SECOND = 1_000;

/** In milliseconds. */
export const MINUTE = 60 * SECOND;

/** In milliseconds. */
export const HOUR = 60 * MINUTE;

/** In milliseconds. */
export const DAY = 24 * HOUR;
