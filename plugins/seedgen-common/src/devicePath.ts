import { InputError } from '@backstage/errors';

// What udev and the kernel give to whole disks. A path ends up in a unit file that runs as root,
// so this grammar, which knows no space, quote, percent, dollar or backslash, is the guard.
const STABLE =
  /^\/dev\/disk\/by-(?:id|path)\/[A-Za-z0-9][A-Za-z0-9:._+@-]{0,200}$/;
const KERNEL =
  /^\/dev\/(?:(?:sd|vd|xvd|hd)[a-z]{1,3}|nvme[0-9]{1,3}n[0-9]{1,3}|dasd[a-z]{1,3})$/;

/** Whether a path names a disk in a way that stays the same over reboots. @public */
export function isStableDevicePath(path: string): boolean {
  return STABLE.test(path);
}

/** Whether {@link parseDevicePath} accepts a path. @public */
export function isDevicePath(path: string): boolean {
  return STABLE.test(path) || KERNEL.test(path);
}

/**
 * Accepts the path of a whole disk, such as `/dev/disk/by-id/wwn-0x5000c500` or `/dev/vdb`.
 *
 * @throws InputError with the reason code `DevicePathInvalid`
 * @public
 */
export function parseDevicePath(value: string): string {
  if (typeof value === 'string' && isDevicePath(value)) {
    return value;
  }
  const shown = JSON.stringify(String(value).slice(0, 100)).slice(1, -1);
  throw new InputError(
    `DevicePathInvalid: '${shown}' is not the path of a disk. Give one under /dev/disk/by-id/, or a kernel name such as /dev/vdb`,
  );
}
