import type { ListedDisk } from './lsblk';
import { parseDiskLinks, sharedNames, stablePathsOf } from './stablePath';

const LISTING = `total 0
lrwxrwxrwx. 1 root root  9 Nov 22 10:00 ata-QEMU_HARDDISK_QM1 -> ../../sda
lrwxrwxrwx. 1 root root 10 Nov 22 10:00 ata-QEMU_HARDDISK_QM1-part4 -> ../../sda4
lrwxrwxrwx. 1 root root  9 Nov 22 10:00 wwn-0x5000c500a1b2c3d4 -> ../../sda
lrwxrwxrwx. 1 root root 13 Nov 22 10:00 nvme-SAMSUNG_S3 -> ../../nvme0n1
lrwxrwxrwx. 1 root root 13 Nov 22 10:00 nvme-eui.0025 -> ../../nvme0n1
lrwxrwxrwx. 1 root root 10 Nov 22 10:00 dm-name-mpatha -> ../../dm-0
lrwxrwxrwx. 1 root root 10 Nov 22 10:00 dm-uuid-mpath-36001 -> ../../dm-0
lrwxrwxrwx. 1 root root  9 Nov 22 10:00 virtio-vol1 -> ../../vda
lrwxrwxrwx. 1 root root  9 Nov 22 10:00 a\u202eb -> ../../vdb
`;

const listed = (
  kernelName: string,
  more: Partial<ListedDisk> & { serial?: string } = {},
): ListedDisk => ({
  kernelName,
  ...more,
  disk: {
    name: kernelName,
    path: `/dev/${kernelName}`,
    sizeBytes: 1,
    serial: more.serial,
    mountpoints: [],
    partitions: [],
  },
});

describe('stablePathsOf', () => {
  const links = parseDiskLinks(LISTING);
  it.each([
    ['sda', '/dev/disk/by-id/wwn-0x5000c500a1b2c3d4'],
    ['nvme0n1', '/dev/disk/by-id/nvme-eui.0025'],
    ['dm-0', '/dev/disk/by-id/dm-uuid-mpath-36001'],
    ['vda', '/dev/disk/by-id/virtio-vol1'],
    ['vdb', undefined],
    ['sdz', undefined],
  ])('finds the best link to %s', (name, expected) => {
    expect(stablePathsOf(listed(name), links).stablePath).toBe(expected);
  });

  it.each([
    [listed('sda', { idLink: 'ata-X' }), '/dev/disk/by-id/ata-X'],
    [listed('sda', { wwn: '0x5000c5' }), '/dev/disk/by-id/wwn-0x5000c5'],
    [listed('nvme0n1', { wwn: 'eui.00' }), '/dev/disk/by-id/nvme-eui.00'],
    [
      listed('vda', { serial: 'abcdefghijklmnopqrstuvwxyz' }),
      '/dev/disk/by-id/virtio-abcdefghijklmnopqrst',
    ],
    [listed('sda', { serial: 'S1' }), undefined],
    [listed('vda', { serial: '../../etc' }), undefined],
    [listed('sda', { idLink: 'a b' }), undefined],
  ])('builds it where links could not be listed (%#)', (disk, expected) => {
    expect(stablePathsOf(disk, undefined).stablePath).toBe(expected);
  });
});

describe('disks that share a name', () => {
  const link = (name: string, disk: string, folder = 'id') =>
    `/dev/disk/by-${folder}:\nlrwxrwxrwx. 1 root root 9 Nov 22 10:00 ${name} -> ../../${disk}\n`;
  const pathsOf = (disks: ListedDisk[], output: string | undefined) => {
    const links = output === undefined ? undefined : parseDiskLinks(output);
    const shared = sharedNames(disks);
    return disks.map(disk => stablePathsOf(disk, links, shared));
  };
  const WWN = { wwn: '0x5000c500a1b2c3d4' };

  it('are known by what tells them apart: a cloned WWN, serial numbers of their own', () => {
    const paths = pathsOf(
      [
        listed('sda', { ...WWN, serial: 'SERIAL-A1' }),
        listed('sdb', { ...WWN, serial: 'SERIAL-B2' }),
      ],
      [
        // Udev leaves the one that came last.
        link('wwn-0x5000c500a1b2c3d4', 'sdb'),
        link('scsi-35000c500a1b2c3d4', 'sdb'),
        link('ata-DISK_SERIAL-A1', 'sda'),
        link('ata-DISK_SERIAL-B2', 'sdb'),
        link('pci-0000:00:17.0-ata-2', 'sdb', 'path'),
      ].join(''),
    );
    expect(paths).toEqual([
      { stablePath: '/dev/disk/by-id/ata-DISK_SERIAL-A1' },
      {
        stablePath: '/dev/disk/by-id/ata-DISK_SERIAL-B2',
        otherPaths: ['/dev/disk/by-path/pci-0000:00:17.0-ata-2'],
      },
    ]);
  });

  it.each<[string, ListedDisk[], string | undefined]>([
    [
      'the second path to one disk',
      [
        listed('sda', { ...WWN, serial: 'S1' }),
        listed('sdb', { ...WWN, serial: 'S1' }),
      ],
      link('wwn-0x5000c500a1b2c3d4', 'sdb') + link('scsi-SX_Y_S1', 'sdb'),
    ],
    [
      'one serial number for two virtual disks',
      [listed('vda', { serial: 'vol' }), listed('vdb', { serial: 'vol' })],
      link('virtio-vol', 'vdb'),
    ],
    [
      'a WWN that differs in its letters only',
      [listed('sda', WWN), listed('sdb', { wwn: '0x5000C500A1B2C3D4' })],
      link('wwn-0x5000c500a1b2c3d4', 'sdb'),
    ],
    [
      'an NVMe disk and its clone',
      [
        listed('nvme0n1', { wwn: 'eui.0025385' }),
        listed('nvme1n1', { wwn: 'eui.0025385' }),
      ],
      link('nvme-eui.0025385', 'nvme1n1'),
    ],
    [
      'links that could not be listed',
      [listed('sda', WWN), listed('sdb', WWN)],
      undefined,
    ],
    [
      'links that could not be listed, and one that udev names',
      [listed('sda', { idLink: 'ata-X' }), listed('sdb', { idLink: 'ata-X' })],
      undefined,
    ],
  ])('have no path that stays: %s', (_, disks, output) => {
    expect(pathsOf(disks, output).map(({ stablePath }) => stablePath)).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('are not those of which one is shown twice', () => {
    const [path] = pathsOf(
      [listed('dm-0', WWN), listed('dm-0', WWN)],
      link('wwn-0x5000c500a1b2c3d4', 'dm-0'),
    );
    expect(path.stablePath).toBe('/dev/disk/by-id/wwn-0x5000c500a1b2c3d4');
  });
});
