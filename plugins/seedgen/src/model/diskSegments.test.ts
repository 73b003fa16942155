import { readyLayout, sharedLayout } from '../../dev/fixtures';
import { segmentsOf } from './diskSegments';

const AT = '2026-11-22T10:45:00.000Z';
const GIB = 1024 ** 3;

describe('segmentsOf', () => {
  it('names what each part is for', () => {
    const [vda] = readyLayout(AT).disks;
    expect(segmentsOf(vda).map(({ name, role }) => [name, role])).toEqual([
      ['vda1', 'boot'],
      ['vda2', 'boot'],
      ['vda3', 'boot'],
      ['vda4', 'root'],
      ['vda5', 'containers'],
    ]);
  });

  it('shows a disk without anything on it as free', () => {
    const [, vdb] = sharedLayout(AT).disks;
    expect(segmentsOf(vdb)).toEqual([
      { role: 'free', sizeBytes: 200 * GIB, mountpoints: [] },
    ]);
  });

  it('shows a filesystem on the whole disk', () => {
    const [, vdb] = sharedLayout(AT).disks;
    const segments = segmentsOf({
      ...vdb,
      filesystem: 'xfs',
      mountpoints: ['/var/lib/containers'],
    });
    expect(segments).toMatchObject([{ name: 'vdb', role: 'containers' }]);
  });

  it('shows gaps and the rest, in the order on the disk', () => {
    const partition = (
      name: string,
      startBytes: number,
      sizeBytes: number,
    ) => ({
      name,
      startBytes,
      sizeBytes,
      mountpoints: [],
    });
    const segments = segmentsOf({
      name: 'sda',
      path: '/dev/sda',
      sizeBytes: 100 * GIB,
      mountpoints: [],
      partitions: [
        partition('sda2', 50 * GIB, 20 * GIB),
        partition('sda1', 1024 ** 2, 30 * GIB),
      ],
    });
    expect(
      segments.map(({ name, sizeBytes }) => [
        name ?? 'free',
        Math.round(sizeBytes / GIB),
      ]),
    ).toEqual([
      ['sda1', 30],
      ['free', 20],
      ['sda2', 20],
      ['free', 30],
    ]);
  });
});
