import type { ClusterSnapshot } from '@seedgen/backstage-plugin-seedgen-common';
import { changesThePicture, mergeSnapshot } from './mergeSnapshot';
import type { Answer } from './readiness/types';

const EARLIER = '2026-11-22T10:00:00.000Z';
const NOW = '2026-11-22T10:01:00.000Z';

const full: ClusterSnapshot = {
  cluster: 'sno1',
  observedAt: EARLIER,
  reachableAt: EARLIER,
  reachability: 'reachable',
  clusterId: 'id-1',
  version: '4.18.27',
  architecture: 'x86_64',
  node: 'node-1',
  lifecycleAgent: { installed: true, ready: true },
  seedGenerator: { state: 'absent' },
  layout: {
    node: 'node-1',
    observedAt: EARLIER,
    disks: [],
    filesystems: [],
    sources: ['lsblk'],
  },
};
const unreachable: ClusterSnapshot = {
  cluster: 'sno1',
  observedAt: NOW,
  reachability: 'unreachable',
  failure: { code: 'refused', message: 'Connection refused.' },
  seedGenerator: {
    state: 'unknown',
    failure: { code: 'refused', message: 'Connection refused.' },
  },
};

describe('mergeSnapshot', () => {
  it('keeps what was read now and then until it is read again, part by part', () => {
    const trustBundle = { hasUserCaBundle: true, proxyConfigmapName: '' };
    const read: ClusterSnapshot = {
      ...full,
      configuration: { hasProxy: false, hasFips: false, trustBundle },
    };
    expect(mergeSnapshot(read, full).configuration).toEqual(read.configuration);
    expect(
      mergeSnapshot(read, { ...full, configuration: { hasProxy: true } })
        .configuration,
    ).toEqual({ hasProxy: true, hasFips: false, trustBundle });
    expect(
      mergeSnapshot(read, { ...full, clusterId: 'another' }).configuration,
    ).toBeUndefined();
  });

  it('keeps what a SeedGenerator says without credentials, printable', () => {
    const said = (message: string): ClusterSnapshot => ({
      ...full,
      seedGenerator: {
        state: 'present',
        uid: 'u',
        seedImage: 'r.example/a:1',
        conditions: [
          { type: 'SeedGenInProgress', status: 'True', reason: '', message },
        ],
      },
    });
    const raw = said('password=hunter\u202e');
    const kept = said('password=***');
    expect(mergeSnapshot(undefined, raw)).toEqual(kept);
    expect(mergeSnapshot(full, raw)).toEqual(kept);
  });

  it('takes the first look as it is', () => {
    expect(mergeSnapshot(undefined, unreachable)).toBe(unreachable);
  });

  it('keeps what was seen when the cluster cannot be reached, with its times', () => {
    expect(mergeSnapshot(full, unreachable)).toEqual({
      ...full,
      observedAt: NOW,
      reachability: 'unreachable',
      failure: unreachable.failure,
    });
  });

  it('forgets the failure once the cluster answers', () => {
    const back = { ...full, observedAt: NOW, reachableAt: NOW };
    expect(mergeSnapshot(mergeSnapshot(full, unreachable), back)).toEqual(back);
  });

  it('keeps a layout that could not be read this time, as of when it was', () => {
    const next = { ...full, observedAt: NOW, layout: undefined };
    expect(mergeSnapshot(full, next).layout?.observedAt).toBe(EARLIER);
  });

  it('says that the SeedGenerator cannot be seen on a cluster that answers', () => {
    const next: ClusterSnapshot = {
      ...full,
      seedGenerator: unreachable.seedGenerator,
    };
    expect(mergeSnapshot(full, next).seedGenerator?.state).toBe('unknown');
  });

  it('keeps what checks said for as long as nothing new was said', () => {
    const passed: Answer = { id: 'a', status: 'pass', asOf: EARLIER };
    const failed: Answer = { id: 'a', status: 'fail', asOf: NOW };
    const before = { ...full, checks: [passed], identitySince: EARLIER };
    expect(mergeSnapshot(before, unreachable)).toMatchObject({
      checks: [passed],
      identitySince: EARLIER,
    });
    const next = mergeSnapshot(before, { ...full, checks: [failed] });
    expect(next.checks).toEqual([failed]);
    expect(changesThePicture(before, next)).toBe(true);
    const same = { ...before, checks: [{ ...passed, asOf: NOW }] };
    expect(changesThePicture(before, same)).toBe(false);
  });

  it('keeps nothing of another cluster under the same address', () => {
    const another: ClusterSnapshot = {
      cluster: 'sno1',
      observedAt: NOW,
      reachability: 'reachable',
      clusterId: 'id-2',
    };
    expect(mergeSnapshot(full, another)).toEqual({
      ...another,
      identitySince: another.observedAt,
    });
  });
});

describe('changesThePicture', () => {
  it.each<[string, ClusterSnapshot | undefined, ClusterSnapshot, boolean]>([
    ['the first look', undefined, full, true],
    [
      'only later',
      full,
      {
        ...full,
        observedAt: NOW,
        reachableAt: NOW,
        layout: { ...full.layout!, observedAt: NOW },
      },
      false,
    ],
    ['unreachable', full, mergeSnapshot(full, unreachable), true],
    ['another version', full, { ...full, version: '4.18.28' }, true],
  ])('%s', (_what, previous, next, expected) => {
    expect(changesThePicture(previous, next)).toBe(expected);
  });
});
