import type { Disk, Partition } from '@seedgen/backstage-plugin-seedgen-common';

/** What a part of a disk is for, as far as the picture tells apart. */
export type SegmentRole = 'containers' | 'root' | 'boot' | 'data' | 'free';

/** A part of a disk. */
export interface Segment {
  /** Kernel name; absent for space that nothing has been made of. */
  name?: string;
  role: SegmentRole;
  sizeBytes: number;
  label?: string;
  filesystem?: string;
  mountpoints: string[];
}

// What partitioning leaves for alignment is not worth showing.
const SMALLEST_GAP = 64 * 1024 ** 2;

/** The parts of a disk from its start to its end. They add up to its size. */
export function segmentsOf(disk: Disk): Segment[] {
  if (disk.partitions.length === 0) {
    const whole = { ...disk, name: disk.name };
    const used = disk.filesystem || disk.mountpoints.length > 0;
    return used ? [toSegment(whole)] : [free(disk.sizeBytes)];
  }

  const partitions = [...disk.partitions].sort(
    (a, b) => (a.startBytes ?? 0) - (b.startBytes ?? 0),
  );
  const segments: Segment[] = [];
  let end = 0;
  for (const partition of partitions) {
    const gap = (partition.startBytes ?? end) - end;
    if (gap >= SMALLEST_GAP) segments.push(free(gap));
    segments.push(toSegment(partition));
    end = (partition.startBytes ?? end) + partition.sizeBytes;
  }
  const rest = disk.sizeBytes - end;
  if (rest >= SMALLEST_GAP) segments.push(free(rest));
  return segments;
}

function free(sizeBytes: number): Segment {
  return { role: 'free', sizeBytes, mountpoints: [] };
}

function toSegment(
  part: Pick<
    Partition,
    'name' | 'sizeBytes' | 'label' | 'filesystem' | 'mountpoints'
  >,
): Segment {
  const { name, sizeBytes, label, filesystem, mountpoints } = part;
  return {
    name,
    role: roleOf(mountpoints, label),
    sizeBytes,
    label,
    filesystem,
    mountpoints,
  };
}

// What coreos-installer labels the partitions that only firmware and boot loader read.
const BOOT_LABELS = ['BIOS-BOOT', 'EFI-SYSTEM', 'PowerPC-PReP-boot', 'boot'];

function roleOf(mountpoints: string[], label: string | undefined): SegmentRole {
  const at = (...paths: string[]) =>
    mountpoints.some(mountpoint => paths.includes(mountpoint));
  if (at('/', '/sysroot')) return 'root';
  if (at('/var/lib/containers')) return 'containers';
  if (at('/boot', '/boot/efi') || BOOT_LABELS.includes(label ?? '')) {
    return 'boot';
  }
  return 'data';
}
