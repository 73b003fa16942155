import { randomUUID } from 'node:crypto';
import type { BlockDevice, Disk, Partition } from '../../../world/node/devices';
import {
  GIBIBYTE,
  MEBIBYTE,
  isDisk,
  makeFilesystem,
  partitionName,
} from '../../../world/node/devices';
import { resolveDevice } from '../../../world/node/deviceLinks';
import type { SimulatedNode } from '../../../world/node/SimulatedNode';
import { lsblk } from '../../node/commands/lsblk';
import type { CommandResult } from './shell';

const ok = (output = ''): CommandResult => ({ exitCode: 0, output });
const failure = (output: string, exitCode = 1): CommandResult => ({
  exitCode,
  output,
});

/** Commands that change nothing that the lab has a model of. */
const WITHOUT_EFFECT = [
  'chcon',
  'chmod',
  'chown',
  'cp',
  'echo',
  'logger',
  'mkdir',
  'partprobe',
  'partx',
  'printf',
  'restorecon',
  'rsync',
  'sleep',
  'sync',
  'systemctl',
  'systemd-cat',
  'touch',
  'udevadm',
];

/** Runs a command with which units prepare disks. What the lab does not know fails like a missing program. */
export function runDiskCommand(
  node: SimulatedNode,
  words: string[],
): CommandResult {
  const [path, ...args] = words;
  const name = path.replace(/^.*\//, '');
  if (WITHOUT_EFFECT.includes(name)) {
    return ok();
  }
  if (/^mkfs(\.\w+)?$/.test(name)) {
    const type =
      /^mkfs\.(\w+)$/.exec(name)?.[1] ?? valueOf(args, '-t') ?? 'ext4';
    return format(node, type, args, /^-[fF]$/);
  }
  switch (name) {
    case 'lsblk': {
      const { stdout, stderr, exitCode } = lsblk(node, args);
      return { exitCode, output: stdout || stderr };
    }
    case 'systemd-makefs':
      return makeFilesystemOnce(node, args);
    case 'wipefs':
      return wipe(node, args);
    case 'blkid':
      return blkid(node, args);
    case 'sgdisk':
      return sgdisk(node, args);
    case 'parted':
      return parted(node, args);
    case 'test':
    case '[':
    case '[[':
      return test(
        node,
        args.filter(each => each !== ']' && each !== ']]'),
      );
    case 'mountpoint':
      return node.mountAt(args.at(-1) ?? '')
        ? ok()
        : failure('not a mountpoint');
    default:
      return failure(`${path}: command not found`, 127);
  }
}

function format(
  node: SimulatedNode,
  type: string,
  args: string[],
  force: RegExp,
): CommandResult {
  const path = args.at(-1) ?? '';
  const device = resolveDevice(node.disks, path);
  if (!device) {
    return failure(`${path}: No such file or directory`);
  }
  if (type !== 'xfs' && type !== 'ext4' && type !== 'vfat') {
    return failure(`mkfs.${type}: command not found`, 127);
  }
  if (isInUse(node, device)) {
    return failure(`${path} contains a mounted filesystem`);
  }
  const forced = args.some(each => force.test(each));
  if (!forced && (device.filesystem || hasTable(device))) {
    return failure(
      `mkfs.${type}: ${path} appears to contain an existing filesystem; use the -f option to force overwrite.`,
    );
  }
  clear(device);
  device.filesystem = makeFilesystem(
    type,
    device,
    randomUUID(),
    valueOf(args, '-L'),
  );
  return ok();
}

/** Formats only what carries nothing yet, as systemd does it. */
function makeFilesystemOnce(
  node: SimulatedNode,
  [type, path]: string[],
): CommandResult {
  const device = resolveDevice(node.disks, path ?? '');
  if (!device) {
    return failure(`Failed to open ${path}: No such file or directory`);
  }
  return device.filesystem || hasTable(device)
    ? ok(`${path} is not empty (contains file system), ignoring`)
    : format(node, type, [path], /^$/);
}

function wipe(node: SimulatedNode, args: string[]): CommandResult {
  const path = args.at(-1) ?? '';
  const device = resolveDevice(node.disks, path);
  if (!device) {
    return failure(`wipefs: error: ${path}: probing initialization failed`);
  }
  if (isInUse(node, device)) {
    return failure(`wipefs: error: ${path}: Device or resource busy`);
  }
  if (args.some(each => /^(-\w*a\w*|--all)$/.test(each))) {
    clear(device);
  }
  return ok();
}

function blkid(node: SimulatedNode, args: string[]): CommandResult {
  const path = args.filter(each => each.startsWith('/')).at(-1) ?? '';
  const device = resolveDevice(node.disks, path);
  if (!device || !(device.filesystem || hasTable(device))) {
    return failure('', 2);
  }
  return ok(device.filesystem?.type ?? 'gpt');
}

function sgdisk(node: SimulatedNode, args: string[]): CommandResult {
  const path = args.find(each => each.startsWith('/dev/')) ?? '';
  const disk = resolveDevice(node.disks, path);
  if (!disk || !isDisk(disk)) {
    return failure(`Problem opening ${path} for reading! Error is 2.`, 2);
  }
  for (let index = 0; index < args.length; index += 1) {
    const [flag, inline] = splitOption(args[index]);
    const value = () => inline ?? args[(index += 1)] ?? '';
    if (
      flag === '-Z' ||
      flag === '--zap-all' ||
      flag === '-o' ||
      flag === '--clear'
    ) {
      if (isInUse(node, disk)) {
        return failure(`${path} is in use`, 4);
      }
      clear(disk);
      disk.partitionTable = { type: 'gpt', uuid: randomUUID() };
    } else if (flag === '-n' || flag === '--new') {
      const [number, start, end] = value().split(':');
      const added = addPartition(disk, Number(number), start, end);
      if (!added) {
        return failure('Could not create partition', 4);
      }
    } else if (flag === '-c' || flag === '--change-name') {
      const [number, label] = value().split(':');
      const partition =
        Number(number) === 0
          ? disk.partitions.at(-1)
          : disk.partitions.find(each => each.number === Number(number));
      if (partition) {
        partition.label = label;
      }
    } else if (flag === '-t' || flag === '--typecode') {
      value();
    }
  }
  return ok('The operation has completed successfully.');
}

function parted(node: SimulatedNode, args: string[]): CommandResult {
  const words = args.filter(each => !each.startsWith('-'));
  const device = resolveDevice(node.disks, words[0] ?? '');
  if (!device || !isDisk(device)) {
    return failure(`Error: Could not stat device ${words[0]}`);
  }
  for (let index = 1; index < words.length; index += 1) {
    if (words[index] === 'mklabel') {
      clear(device);
      device.partitionTable = { type: 'gpt', uuid: randomUUID() };
      index += 1;
    } else if (words[index] === 'mkpart') {
      const rest = words.slice(index + 1);
      const label = rest[0] ?? '';
      const sizes = rest.filter(each => /^[\d.]+(%|[KMGT]i?B|s)?$/.test(each));
      if (!addPartition(device, 0, toSgdisk(sizes[0]), toSgdisk(sizes[1]))) {
        return failure('Error: Unable to satisfy all constraints');
      }
      device.partitions.at(-1)!.label = label;
      index += rest.length;
    }
  }
  return ok();
}

/** Adds a partition into free space; `0` means the next number, the first and the last free place. */
function addPartition(
  disk: Disk,
  wanted: number,
  start = '0',
  end = '0',
): Partition | undefined {
  disk.partitionTable ??= { type: 'gpt', uuid: randomUUID() };
  const number =
    wanted || Math.max(0, ...disk.partitions.map(each => each.number)) + 1;
  const firstFree = Math.max(
    MEBIBYTE,
    ...disk.partitions.map(each => each.startBytes + each.sizeBytes),
  );
  const startBytes = start === '0' ? firstFree : toBytes(start, 0);
  const lastByte = disk.sizeBytes - MEBIBYTE;
  const endBytes = end === '0' ? lastByte : toBytes(end, startBytes);
  const overlaps = disk.partitions.some(
    each =>
      each.number === number ||
      (startBytes < each.startBytes + each.sizeBytes &&
        endBytes > each.startBytes),
  );
  if (overlaps || startBytes >= endBytes || endBytes > lastByte) {
    return undefined;
  }
  const partition: Partition = {
    name: partitionName(disk.name, number),
    number,
    startBytes,
    sizeBytes: endBytes - startBytes,
    label: '',
    uuid: randomUUID(),
  };
  disk.filesystem = undefined;
  disk.partitions.push(partition);
  return partition;
}

function test(node: SimulatedNode, args: string[]): CommandResult {
  const negated = args[0] === '!';
  const [flag, path = ''] = negated ? args.slice(1) : args;
  const device = resolveDevice(node.disks, path);
  const isFolder = () =>
    node.mounts.some(each => each.target.startsWith(path)) ||
    [...node.files.keys()].some(each => each.startsWith(`${path}/`));
  const results: Record<string, () => boolean> = {
    '-b': () => device !== undefined,
    '-e': () => device !== undefined || node.files.has(path) || isFolder(),
    '-L': () => /^\/dev\/disk\//.test(path) && device !== undefined,
    '-f': () => node.files.has(path),
    '-d': isFolder,
    '-n': () => path !== '',
    '-z': () => path === '',
  };
  if (!(flag in results)) {
    return failure(`test: ${flag}: unary operator expected`, 2);
  }
  return results[flag]() !== negated ? ok() : failure('');
}

function hasTable(device: BlockDevice): boolean {
  return isDisk(device) && device.partitionTable !== undefined;
}

function isInUse(node: SimulatedNode, device: BlockDevice): boolean {
  const names = [
    device.name,
    ...(isDisk(device) ? device.partitions.map(each => each.name) : []),
  ];
  return node.mounts.some(each => names.includes(each.device));
}

function clear(device: BlockDevice): void {
  device.filesystem = undefined;
  if (isDisk(device)) {
    device.partitions.length = 0;
    device.partitionTable = undefined;
  }
}

function valueOf(args: string[], flag: string): string | undefined {
  const index = args.indexOf(flag);
  return index >= 0 ? args[index + 1] : undefined;
}

function splitOption(word: string): [string, string | undefined] {
  const long = /^(--[\w-]+)=(.*)$/.exec(word);
  if (long) {
    return [long[1], long[2]];
  }
  const short = /^(-[nct])(.+)$/.exec(word);
  return short ? [short[1], short[2]] : [word, undefined];
}

/** sgdisk's sizes: sectors of 512 bytes, or a number with a unit, with `+` relative to `from`. */
function toBytes(text: string, from: number): number {
  const match = /^(\+?)(\d+(?:\.\d+)?)(?:([KMGT])(?:i?B?)?)?$/i.exec(text);
  if (!match) {
    return Number.NaN;
  }
  const unit: Record<string, number> = {
    K: 1024,
    M: MEBIBYTE,
    G: GIBIBYTE,
    T: 1024 * GIBIBYTE,
  };
  const factor = match[3] ? unit[match[3].toLocaleUpperCase('en-US')] : 512;
  return (match[1] ? from : 0) + Math.floor(Number(match[2]) * factor);
}

/** parted's borders of a partition in sgdisk's way of writing. */
function toSgdisk(text: string | undefined): string {
  if (!text || text === '0%' || text === '100%' || text === '0') {
    return '0';
  }
  return text.replace(/i?B$/, '').replace(/^(\d+)s$/, '$1');
}
