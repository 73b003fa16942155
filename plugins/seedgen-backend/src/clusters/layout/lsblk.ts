import type { Disk, Partition } from '@seedgen/backstage-plugin-seedgen-common';
import { z } from 'zod';
import { cleanText } from '../cleanText';

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
  rota?: boolean;
  ro?: boolean;
  rm?: boolean;
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
    rota: flag,
    ro: flag,
    rm: flag,
    children: z.array(deviceSchema).optional(),
  }),
);
const outputSchema = z.object({ blockdevices: z.array(deviceSchema) });

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
 * Disks that are paths of a multipath device are shown as that device, once. Loop devices, optical
 * drives, RAM disks and drives without a medium are left out.
 */
export function parseLsblk(output: string): ListedDisk[] | undefined {
  let json: unknown;
  try {
    json = JSON.parse(output);
  } catch {
    return undefined;
  }
  const parsed = outputSchema.safeParse(json);
  if (!parsed.success) return undefined;
  const disks = new Map<string, ListedDisk>();
  for (const device of parsed.data.blockdevices) {
    if (device.type !== 'disk' || !device.size || isVirtual(device)) continue;
    // The paths themselves must never look like disks of their own, least of all like empty ones.
    const shown =
      device.children?.find(child => child.type === 'mpath') ?? device;
    if (!disks.has(shown.name)) disks.set(shown.name, toDisk(shown, device));
  }
  return [...disks.values()];
}

function isVirtual({ name }: RawDevice): boolean {
  return /^(?:ram|zram|loop|sr|fd)\d/.test(name);
}

function toDisk(device: RawDevice, underlying: RawDevice): ListedDisk {
  const partitions = new Map<string, Partition>();
  collect(device.children ?? [], partitions, 0);
  const signature =
    clean(device.fstype) ??
    (partitions.size === 0 ? clean(device.pttype) : undefined);
  return {
    kernelName: device.kname ?? device.name,
    wwn: clean(device.wwn ?? underlying.wwn),
    idLink: clean(device['id-link']),
    disk: {
      name: shortText(device.name),
      path: clean(device.path) ?? `/dev/${shortText(device.name)}`,
      sizeBytes: bytes(device.size) ?? 0,
      model: clean(device.model ?? underlying.model),
      serial: clean(device.serial ?? underlying.serial),
      rotational: device.rota ?? underlying.rota,
      ...(device.ro ?? underlying.ro ? { readOnly: true } : {}),
      ...(device.rm ?? underlying.rm ? { removable: true } : {}),
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
  depth: number,
): void {
  if (depth > DEEPEST) return;
  for (const device of devices) {
    if (into.has(device.name)) continue;
    const start = bytes(device.start);
    into.set(device.name, {
      name: shortText(device.name),
      sizeBytes: bytes(device.size) ?? 0,
      startBytes: start === undefined ? undefined : start * SECTOR_BYTES,
      label: clean(device.partlabel) ?? clean(device.label),
      filesystem: clean(device.fstype),
      mountpoints: mountpointsOf(device),
    });
    collect(device.children ?? [], into, depth + 1);
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
