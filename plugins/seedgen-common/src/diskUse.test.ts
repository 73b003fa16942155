import { diskUseOf } from './diskUse';
import type { Disk } from './model';

const EMPTY: Disk = {
  name: 'vdb',
  path: '/dev/vdb',
  sizeBytes: 200,
  mountpoints: [],
  partitions: [],
};

describe('diskUseOf', () => {
  it.each<[string, Partial<Disk>, ReturnType<typeof diskUseOf>]>([
    ['an empty disk', {}, undefined],
    [
      'partitions',
      { partitions: [{ name: 'vdb1', sizeBytes: 1, mountpoints: [] }] },
      { kind: 'partitions', count: 1 },
    ],
    [
      'a filesystem without partitions',
      { filesystem: 'LVM2_member' },
      { kind: 'filesystem', filesystem: 'LVM2_member' },
    ],
    [
      'a mount without a known filesystem',
      { mountpoints: ['/mnt'] },
      { kind: 'mounted', mountpoint: '/mnt' },
    ],
    ['a medium that is read-only', { readOnly: true }, { kind: 'read-only' }],
    ['a stick', { removable: true }, { kind: 'removable' }],
    ['a LUN over the network', { network: true }, { kind: 'network' }],
  ])('tells %s', (_, disk, use) => {
    expect(diskUseOf({ ...EMPTY, ...disk })).toEqual(use);
  });
});
