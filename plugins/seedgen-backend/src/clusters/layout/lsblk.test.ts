import { parseLsblk } from './lsblk';
import { GIB } from '../../units';

const parse = (blockdevices: unknown[]) =>
  parseLsblk(JSON.stringify({ blockdevices }));
const disks = (blockdevices: unknown[]) =>
  parse(blockdevices)?.map(({ disk }) => disk);

describe('parseLsblk', () => {
  it('reads an RHCOS disk as util-linux 2.37 prints it', () => {
    const rootMounts = ['/var', null, '/sysroot', '/'];
    expect(
      disks([
        {
          name: 'vda',
          kname: 'vda',
          path: '/dev/vda',
          'maj:min': '252:0',
          type: 'disk',
          size: 200 * GIB,
          fstype: null,
          pttype: 'gpt',
          model: null,
          serial: 'vol-0a1b ',
          rota: true,
          mountpoint: null,
          mountpoints: [null],
          children: [
            {
              name: 'vda4',
              type: 'part',
              size: 58 * GIB,
              fstype: 'xfs',
              label: 'root',
              partlabel: 'root',
              mountpoint: '/var',
              mountpoints: rootMounts,
            },
            {
              name: 'vda5',
              type: 'part',
              size: 141 * GIB,
              start: 122880000,
              fstype: 'xfs',
              label: 'containers',
              partlabel: 'var-lib-containers',
              mountpoints: ['/var/lib/containers'],
            },
          ],
        },
      ]),
    ).toEqual([
      {
        name: 'vda',
        path: '/dev/vda',
        sizeBytes: 200 * GIB,
        model: undefined,
        serial: 'vol-0a1b',
        rotational: true,
        filesystem: undefined,
        mountpoints: [],
        partitions: [
          {
            name: 'vda4',
            sizeBytes: 58 * GIB,
            startBytes: undefined,
            label: 'root',
            filesystem: 'xfs',
            mountpoints: ['/var', '/sysroot', '/'],
          },
          {
            name: 'vda5',
            sizeBytes: 141 * GIB,
            startBytes: 122880000 * 512,
            label: 'var-lib-containers',
            filesystem: 'xfs',
            mountpoints: ['/var/lib/containers'],
          },
        ],
      },
    ]);
  });

  it('reads texts and single mount points, as older versions print them', () => {
    expect(
      disks([
        {
          name: 'sda',
          type: 'disk',
          size: '1000',
          rota: '0',
          mountpoint: null,
          children: [
            { name: 'sda1', type: 'part', size: '500', mountpoint: '/boot' },
          ],
        },
      ]),
    ).toMatchObject([
      {
        path: '/dev/sda',
        sizeBytes: 1000,
        rotational: false,
        partitions: [{ sizeBytes: 500, mountpoints: ['/boot'] }],
      },
    ]);
  });

  it('reads NVMe names and the link of 2.40', () => {
    expect(
      parse([
        {
          name: 'nvme0n1',
          kname: 'nvme0n1',
          type: 'disk',
          size: 5,
          wwn: 'eui.0025385b11b23456',
          'id-link': 'nvme-eui.0025385b11b23456',
          children: [{ name: 'nvme0n1p1', type: 'part', size: 1 }],
        },
      ]),
    ).toMatchObject([
      {
        kernelName: 'nvme0n1',
        wwn: 'eui.0025385b11b23456',
        idLink: 'nvme-eui.0025385b11b23456',
        disk: { partitions: [{ name: 'nvme0n1p1' }] },
      },
    ]);
  });

  it('shows volumes beside the partitions that they are made of, once', () => {
    const volume = {
      name: 'vg-containers',
      type: 'lvm',
      size: 300,
      fstype: 'xfs',
      mountpoints: ['/var/lib/containers'],
    };
    const part = (name: string) => ({
      name,
      type: 'part',
      size: 200,
      fstype: 'LVM2_member',
      children: [volume],
    });
    const [disk] = disks([
      {
        name: 'sda',
        type: 'disk',
        size: 500,
        children: [part('sda1'), part('sda2')],
      },
    ])!;
    expect(disk.partitions.map(({ name }) => name)).toEqual([
      'sda1',
      'vg-containers',
      'sda2',
    ]);
    expect(disk.partitions[1].mountpoints).toEqual(['/var/lib/containers']);
  });

  it('shows a multipath device instead of its paths', () => {
    const mpath = {
      name: 'mpatha',
      kname: 'dm-0',
      path: '/dev/mapper/mpatha',
      type: 'mpath',
      size: 900,
      children: [{ name: 'mpatha1', type: 'part', size: 100, fstype: 'ext4' }],
    };
    const path = (name: string) => ({
      name,
      type: 'disk',
      size: 900,
      fstype: 'mpath_member',
      serial: 'S1',
      wwn: '0x6001',
      children: [mpath],
    });
    expect(parse([path('sda'), path('sdb')])).toMatchObject([
      {
        kernelName: 'dm-0',
        wwn: '0x6001',
        disk: {
          name: 'mpatha',
          path: '/dev/mapper/mpatha',
          serial: 'S1',
          filesystem: undefined,
          partitions: [{ name: 'mpatha1' }],
        },
      },
    ]);
  });

  it('tells a whole-disk filesystem, an empty table and an empty disk apart', () => {
    const found = disks([
      {
        name: 'sda',
        type: 'disk',
        size: 1,
        fstype: 'xfs',
        mountpoints: ['/data'],
      },
      { name: 'sdb', type: 'disk', size: 1, pttype: 'gpt' },
      { name: 'sdc', type: 'disk', size: 1, fstype: '', pttype: null },
    ])!;
    expect(
      found.map(({ filesystem, mountpoints }) => [filesystem, mountpoints]),
    ).toEqual([
      ['xfs', ['/data']],
      ['gpt', []],
      [undefined, []],
    ]);
  });

  it('leaves out what is no disk', () => {
    expect(
      disks([
        { name: 'loop0', type: 'loop', size: 5 },
        { name: 'sr0', type: 'rom', size: 5 },
        { name: 'zram0', type: 'disk', size: 5 },
        { name: 'sdx', type: 'disk', size: 0 },
        { name: 'sda', type: 'disk', size: 5 },
      ])?.map(({ name }) => name),
    ).toEqual(['sda']);
  });

  it.each([
    '',
    'lsblk: unknown column',
    '[]',
    '{"blockdevices":{}}',
    '{"blockdevices":[{"size":1}]}',
  ])('is undefined for %p', output => {
    expect(parseLsblk(output)).toBeUndefined();
  });

  it.each([
    [
      'deeper than any',
      `${'{"name":"a","children":['.repeat(40_000)}${']}'.repeat(40_000)}`,
    ],
    [
      'longer than any',
      Array.from({ length: 20_000 }, (_, at) => `{"name":"d${at}"}`).join(),
    ],
  ])('knows nothing of a tree that is %s', (_, devices) => {
    expect(parseLsblk(`{"blockdevices":[${devices}]}`)).toBeUndefined();
  });

  it('gives odd values up and keeps the rest', () => {
    const [disk] = disks([
      {
        name: 'sda\u202e',
        type: 'disk',
        size: 7,
        model: { a: 1 },
        rota: 'yes',
        mountpoints: 'x',
        children: [{ name: 'sda1', size: -1, start: 1.5 }],
      },
    ])!;
    expect(disk).toMatchObject({
      name: 'sda\\u{202e}',
      model: undefined,
    });
    expect(disk.partitions[0]).toMatchObject({
      sizeBytes: 0,
      startBytes: undefined,
    });
  });
});
