import type { StorageReadiness } from '@seedgen/backstage-plugin-seedgen-common';
import { measureOf, reasonTone } from './measure';

const GIB = 1024 ** 3;
const SIZES = { requiredBytes: 141 * GIB, actualBytes: 199 * GIB };

const storage = (
  codes: string[],
  over: Partial<StorageReadiness> = {},
): StorageReadiness => ({
  status: 'not-ready',
  dedicated: true,
  containers: SIZES,
  root: { requiredBytes: 58 * GIB, actualBytes: 58 * GIB },
  reasons: codes.map(code => ({ code, message: code, remedy: '' })),
  ...over,
});

describe('measureOf', () => {
  it.each<[string, StorageReadiness, string, string]>([
    ['what is enough', storage([], { status: 'ready' }), 'size', 'ok'],
    [
      'what is large enough, but on the root filesystem',
      storage(['NoDedicatedFilesystem'], { dedicated: false }),
      'none-of-its-own',
      'error',
    ],
    [
      'a folder of the root filesystem that is bound, which is accepted',
      storage(['SharedByBindMount'], { dedicated: false, status: 'ready' }),
      'shared',
      'warning',
    ],
    [
      'what is too small',
      storage(['ContainersTooSmall'], {
        containers: { ...SIZES, actualBytes: 100 * GIB },
      }),
      'size',
      'error',
    ],
    [
      'what is a little smaller than asked for, as XFS makes it',
      storage([], {
        status: 'ready',
        containers: { ...SIZES, actualBytes: 140 * GIB },
      }),
      'size-enough',
      'ok',
    ],
    [
      'what is large enough, and nearly full',
      storage(['ContainersNearlyFull'], {
        containers: {
          ...SIZES,
          availableBytes: 9 * GIB,
          seedNeedsBytes: 60 * GIB,
        },
      }),
      'room',
      'error',
    ],
    [
      'what is large enough, and has no inodes left',
      storage(['ContainersInodesExhausted'], {
        containers: { ...SIZES, inodes: { free: 1, total: 100 } },
      }),
      'inodes',
      'error',
    ],
    [
      'what is mounted without the unit',
      storage(['MountUnitInactive']),
      'unit',
      'error',
    ],
    [
      'what the other filesystem fails for',
      storage(['RootTooSmall', 'RootNearlyFull']),
      'size',
      'ok',
    ],
    [
      'what could not be read',
      storage(['LayoutUnknown'], {
        status: 'unknown',
        containers: { requiredBytes: 141 * GIB },
      }),
      'unknown',
      'unknown',
    ],
    [
      'a filesystem of which is not known whether it is its own',
      storage(['LayoutIncomplete'], {
        status: 'unknown',
        dedicated: undefined,
      }),
      'size',
      'unknown',
    ],
  ])('of %s', (_, given, says, tone) => {
    expect(measureOf(given, 'containers')).toEqual({ says, tone });
  });

  it.each([
    ['RootTooSmall', 'size', 'error'],
    ['RootInodesExhausted', 'size', 'error'],
    ['ContainersTooSmall', 'size', 'ok'],
    ['NoDedicatedFilesystem', 'size', 'ok'],
  ])('of the root filesystem with %s', (code, says, tone) => {
    expect(measureOf(storage([code]), 'root')).toEqual({ says, tone });
  });
});

describe('reasonTone', () => {
  it.each([
    ['NoDedicatedFilesystem', 'not-ready', 'error'],
    ['SharedByBindMount', 'not-ready', 'warning'],
    ['SharedByBindMount', 'ready', 'warning'],
    ['LayoutStale', 'not-ready', 'unknown'],
    ['LayoutIncomplete', 'unknown', 'unknown'],
    ['OfALaterBackend', 'not-ready', 'error'],
    ['OfALaterBackend', 'unknown', 'unknown'],
  ] as const)('of %s where it is %s', (code, status, tone) => {
    expect(reasonTone(code, status)).toBe(tone);
  });
});
