import type { Disk, Partition } from '@seedgen/backstage-plugin-seedgen-common';
import { z } from 'zod';
import { cleanText } from '../cleanText';
import { canBePulledOut, needsNetwork } from './attachment';

/** Bytes of the unit that lsblk prints `start` in, whatever the disk's own sector size is. */
const SECTOR_BYTES = 512;
const LONGEST_TEXT_BYTES = 256;
const DEEPEST = 8;

// util-linux 2.37 to 2.40: sizes are numbers (texts before 2.33), flags are booleans (`0` and `1`
// before), `mountpoints` came in 2.37 and may hold null, `start` and `id-link` came later still.
const number = z
  .union([z.number(), z.string().regex(/^\d+$/).transform(Number)])
  .nullish()
  .catch(undefined);
const flag = z
  .union([z.boolean(), z.enum(['0', '1']).transform(value => value === '1')])
  .optional()
  .catch(undefined);
const text = z.string().nullish().catch(undefined);

interface RawDevice {
  name: string;
  kname?: string | null;
  path?: string | null;
  type?: string | null;
  size?: number | null;
  start?: number | null;
  fstype?: string | null;
  pttype?: string | null;
  label?: string | null;
  partlabel?: string | null;
  mountpoint?: string | null;
  mountpoints?: Array<string | null> | null;
  model?: string | null;
  serial?: string | null;
  wwn?: string | null;
  'id-link'?: string | null;
  tran?: string | null;
  subsystems?: string | null;
  rota?: boolean;
  ro?: boolean;
  rm?: boolean;
  hotplug?: boolean;
  children?: RawDevice[];
}

const deviceSchema: z.ZodType<RawDevice> = z.lazy(() =>
  z.object({
    name: z.string().min(1),
    kname: text,
    path: text,
    type: text,
    size: number,
    start: number,
    fstype: text,
    pttype: text,
    label: text,
    partlabel: text,
    mountpoint: text,
    mountpoints: z.array(z.string().nullable()).nullish().catch(undefined),
    model: text,
    serial: text,
    wwn: text,
    'id-link': text,
    tran: text,
    subsystems: text,
    rota: flag,
    ro: flag,
    rm: flag,
    hotplug: flag,
    children: z.array(deviceSchema).optional(),
  }),
);
const outputSchema = z.object({ blockdevices: z.array(deviceSchema) });

const MOST_DEVICES = 2_000;
const DEEPEST_TREE = 32;

/** Whether it is a tree that a node may have: what is checked below goes through it by recursion. */
function isOfSize(json: unknown): boolean {
  const tops = (json as { blockdevices?: unknown } | null)?.blockdevices;
  let level: unknown[] = Array.isArray(tops) ? tops : [];
  let count = 0;
  for (let depth = 0; level.length > 0; depth += 1) {
    count += level.length;
    if (depth > DEEPEST_TREE || count > MOST_DEVICES) return false;
    level = level.flatMap(device => {
      const children = (device as { children?: unknown } | null)?.children;
      return Array.isArray(children) ? children : [];
    });
  }
  return true;
}

/** A disk with what is needed to find its stable path. */
export interface ListedDisk {
  disk: Disk;
  kernelName: string;
  wwn?: string;
  /** Name below `/dev/disk/by-id`, where lsblk gives one. */
  idLink?: string;
}

/**
 * Parses `lsblk --json -b -O`; undefined if it is not that.
 *
 * Disks that are paths of a multipath device are shown as that device, once. An array over whole
 * disks (mdadm, VROC) is shown as a disk of its own beside its members, which carry a signature and so
 * are never empty. Loop devices, optical drives, RAM disks and drives without a medium are left out.
 */
export function parseLsblk(output: string): ListedDisk[] | undefined {
  let json: unknown;
  try {
    json = JSON.parse(output);
  } catch {
    return undefined;
  }
  if (!isOfSize(json)) return undefined;
  const parsed = outputSchema.safeParse(json);
  if (!parsed.success) return undefined;
  const { blockdevices } = parsed.data;
  const names = new Set(blockdevices.map(({ name }) => name));
  const disks = new Map<string, ListedDisk>();
  for (const device of blockdevices) {
    if (device.type !== 'disk' || !device.size || isVirtual(device)) continue;
    const attached = {
      ...(canBePulledOut(device, names) ? { removable: true } : {}),
      ...(needsNetwork(device) ? { network: true } : {}),
    };
    // The paths themselves must never look like disks of their own, least of all like empty ones.
    const shown =
      device.children?.find(child => child.type === 'mpath') ?? device;
    const arrays = (shown.children ?? []).filter(isArray);
    for (const each of [shown, ...arrays]) {
      // The container of arrays of a firmware RAID has no size; nothing can be on it.
      if (disks.has(each.name) || (each !== shown && !each.size)) continue;
      const listed = toDisk(each, each === shown ? device : undefined);
      disks.set(each.name, {
        ...listed,
        disk: { ...listed.disk, ...attached },
      });
    }
  }
  return [...disks.values()];
}

function isVirtual({ name }: RawDevice): boolean {
  return /^(?:ram|zram|loop|sr|fd)\d/.test(name);
}

/** An array of the md driver, or of the firmware's RAID by device mapper. */
function isArray({ type }: RawDevice): boolean {
  return /^(?:raid\d+|linear|md|dmraid)$/.test(type ?? '');
}

function toDisk(
  device: RawDevice,
  underlying: RawDevice | undefined,
): ListedDisk {
  const partitions = new Map<string, Partition>();
  const children = device.children ?? [];
  collect(
    children.filter(child => !isArray(child)),
    partitions,
    [],
  );
  const signature =
    clean(device.fstype) ??
    // A member without a signature that lsblk knows is in use all the same.
    clean(children.find(isArray)?.type) ??
    (partitions.size === 0 ? clean(device.pttype) : undefined);
  const of = <Key extends keyof RawDevice>(key: Key) =>
    device[key] ?? underlying?.[key];
  return {
    kernelName: device.kname ?? device.name,
    wwn: clean(of('wwn')),
    idLink: clean(device['id-link']),
    disk: {
      name: shortText(device.name),
      path: clean(device.path) ?? `/dev/${shortText(device.name)}`,
      sizeBytes: bytes(device.size) ?? 0,
      model: clean(of('model')),
      serial: clean(of('serial')),
      rotational: of('rota'),
      ...(of('ro') ? { readOnly: true } : {}),
      filesystem: signature,
      mountpoints: mountpointsOf(device),
      partitions: [...partitions.values()],
    },
  };
}

// Partitions, and the volumes on top of them, one beside the other. A volume that spans several
// partitions is listed below each of them, but counts once.
function collect(
  devices: RawDevice[],
  into: Map<string, Partition>,
  above: string[],
): void {
  if (above.length > DEEPEST) return;
  for (const device of devices) {
    if (into.has(device.name)) continue;
    const start = bytes(device.start);
    const layers = [...above, shortText(device.type ?? 'part')];
    const volumes = layers.filter(type => type !== 'part');
    into.set(device.name, {
      name: shortText(device.name),
      sizeBytes: bytes(device.size) ?? 0,
      startBytes: start === undefined ? undefined : start * SECTOR_BYTES,
      label: clean(device.partlabel) ?? clean(device.label),
      filesystem: clean(device.fstype),
      mountpoints: mountpointsOf(device),
      ...(volumes.length > 0 ? { layers: volumes } : {}),
    });
    collect(device.children ?? [], into, layers);
  }
}

function mountpointsOf(device: RawDevice): string[] {
  const all = device.mountpoints ?? [device.mountpoint ?? null];
  return [...new Set(all)].flatMap(mountpoint =>
    mountpoint ? [cleanText(mountpoint, 1024)] : [],
  );
}

function bytes(value: number | null | undefined): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
    ? value
    : undefined;
}

function clean(value: string | null | undefined): string | undefined {
  const trimmed = value?.trim();
  return trimmed ? shortText(trimmed) : undefined;
}

function shortText(value: string): string {
  return cleanText(value, LONGEST_TEXT_BYTES);
}
