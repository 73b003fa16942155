import type { ListedDisk } from './lsblk';
import { parseDiskLinks, stablePathsOf } from './stablePath';

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
