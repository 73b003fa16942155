import { randomUUID } from 'node:crypto';
import type { BlockDevice } from '../../../world/node/devices';
import { isDisk, makeFilesystem } from '../../../world/node/devices';
import { resolveDevice } from '../../../world/node/deviceLinks';
import type { SimulatedNode } from '../../../world/node/SimulatedNode';
import { lsblk } from '../../node/commands/lsblk';
import { clear, failure, isInUse, ok } from './deviceState';
import { parted, sgdisk } from './partitionCommands';
import type { CommandResult } from './shell';

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
  input?: string,
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
    case 'readlink':
      return readlink(node, args);
    case 'grep':
      return grepInput(args, input ?? '');
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
  const isAll = (each: string) =>
    each === '--all' || (/^-\w+$/.test(each) && each.includes('a'));
  if (args.some(isAll)) {
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

/** `readlink -f` or `-e` of a link to a device. */
function readlink(node: SimulatedNode, args: string[]): CommandResult {
  const device = resolveDevice(node.disks, args.at(-1) ?? '');
  return device ? ok(`/dev/${device.name}`) : failure('');
}

const GREP_FLAGS: Record<string, string> = {
  '--quiet': 'q',
  '--fixed-strings': 'F',
  '--line-regexp': 'x',
};

/** `grep -F` in what a pipe brings: a text as it is, no patterns. */
function grepInput(args: string[], input: string): CommandResult {
  const flags = args
    .filter(each => each.startsWith('-'))
    .map(each => GREP_FLAGS[each] ?? each.slice(1))
    .join('');
  const text = args.find(each => !each.startsWith('-')) ?? '';
  if (!flags.includes('F') || /[^Fqx]/.test(flags)) {
    return failure('grep: the lab knows -F -q -x only', 2);
  }
  const found = input
    .split('\n')
    .filter(line =>
      flags.includes('x') ? line === text : line.includes(text),
    );
  if (found.length === 0) {
    return failure('');
  }
  return ok(flags.includes('q') ? '' : found.join('\n'));
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

function valueOf(args: string[], flag: string): string | undefined {
  const index = args.indexOf(flag);
  return index >= 0 ? args[index + 1] : undefined;
}
