import { randomUUID } from 'node:crypto';
import type { Disk, Partition } from '../../../world/node/devices';
import {
  GIBIBYTE,
  MEBIBYTE,
  isDisk,
  partitionName,
} from '../../../world/node/devices';
import { resolveDevice } from '../../../world/node/deviceLinks';
import type { SimulatedNode } from '../../../world/node/SimulatedNode';
import { clear, failure, isInUse, ok } from './deviceState';
import type { CommandResult } from './shell';

/** `sgdisk`: zap or clear, new partitions and their names. */
export function sgdisk(node: SimulatedNode, args: string[]): CommandResult {
  const path = args.find(each => each.startsWith('/dev/')) ?? '';
  const disk = resolveDevice(node.disks, path);
  if (!disk || !isDisk(disk)) {
    return failure(`Problem opening ${path} for reading! Error is 2.`, 2);
  }
  for (let index = 0; index < args.length; index += 1) {
    const [flag, inline] = splitOption(args[index]);
    const value = () => inline ?? args[(index += 1)] ?? '';
    const zap = flag === '-Z' || flag === '--zap-all';
    if (zap || flag === '-o' || flag === '--clear') {
      if (isInUse(node, disk)) {
        return failure(`${path} is in use`, 4);
      }
      clear(disk);
      // Zapped, it has no table at all until something is made on it.
      disk.partitionTable = zap
        ? undefined
        : { type: 'gpt', uuid: randomUUID() };
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

/** `parted`: a new table, and new partitions with their names. */
export function parted(node: SimulatedNode, args: string[]): CommandResult {
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
