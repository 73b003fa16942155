import type { BlockDevice, Disk } from '../../../world/node/devices';
import { resolveDevice } from '../../../world/node/deviceLinks';
import { isDisk } from '../../../world/node/devices';
import type { SimulatedNode } from '../../../world/node/SimulatedNode';
import type { CommandOutput } from './output';
import { failed, printed } from './output';
import { humanSize } from './sizes';

type Value = string | number | boolean | null | Array<string | null>;

interface Line {
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
const columns: Record<string, (line: Line) => Value> = {
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

const DEFAULT_COLUMNS = [
  'name',
  'maj:min',
  'rm',
  'size',
  'ro',
  'type',
  'mountpoints',
];

interface Options {
  json: boolean;
  bytes: boolean;
  noHeadings: boolean;
  noDependents: boolean;
  noTree: boolean;
  paths: boolean;
  columns: string[];
  devices: string[];
}

/** `lsblk` of util-linux, with the options that scripts use. */
export function lsblk(node: SimulatedNode, args: string[]): CommandOutput {
  let options: Options;
  try {
    options = parseOptions(args);
  } catch (error) {
    return failed((error as Error).message, 1);
  }
  const unknown = options.columns.find(each => !(each in columns));
  if (unknown) {
    return failed(`lsblk: unknown column: ${unknown}`, 1);
  }
  const lines: Line[][] = [];
  const wanted = options.devices.map(
    each => resolveDevice(node.disks, each)?.name ?? each,
  );
  for (const disk of node.disks) {
    const line = (device: BlockDevice): Line => ({
      node,
      device,
      disk,
      bytes: options.bytes,
    });
    const parts = [...disk.partitions]
      .sort((one, other) => one.number - other.number)
      .map(line);
    if (!wanted.length || wanted.includes(disk.name)) {
      lines.push([line(disk), ...(options.noDependents ? [] : parts)]);
    } else {
      lines.push(
        ...parts
          .filter(each => wanted.includes(each.device.name))
          .map(each => [each]),
      );
    }
  }
  const missing = wanted.find(
    name => !lines.flat().some(each => each.device.name === name),
  );
  if (missing) {
    return failed(`lsblk: ${missing}: not a block device`, 32);
  }
  return printed(
    options.json ? asJson(lines, options) : asTable(lines, options),
  );
}

function mountpoints({ node, device }: Line): Array<string | null> {
  const targets = node.mounts
    .filter(each => each.device === device.name)
    .map(each => each.target);
  return targets.length ? targets : [null];
}

function valueOf(line: Line, column: string, paths: boolean): Value {
  const value = columns[column](line);
  return paths && ['name', 'kname', 'pkname'].includes(column) && value
    ? `/dev/${value}`
    : value;
}

function asJson(groups: Line[][], options: Options): string {
  const item = (line: Line): Record<string, unknown> =>
    Object.fromEntries(
      options.columns.map(each => [each, valueOf(line, each, options.paths)]),
    );
  const blockdevices = groups.flatMap(([first, ...children]) => {
    if (options.noTree) {
      return [first, ...children].map(item);
    }
    return [
      {
        ...item(first),
        ...(children.length ? { children: children.map(item) } : {}),
      },
    ];
  });
  return `${JSON.stringify({ blockdevices }, null, 3)}\n`;
}

function asTable(groups: Line[][], options: Options): string {
  const rows: string[][] = options.noHeadings
    ? []
    : [options.columns.map(each => each.toLocaleUpperCase('en-US'))];
  for (const [first, ...children] of groups) {
    for (const line of [first, ...children]) {
      const last = line === children.at(-1);
      const isChild = line !== first && !options.noTree;
      const cells = options.columns.map(column => {
        const value = valueOf(line, column, options.paths);
        if (Array.isArray(value)) {
          return value.filter(Boolean) as string[];
        }
        const text =
          typeof value === 'boolean' ? String(Number(value)) : `${value ?? ''}`;
        return [
          column === 'name' && isChild ? `${last ? '└─' : '├─'}${text}` : text,
        ];
      });
      const height = Math.max(1, ...cells.map(each => each.length));
      for (let index = 0; index < height; index += 1) {
        rows.push(
          cells.map((cell, at) => {
            const below =
              index > 0 && options.columns[at] === 'name' && isChild && !last;
            return cell[index] ?? (below ? '│' : '');
          }),
        );
      }
    }
  }
  const right = ['size', 'ro', 'rm', 'fssize', 'fsused', 'fsavail', 'start'];
  const widths = options.columns.map((_, at) =>
    Math.max(...rows.map(row => row[at].length)),
  );
  return rows
    .map(row =>
      row
        .map((cell, at) =>
          right.includes(options.columns[at])
            ? cell.padStart(widths[at])
            : cell.padEnd(widths[at]),
        )
        .join(' ')
        .trimEnd(),
    )
    .map(line => `${line}\n`)
    .join('');
}

function parseOptions(args: string[]): Options {
  const options: Options = {
    json: false,
    bytes: false,
    noHeadings: false,
    noDependents: false,
    noTree: false,
    paths: false,
    columns: DEFAULT_COLUMNS,
    devices: [],
  };
  const long: Record<string, string> = {
    '--json': 'J',
    '--bytes': 'b',
    '--output-all': 'O',
    '--noheadings': 'n',
    '--nodeps': 'd',
    '--list': 'l',
    '--paths': 'p',
    '--all': 'a',
  };
  const apply = (letter: string) => {
    switch (letter) {
      case 'J':
        options.json = true;
        break;
      case 'b':
        options.bytes = true;
        break;
      case 'O':
        options.columns = Object.keys(columns);
        break;
      case 'n':
        options.noHeadings = true;
        break;
      case 'd':
        options.noDependents = true;
        break;
      case 'l':
        options.noTree = true;
        break;
      case 'p':
        options.paths = true;
        break;
      case 'a':
        break;
      case 'f':
        options.columns = [
          'name',
          'fstype',
          'fsver',
          'label',
          'uuid',
          'fsavail',
          'fsuse%',
          'mountpoints',
        ];
        break;
      default:
        throw new Error(`lsblk: invalid option -- '${letter}'`);
    }
  };
  const setColumns = (text: string) => {
    const names = text.toLocaleLowerCase('en-US').replace(/^\+/, '').split(',');
    options.columns = text.startsWith('+')
      ? [...options.columns, ...names]
      : names;
  };
  for (let index = 0; index < args.length; index += 1) {
    const word = args[index];
    const output = /^(?:--output=|-o(?=.))(.+)$/.exec(word);
    if (output) {
      setColumns(output[1]);
    } else if (word === '-o' || word === '--output') {
      setColumns(args[(index += 1)] ?? '');
    } else if (word in long) {
      apply(long[word]);
    } else if (word.startsWith('--')) {
      throw new Error(`lsblk: unrecognized option '${word}'`);
    } else if (word.startsWith('-')) {
      const bundle = /^-([A-Za-z]*)o$/.exec(word);
      [...(bundle ? bundle[1] : word.slice(1))].forEach(apply);
      if (bundle) {
        setColumns(args[(index += 1)] ?? '');
      }
    } else {
      options.devices.push(word);
    }
  }
  return options;
}
