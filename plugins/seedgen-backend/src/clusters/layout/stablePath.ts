import type { ListedDisk } from './lsblk';

const BY_ID = '/dev/disk/by-id';
const ARROW = ' -> ';
const NAME = /^[A-Za-z0-9][A-Za-z0-9_.:+#-]*$/;
const MOST_PATHS = 20;

// Of several links to one disk, the one that says most about the disk itself and least about how
// it is attached, or which one it happens to be.
const PREFERENCE = [
  /^wwn-/,
  /^nvme-(?:eui|uuid|nvme)\./,
  /^dm-uuid-mpath-/,
  /^md-uuid-/,
  /^nvme-/,
  /^ata-/,
  /^scsi-/,
  /^virtio-/,
  /^(?!coreos-boot-disk$)/,
  /^/,
];

// These name what is on a disk, and go with it.
const OF_CONTENTS = ['dm-name-', 'lvm-pv-uuid-'];

/**
 * Parses `ls -l /dev/disk/by-id /dev/disk/by-path`: paths of links, by the kernel name of the disk
 * they lead to. What comes before the name of a folder is taken for that of the first.
 */
export function parseDiskLinks(output: string): Map<string, string[]> {
  const links = new Map<string, string[]>();
  let directory = BY_ID;
  for (const raw of output.split('\n')) {
    const line = raw.trimEnd();
    if (line.startsWith('/dev/disk/') && line.endsWith(':')) {
      directory = line.slice(0, -1);
      continue;
    }
    const [left, right, ...more] = line.split(ARROW);
    if (right === undefined || more.length > 0) continue;
    const name = left.slice(left.lastIndexOf(' ') + 1);
    const target = right.slice(right.lastIndexOf('../') + '../'.length);
    if (!right.startsWith('../') || !NAME.test(name)) continue;
    if (/\s/.test(target) || /-part\d+$/.test(name)) continue;
    const path = `${directory}/${name}`;
    const paths = links.get(target);
    if (paths) paths.push(path);
    else links.set(target, [path]);
  }
  return links;
}

/**
 * What at least two disks say of themselves: WWNs and serial numbers of clones, or of one disk that is
 * reached twice. Udev gives a link that is made of them to whichever disk came last.
 */
export function sharedNames(disks: readonly ListedDisk[]): ReadonlySet<string> {
  const owners = new Map<string, string>();
  const shared = new Set<string>();
  for (const listed of disks) {
    for (const name of namesOf(listed)) {
      const owner = owners.get(name);
      if (owner === undefined) owners.set(name, listed.kernelName);
      else if (owner !== listed.kernelName) shared.add(name);
    }
  }
  return shared;
}

function namesOf({ wwn, idLink, disk }: ListedDisk): string[] {
  return [wwn?.replace(/^0x/i, ''), disk.serial?.slice(0, 20), idLink].flatMap(
    name => (name ? [name.toLowerCase()] : []),
  );
}

// A shorter one is part of other names by chance.
const LONG = 8;

/** Whether a link is made of what the disk shares with another. */
function isShared(
  link: string,
  listed: ListedDisk,
  shared: ReadonlySet<string>,
): boolean {
  if (shared.size === 0) return false;
  const name = link.toLowerCase();
  return namesOf(listed).some(
    own =>
      shared.has(own) &&
      (name === own ||
        name.endsWith(`-${own}`) ||
        name.endsWith(`_${own}`) ||
        (own.length >= LONG && name.includes(own))),
  );
}

/**
 * A path of the disk that stays the same over reboots, and the others that lead to it.
 *
 * @param links - from {@link parseDiskLinks}; undefined if they could not be listed. Then the path is
 *   built as udev's rules for persistent storage do, from what lsblk says.
 * @param shared - from {@link sharedNames}: a link that is made of them may lead to another disk after
 *   the next boot, and is left out
 */
export function stablePathsOf(
  listed: ListedDisk,
  links: Map<string, string[]> | undefined,
  shared: ReadonlySet<string> = new Set(),
): { stablePath?: string; otherPaths?: string[] } {
  if (!links) {
    const name = listed.idLink ?? derived(listed);
    return name && NAME.test(name) && !isShared(name, listed, shared)
      ? { stablePath: `${BY_ID}/${name}` }
      : {};
  }
  // A slash in a device's name is an exclamation mark in the kernel's: cciss!c0d1.
  const all = (links.get(listed.kernelName.replaceAll('!', '/')) ?? []).filter(
    path =>
      !path.startsWith(`${BY_ID}/`) ||
      !isShared(path.slice(BY_ID.length + 1), listed, shared),
  );
  const stablePath = preferred(all);
  const others = all.filter(path => path !== stablePath).sort();
  return {
    ...(stablePath ? { stablePath } : {}),
    ...(others.length > 0 ? { otherPaths: others.slice(0, MOST_PATHS) } : {}),
  };
}

function preferred(paths: string[]): string | undefined {
  const names = paths
    .filter(path => path.startsWith(`${BY_ID}/`))
    .map(path => path.slice(BY_ID.length + 1))
    .filter(name => !OF_CONTENTS.some(prefix => name.startsWith(prefix)))
    .sort();
  for (const pattern of PREFERENCE) {
    const found = names.find(name => pattern.test(name));
    if (found) return `${BY_ID}/${found}`;
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
