import type { ListedDisk } from './lsblk';

const DIRECTORY = '/dev/disk/by-id';
const ARROW = ' -> ';
const NAME = /^[A-Za-z0-9][A-Za-z0-9_.:+#-]*$/;

// Of several links to one disk, the one that says most about the disk itself and least about how
// it is attached.
const PREFERENCE = [
  /^wwn-/,
  /^nvme-(?:eui|uuid|nvme)\./,
  /^dm-uuid-mpath-/,
  /^nvme-/,
  /^ata-/,
  /^scsi-/,
  /^virtio-/,
  /^(?!dm-name-)/,
];

/** Parses `ls -l /dev/disk/by-id`: names of links, by the kernel name of the disk they lead to. */
export function parseDiskLinks(output: string): Map<string, string[]> {
  const links = new Map<string, string[]>();
  for (const line of output.split('\n')) {
    const [left, right, ...more] = line.trimEnd().split(ARROW);
    if (right === undefined || more.length > 0) continue;
    const name = left.slice(left.lastIndexOf(' ') + 1);
    const target = right.slice(right.lastIndexOf('../') + '../'.length);
    if (!right.startsWith('../') || !NAME.test(name)) continue;
    if (/\s/.test(target) || /-part\d+$/.test(name)) continue;
    const names = links.get(target);
    if (names) names.push(name);
    else links.set(target, [name]);
  }
  return links;
}

/**
 * A path of the disk that stays the same over reboots.
 *
 * @param links - from {@link parseDiskLinks}; undefined if they could not be listed. Then the path is
 *   built as udev's rules for persistent storage do, from what lsblk says.
 */
export function stablePathOf(
  listed: ListedDisk,
  links: Map<string, string[]> | undefined,
): string | undefined {
  const name = links
    ? preferred(links.get(listed.kernelName) ?? [])
    : listed.idLink ?? derived(listed);
  return name && NAME.test(name) ? `${DIRECTORY}/${name}` : undefined;
}

function preferred(names: string[]): string | undefined {
  for (const pattern of PREFERENCE) {
    const found = names.filter(name => pattern.test(name)).sort()[0];
    if (found) return found;
  }
  return undefined;
}

function derived({ disk, wwn, kernelName }: ListedDisk): string | undefined {
  if (wwn && /^0x[0-9a-f]+$/.test(wwn)) return `wwn-${wwn}`;
  if (wwn && /^(?:eui|uuid|nvme)\./.test(wwn)) return `nvme-${wwn}`;
  // The kernel gives virtio disks 20 characters of a serial number.
  return disk.serial && /^vd[a-z]+$/.test(kernelName)
    ? `virtio-${disk.serial.slice(0, 20)}`
    : undefined;
}
