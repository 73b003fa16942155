import type { BlockDevice, Disk } from './devices';
import { findDevice } from './devices';

/** A symbolic link below `/dev/disk`, as udev makes them. */
export interface DeviceLink {
  directory: 'by-id' | 'by-path' | 'by-partlabel' | 'by-label' | 'by-uuid';
  name: string;
  /** Kernel name it points to. */
  device: string;
}

/** All links that udev makes for these disks. */
export function deviceLinks(disks: readonly Disk[]): DeviceLink[] {
  const links: DeviceLink[] = [];
  for (const disk of disks) {
    links.push(
      { directory: 'by-id', name: `virtio-${disk.serial}`, device: disk.name },
      { directory: 'by-path', name: disk.busPath, device: disk.name },
      {
        directory: 'by-path',
        name: `virtio-${disk.busPath}`,
        device: disk.name,
      },
    );
    links.push(...filesystemLinks(disk));
    for (const partition of disk.partitions) {
      const suffix = `-part${partition.number}`;
      links.push(
        {
          directory: 'by-id',
          name: `virtio-${disk.serial}${suffix}`,
          device: partition.name,
        },
        {
          directory: 'by-path',
          name: `${disk.busPath}${suffix}`,
          device: partition.name,
        },
        {
          directory: 'by-path',
          name: `virtio-${disk.busPath}${suffix}`,
          device: partition.name,
        },
      );
      if (partition.label) {
        links.push({
          directory: 'by-partlabel',
          name: partition.label,
          device: partition.name,
        });
      }
      links.push(...filesystemLinks(partition));
    }
  }
  return links;
}

function filesystemLinks(device: BlockDevice): DeviceLink[] {
  if (!device.filesystem) {
    return [];
  }
  const { label, uuid } = device.filesystem;
  return [
    { directory: 'by-uuid', name: uuid, device: device.name },
    ...(label
      ? [{ directory: 'by-label' as const, name: label, device: device.name }]
      : []),
  ];
}

/**
 * The device that a path, or `LABEL=`, `UUID=`, `PARTLABEL=` as in mount units, leads to;
 * undefined if there is none.
 */
export function resolveDevice(
  disks: readonly Disk[],
  source: string,
): BlockDevice | undefined {
  const tagged = /^(LABEL|UUID|PARTLABEL)=(.+)$/.exec(source);
  const path = tagged
    ? `/dev/disk/by-${tagged[1].toLocaleLowerCase('en-US')}/${tagged[2]}`
    : source;
  const byLink = /^\/dev\/disk\/([^/]+)\/(.+)$/.exec(path);
  if (byLink) {
    const link = deviceLinks(disks).find(
      each => each.directory === byLink[1] && each.name === byLink[2],
    );
    return link && findDevice(disks, link.device);
  }
  const kernelName = /^\/dev\/([^/]+)$/.exec(path);
  return kernelName ? findDevice(disks, kernelName[1]) : undefined;
}
