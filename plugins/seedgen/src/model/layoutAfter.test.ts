import {
  buildPartitionIgnition,
  type Disk,
  type StoragePlanOption,
} from '@seedgen/backstage-plugin-seedgen-common';
import { sharedLayout } from '../../dev/fixtures';
import { diskAfter } from './layoutAfter';
import { segmentsOf } from './diskSegments';

const GIB = 1024 ** 3;
const LAYOUT = sharedLayout('2026-11-24T10:00:00.000Z');

const option = (
  strategy: StoragePlanOption['strategy'],
  device: string,
  startMiB?: number,
): StoragePlanOption => ({
  strategy,
  feasible: true,
  device,
  reasons: [],
  consequences: [],
  manifests: startMiB
    ? [
        {
          name: 'ignition-config-override.json',
          yaml: JSON.stringify(
            buildPartitionIgnition({ device, startMiB }),
            null,
            2,
          ),
        },
      ]
    : [],
});

const inShort = (disk: Disk | undefined) =>
  disk &&
  segmentsOf(disk).map(
    ({ name, role, sizeBytes }) =>
      `${name} ${role} ${(sizeBytes / GIB).toFixed(1)}`,
  );

describe('diskAfter', () => {
  it('gives an empty disk to container storage as a whole', () => {
    expect(
      inShort(diskAfter(LAYOUT, option('secondary-disk', '/dev/vdb'))),
    ).toEqual(['vdb1 containers 200.0']);
  });

  it('knows the disk by its stable path, and how partitions of NVMe are named', () => {
    const [first, second] = LAYOUT.disks;
    const disk = {
      ...second,
      name: 'nvme1n1',
      stablePath: '/dev/disk/by-id/x',
    };
    expect(
      inShort(
        diskAfter(
          { ...LAYOUT, disks: [first, disk] },
          option('secondary-disk', '/dev/disk/by-id/x'),
        ),
      ),
    ).toEqual(['nvme1n1p1 containers 200.0']);
  });

  it('parts the boot disk where the installation will', () => {
    expect(
      inShort(diskAfter(LAYOUT, option('install-time', '/dev/vda', 60 * 1024))),
    ).toEqual([
      'vda1 boot 0.0',
      'vda2 boot 0.1',
      'vda3 boot 0.4',
      'vda4 root 59.5',
      'vda5 containers 60.0',
    ]);
  });

  it.each([
    [
      'what is not feasible',
      { ...option('secondary-disk', '/dev/vdb'), feasible: false },
    ],
    ['a disk that is not there', option('secondary-disk', '/dev/vdz')],
    [
      'what a running node refuses',
      option('machine-config', '/dev/vda', 60_000),
    ],
    ['a start that is not told', option('install-time', '/dev/vda')],
    ['a start beyond the disk', option('install-time', '/dev/vda', 999_999)],
    ['a start before root', option('install-time', '/dev/vda', 1)],
    ['nothing to do', option('none-needed', '/dev/vda')],
  ])('claims nothing about %s', (_, plan) => {
    expect(diskAfter(LAYOUT, plan)).toBeUndefined();
  });
});
