import type { StorageLayout } from '@seedgen/backstage-plugin-seedgen-common';
import {
  SEEN_AT,
  bootDisk,
  emptyDisk,
  readyLayout,
  sharedLayout,
} from './__testUtils__';
import { LAYOUT_STALE_AFTER_MS, assessReadiness } from './readiness';
import { formatGiB } from './requirements';
import { GIB, MIB } from '../units';
import { DEFAULT_SETTINGS } from '../__testUtils__/defaultSettings';

const REQUIREMENTS = DEFAULT_SETTINGS.storage.requirements;

const NOW = new Date(SEEN_AT);

/** What the kubelet alone says: two filesystems, without devices or disks. */
function kubeletLayout(rootBytes: number, imageBytes: number): StorageLayout {
  return readyLayout({
    disks: [],
    sources: ['kubelet-summary'],
    containerMountUnit: undefined,
    filesystems: [
      { mountpoint: '/var', sizeBytes: rootBytes, availableBytes: 40 * GIB },
      {
        mountpoint: '/var/lib/containers',
        sizeBytes: imageBytes,
        availableBytes: 40 * GIB,
      },
    ],
  });
}

describe('assessReadiness', () => {
  it.each<
    [
      string,
      StorageLayout | undefined,
      'ready' | 'not-ready' | 'unknown',
      string[],
    ]
  >([
    ['the layout of the how-to', readyLayout(), 'ready', []],
    ['nothing was read', undefined, 'unknown', ['LayoutUnknown']],
    [
      'container storage on the root filesystem',
      sharedLayout(),
      'not-ready',
      ['NoDedicatedFilesystem'],
    ],
    [
      'an empty second disk changes nothing yet',
      sharedLayout([emptyDisk()]),
      'not-ready',
      ['NoDedicatedFilesystem'],
    ],
    [
      'a partition mounted by other means than the unit',
      readyLayout({ containerMountUnit: { active: false } }),
      'not-ready',
      ['MountUnitInactive'],
    ],
    [
      'a unit that could not be asked for',
      readyLayout({ containerMountUnit: undefined }),
      'unknown',
      ['LayoutIncomplete'],
    ],
    [
      'one byte less than needed for containers',
      readyLayout({
        disks: [
          bootDisk({
            sizeBytes: 200 * GIB,
            rootBytes: 58 * GIB,
            containersBytes: 141 * GIB - 1,
          }),
        ],
      }),
      'not-ready',
      ['ContainersTooSmall'],
    ],
    [
      'exactly what is needed',
      readyLayout({
        disks: [
          bootDisk({
            sizeBytes: 200 * GIB,
            rootBytes: 58 * GIB,
            containersBytes: 141 * GIB,
          }),
        ],
      }),
      'ready',
      [],
    ],
    [
      'root too small',
      readyLayout({
        disks: [
          bootDisk({
            sizeBytes: 200 * GIB,
            rootBytes: 25 * GIB,
            containersBytes: 174 * GIB,
          }),
        ],
      }),
      'not-ready',
      ['RootTooSmall'],
    ],
    [
      'the kubelet shows two filesystems, but not the unit',
      kubeletLayout(57.9 * GIB, 140.8 * GIB),
      'unknown',
      ['LayoutIncomplete'],
    ],
    [
      'the kubelet shows the same filesystem twice',
      kubeletLayout(199 * GIB, 199 * GIB),
      'not-ready',
      ['NoDedicatedFilesystem', 'LayoutIncomplete'],
    ],
    [
      'what was seen decides although the rest is unknown',
      readyLayout({ containerMountUnit: { active: false }, filesystems: [] }),
      'not-ready',
      ['MountUnitInactive'],
    ],
  ])('%s', (_, layout, status, codes) => {
    const readiness = assessReadiness(layout, REQUIREMENTS, NOW);
    expect(readiness.status).toBe(status);
    expect(readiness.reasons.map(reason => reason.code)).toEqual(codes);
    expect(readiness.reasons.every(reason => reason.remedy !== '')).toBe(true);
  });

  it('shows required and actual sizes, from the device where it is known', () => {
    const readiness = assessReadiness(readyLayout(), REQUIREMENTS, NOW);
    expect(readiness).toMatchObject({
      dedicated: true,
      observedAt: SEEN_AT,
      containers: { requiredBytes: 141 * GIB, actualBytes: 144_799 * MIB },
      root: { requiredBytes: 58 * GIB, actualBytes: 59_488 * MIB },
    });
    expect(readiness.containers.usedBytes).toBe(
      144_799 * MIB - 700 * MIB - 130 * GIB,
    );
  });

  it('shows what a seed needs, what is there for it, and how far the partition can grow', () => {
    const [disk] = readyLayout().disks;
    const placed = (startsMiB: (number | undefined)[], bytes: number) =>
      readyLayout({
        disks: [
          {
            ...disk,
            partitions: disk.partitions.map((partition, index) => ({
              ...partition,
              startBytes:
                startsMiB[index] === undefined
                  ? undefined
                  : startsMiB[index]! * MIB,
              ...(partition.name === 'vda5' ? { sizeBytes: bytes } : {}),
            })),
          },
        ],
      });
    const starts = [1, 2, 129, 513, 60_000];
    const measured = (layout: StorageLayout) =>
      assessReadiness(layout, REQUIREMENTS, NOW);
    const small = measured(placed(starts, 100 * GIB));
    expect(small.containers).toMatchObject({
      seedNeedsBytes: 20_000_000_000,
      availableBytes: 130 * GIB,
      growthBytes: 200 * GIB - 60_001 * MIB - 100 * GIB,
    });
    expect(small.root.growthBytes).toBe(0);
    expect(small.reasons[0].remedy).toContain('xfs_growfs');
    expect(
      measured(placed(starts, 90 * GIB)).containers.growthBytes,
    ).toBeGreaterThan(51 * GIB);
    expect(
      measured(placed([1, undefined, 129, 513, 60_000], 100 * GIB)).containers,
    ).not.toHaveProperty('growthBytes');
  });

  it.each([
    [{ availableBytes: 19_999_999_999 }, ['ContainersNearlyFull']],
    [{ availableBytes: 20_000_000_000 }, []],
    [{ inodes: { total: 1000, free: 49 } }, ['ContainersInodesExhausted']],
    [{ inodes: { total: 1000, free: 50 } }, []],
    [{ inodes: { total: 0, free: 0 } }, []],
  ])('of a container storage with %j says %j', (use, codes) => {
    const layout = readyLayout();
    Object.assign(layout.filesystems[1], use);
    const { reasons } = assessReadiness(layout, REQUIREMENTS, NOW);
    expect(reasons.map(({ code }) => code)).toEqual(codes);
  });

  it('takes an old layout for unknown, and a bad one for bad however old', () => {
    const later = new Date(NOW.getTime() + LAYOUT_STALE_AFTER_MS + 1);
    expect(assessReadiness(readyLayout(), REQUIREMENTS, later)).toMatchObject({
      status: 'unknown',
      reasons: [{ code: 'LayoutStale' }],
    });
    expect(assessReadiness(sharedLayout(), REQUIREMENTS, later).status).toBe(
      'not-ready',
    );
  });
});

describe('formatGiB', () => {
  it.each([
    [141 * GIB, '141.0 GiB'],
    [141 * GIB - 1, '140.9 GiB'],
    [144_799 * MIB, '141.4 GiB'],
    [0, '0.0 GiB'],
  ])('prints %d bytes as %s', (bytes, text) => {
    expect(formatGiB(bytes)).toBe(text);
  });
});
