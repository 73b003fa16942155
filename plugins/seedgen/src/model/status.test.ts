import type { ClusterStatus } from '@seedgen/backstage-plugin-seedgen-common';
import {
  ago,
  attachedCluster,
  DAYS,
  externalCluster,
  HOURS,
  idleCluster,
  removedCluster,
  imagingCluster,
  spentCluster,
  staleCluster,
  unpreparedCluster,
  unreachableCluster,
  unseenCluster,
} from '../../dev/fixtures';
import {
  isStale,
  observedAtOf,
  isReadyToGenerate,
  nextStepOf,
  headlineOf,
  headlineTone,
  outageOf,
  outagesOf,
  readinessOf,
} from './status';

const NOW = Date.parse('2026-11-22T10:45:00.000Z');

const unreadable = (): ClusterStatus => {
  const idle = idleCluster(NOW);
  return { ...idle, snapshot: { ...idle.snapshot, reachability: 'unknown' } };
};

describe('headlineOf', () => {
  it.each([
    ['idle', 'ok', idleCluster(NOW)],
    ['idle', 'info', unpreparedCluster(NOW)],
    ['idle', 'info', spentCluster(NOW)],
    ['running', 'running', imagingCluster(NOW)],
    ['unreachable', 'error', unreachableCluster(NOW)],
    ['stale', 'unknown', staleCluster(NOW)],
    ['external', 'warning', externalCluster(NOW)],
    ['never-seen', 'unknown', unseenCluster()],
    ['unknown', 'unknown', unreadable()],
    ['not-configured', 'unknown', removedCluster(NOW)],
  ] as const)('says %s with the tone %s', (headline, tone, status) => {
    expect(headlineOf(status, NOW)).toBe(headline);
    expect(headlineTone(status, NOW)).toBe(tone);
  });

  it('says running although the cluster is unreachable', () => {
    const status = imagingCluster(NOW);
    status.snapshot.reachability = 'unreachable';
    expect(headlineOf(status, NOW)).toBe('running');
  });

  it('warns of a run that needs somebody', () => {
    const status = imagingCluster(NOW);
    status.activeRun!.problem = { code: 'Waits', message: 'It waits' };
    expect(headlineTone(status, NOW)).toBe('warning');
  });
});

describe('freshness', () => {
  it('takes the later of the two looks', () => {
    const status = imagingCluster(NOW);
    expect(observedAtOf(status)).toBe(ago(NOW, 2));
    expect(observedAtOf(idleCluster(NOW))).toBe(ago(NOW, 12));
    expect(observedAtOf(unseenCluster())).toBeUndefined();
  });

  it('expects more often of a cluster with a run', () => {
    const { activeRun } = imagingCluster(NOW);
    expect(isStale(ago(NOW, 120), activeRun, NOW)).toBe(true);
    expect(isStale(ago(NOW, 120), undefined, NOW)).toBe(false);
    expect(isStale(ago(NOW, 301), undefined, NOW)).toBe(true);
    expect(isStale(undefined, undefined, NOW)).toBe(false);
  });
});

describe('readinessOf', () => {
  it('never shows an old verdict as a good one', () => {
    const { storage } = unreachableCluster(NOW);
    expect(readinessOf(storage, NOW)).toEqual({
      status: 'ready',
      stale: true,
      tone: 'unknown',
    });
    expect(readinessOf(idleCluster(NOW).storage, NOW).tone).toBe('ok');
    expect(readinessOf(unseenCluster().storage, NOW).tone).toBe('unknown');
  });
});

describe('isReadyToGenerate', () => {
  it.each([
    [true, idleCluster(NOW)],
    [false, unpreparedCluster(NOW)],
    [false, attachedCluster(NOW)],
    // A backend of before does not say.
    [false, { ...idleCluster(NOW), readiness: undefined }],
    [false, unreachableCluster(NOW)],
    [false, spentCluster(NOW)],
    [false, externalCluster(NOW)],
    [false, unseenCluster()],
  ] as const)('is %s', (expected, status) => {
    expect(isReadyToGenerate(status, NOW)).toBe(expected);
  });
});

describe('nextStepOf', () => {
  it.each([
    ['generate', idleCluster(NOW)],
    ['prepare-storage', unpreparedCluster(NOW)],
    ['remove-obstacle', attachedCluster(NOW)],
    ['look', unreachableCluster(NOW)],
    ['look', spentCluster(NOW)],
    ['look', unseenCluster()],
    ['look', { ...idleCluster(NOW), readiness: undefined }],
  ] as const)('is to %s', (expected, status) => {
    expect(nextStepOf(status, NOW)).toBe(expected);
  });
});

describe('outages', () => {
  it('tells a usual one from a long one', () => {
    expect(outageOf({}, NOW)).toBeUndefined();
    expect(outageOf({ unreachableSince: ago(NOW, 60) }, NOW)).toEqual({
      durationMs: 60_000,
      long: false,
    });
    expect(outageOf({ unreachableSince: ago(NOW, HOURS) }, NOW)?.long).toBe(
      true,
    );
  });

  it('measures from the first loss to the return', () => {
    const entry = (
      sequence: number,
      type: 'api-lost' | 'api-back',
      seconds: number,
    ) => ({
      sequence,
      type,
      at: ago(NOW, DAYS - seconds),
      phase: 'Imaging' as const,
      text: '',
    });
    const outages = outagesOf([
      entry(1, 'api-back', 0),
      entry(2, 'api-lost', 10),
      entry(3, 'api-lost', 20),
      entry(4, 'api-back', 70),
      entry(5, 'api-lost', 100),
    ]);
    expect([...outages]).toEqual([[4, 60_000]]);
  });
});
