import { parseDf } from './df';
import { parseKubeletSummary } from './kubeletSummary';
import { parseMountUnit } from './mountUnit';

describe('parseDf', () => {
  it('reads filesystems on devices', () => {
    expect(
      parseDf(`Filesystem          1B-blocks         Used        Avail Mounted on
devtmpfs              4194304            0      4194304 /dev
/dev/vda4         62277025792  12884901888  49392123904 /sysroot
tmpfs             13486718976        32768  13486686208 /tmp
/dev/vda3           366869504    166723584    177137664 /boot
/dev/vda5        151724752896  33285996544 118438756352 /var/lib/containers
/dev/sdb1             1000000            -       900000 /mnt/with space
overlay          151724752896  33285996544 118438756352 /var/lib/containers/storage/overlay/a/merged
/dev/sdc1                   -            -            - /broken
df: /run/x: Permission denied
`),
    ).toEqual([
      {
        mountpoint: '/sysroot',
        source: '/dev/vda4',
        sizeBytes: 62277025792,
        usedBytes: 12884901888,
        availableBytes: 49392123904,
      },
      {
        mountpoint: '/boot',
        source: '/dev/vda3',
        sizeBytes: 366869504,
        usedBytes: 166723584,
        availableBytes: 177137664,
      },
      {
        mountpoint: '/var/lib/containers',
        source: '/dev/vda5',
        sizeBytes: 151724752896,
        usedBytes: 33285996544,
        availableBytes: 118438756352,
      },
      {
        mountpoint: '/mnt/with space',
        source: '/dev/sdb1',
        sizeBytes: 1000000,
        availableBytes: 900000,
      },
    ]);
  });

  it('reads inodes, where a filesystem has a number of them', () => {
    expect(
      parseDf(`Filesystem 1B-blocks Used Avail Inodes IFree Mounted on
/dev/vda4 100 60 40 50 7 /sysroot
/dev/vda5 300 60 240 0 0 /var/lib/containers
/dev/vda3 300 60 240 - - /boot
`).map(({ mountpoint, availableBytes, inodes }) => [
        mountpoint,
        availableBytes,
        inodes,
      ]),
    ).toEqual([
      ['/sysroot', 40, { total: 50, free: 7 }],
      ['/var/lib/containers', 240, undefined],
      ['/boot', 240, undefined],
    ]);
  });

  it.each(['', 'df: command not found', '{}'])('is empty for %p', output => {
    expect(parseDf(output)).toEqual([]);
  });
});

describe('parseMountUnit', () => {
  it.each([
    [
      'What=/dev/vda5\nActiveState=active\n',
      { active: true, what: '/dev/vda5' },
    ],
    ['ActiveState=inactive\n', { active: false }],
    ['What=\nActiveState=inactive\n', { active: false }],
    ['ActiveState=failed\nWhat=/dev/sdb', { active: false, what: '/dev/sdb' }],
    ['Failed to connect to bus', undefined],
    ['', undefined],
  ])('reads %j', (output, expected) => {
    expect(parseMountUnit(output)).toEqual(expected);
  });
});

describe('parseKubeletSummary', () => {
  const fs = { availableBytes: 40, capacityBytes: 100, usedBytes: 7 };
  it('reads both filesystems, used as what is not available', () => {
    expect(
      parseKubeletSummary({
        node: {
          fs,
          runtime: { imageFs: { ...fs, capacityBytes: 300 } },
        },
        pods: [],
      }),
    ).toEqual([
      {
        mountpoint: '/var/lib/kubelet',
        sizeBytes: 100,
        usedBytes: 60,
        availableBytes: 40,
      },
      {
        mountpoint: '/var/lib/containers/storage',
        sizeBytes: 300,
        usedBytes: 260,
        availableBytes: 40,
      },
    ]);
  });

  it('reads inodes', () => {
    expect(
      parseKubeletSummary({
        node: {
          fs: { ...fs, inodes: 9, inodesFree: 0 },
          runtime: { imageFs: { ...fs, inodes: 9, inodesFree: '1' } },
        },
      })?.map(({ inodes }) => inodes),
    ).toEqual([{ total: 9, free: 0 }, undefined]);
  });

  it.each([
    undefined,
    {},
    { node: {} },
    { node: { fs: { capacityBytes: '5' } } },
  ])('is undefined for %j', summary =>
    expect(parseKubeletSummary(summary)).toBeUndefined(),
  );
});
