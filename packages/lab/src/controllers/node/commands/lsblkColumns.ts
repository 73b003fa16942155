import type { BlockDevice, Disk } from '../../../world/node/devices';
import { isDisk } from '../../../world/node/devices';
import type { SimulatedNode } from '../../../world/node/SimulatedNode';
import { humanSize } from './sizes';

/** What a column says of a device. */
export type Value = string | number | boolean | null | Array<string | null>;

/** A device as it is about to be printed. */
export interface Line {
  node: SimulatedNode;
  device: BlockDevice;
  disk: Disk;
  bytes: boolean;
}

const size = ({ bytes }: Line, value: number): Value =>
  bytes ? value : humanSize(value);

const fileSystemSize = (
  line: Line,
  read: (mounted: { sizeBytes: number; usedBytes: number }) => number,
): Value =>
  mountpoints(line)[0] && line.device.filesystem
    ? size(line, read(line.device.filesystem))
    : null;

const GPT_TYPES: Record<string, string> = {
  'BIOS-BOOT': '21686148-6449-6e6f-744e-656564454649',
  'EFI-SYSTEM': 'c12a7328-f81f-11d2-ba4b-00a0c93ec93b',
};
const LINUX_FILESYSTEM = '0fc63daf-8483-4772-8e79-3d69d8477de4';

/** The columns that are known, in the order in which `-O` prints them in JSON. */
export const columns: Record<string, (line: Line) => Value> = {
  alignment: () => 0,
  'disc-gran': ({ bytes }) => (bytes ? 512 : '512B'),
  fsavail: line =>
    fileSystemSize(line, each => each.sizeBytes - each.usedBytes),
  fsroots: line => {
    const targets = mountpoints(line);
    return targets[0] ? targets.map(() => '/') : [null];
  },
  fssize: line => fileSystemSize(line, each => each.sizeBytes),
  fstype: ({ device }) => device.filesystem?.type ?? null,
  fsused: line => fileSystemSize(line, each => each.usedBytes),
  'fsuse%': line => {
    const filesystem = line.device.filesystem;
    return mountpoints(line)[0] && filesystem
      ? `${Math.ceil((100 * filesystem.usedBytes) / filesystem.sizeBytes)}%`
      : null;
  },
  fsver: () => null,
  group: () => 'disk',
  hctl: () => null,
  hotplug: () => false,
  kname: ({ device }) => device.name,
  label: ({ device }) => device.filesystem?.label ?? null,
  'log-sec': () => 512,
  'maj:min': ({ device, disk }) =>
    `${disk.major}:${disk.minor + (isDisk(device) ? 0 : device.number)}`,
  'min-io': () => 512,
  mode: () => 'brw-rw----',
  model: () => null,
  name: ({ device }) => device.name,
  'opt-io': () => 0,
  owner: () => 'root',
  partflags: () => null,
  partlabel: ({ device }) => (isDisk(device) ? null : device.label || null),
  parttype: ({ device }) =>
    isDisk(device) ? null : GPT_TYPES[device.label] ?? LINUX_FILESYSTEM,
  parttypename: ({ device }) => (isDisk(device) ? null : 'Linux filesystem'),
  partuuid: ({ device }) => (isDisk(device) ? null : device.uuid),
  path: ({ device }) => `/dev/${device.name}`,
  'phy-sec': () => 512,
  pkname: ({ device, disk }) => (isDisk(device) ? null : disk.name),
  pttype: ({ disk }) => disk.partitionTable?.type ?? null,
  ptuuid: ({ disk }) => disk.partitionTable?.uuid ?? null,
  ra: () => 4096,
  rand: () => false,
  rev: () => null,
  rm: () => false,
  ro: () => false,
  rota: () => true,
  'rq-size': () => 256,
  sched: () => 'none',
  serial: ({ device }) => (isDisk(device) ? device.serial : null),
  size: line => size(line, line.device.sizeBytes),
  start: ({ device }) =>
    isDisk(device) ? null : Math.floor(device.startBytes / 512),
  state: () => null,
  subsystems: () => 'block:virtio:pci',
  mountpoint: line => mountpoints(line)[0],
  mountpoints: line => mountpoints(line),
  tran: ({ device }) => (isDisk(device) ? 'virtio' : null),
  type: ({ device }) => (isDisk(device) ? 'disk' : 'part'),
  uuid: ({ device }) => device.filesystem?.uuid ?? null,
  vendor: ({ device }) => (isDisk(device) ? '0x1af4' : null),
  wwn: () => null,
  zoned: () => 'none',
};

function mountpoints({ node, device }: Line): Array<string | null> {
  const targets = node.mounts
    .filter(each => each.device === device.name)
    .map(each => each.target);
  return targets.length ? targets : [null];
}
