import type { ClusterStatus } from './cluster';
import { fleetCountsSchema, FLEET_STATES, fleetStateOf } from './fleet';
import type { SeedReadiness } from './readiness';
import type { Run } from './run';

const AT = '2026-11-22T10:00:00.000Z';

const READY: ClusterStatus = {
  name: 'sno1',
  snapshot: {
    cluster: 'sno1',
    observedAt: AT,
    reachableAt: AT,
    reachability: 'reachable',
    lifecycleAgent: { installed: true, ready: true },
  },
  storage: {
    status: 'ready',
    containers: { requiredBytes: 1 },
    root: { requiredBytes: 1 },
    reasons: [],
  },
  readiness: { status: 'ready', checks: [], inPreflight: [] },
  externalSeedGenerator: false,
};

const run = (phase: Run['phase'], problem?: string): Run => ({
  id: 'run-1',
  kind: 'generate',
  cluster: 'sno1',
  phase,
  phaseSince: AT,
  revision: 1,
  requestedBy: 'user:default/ann',
  requestedAt: AT,
  statusText: '',
  pointOfNoReturn: false,
  ...(problem && { problem: { code: problem, message: problem } }),
});
const unreachable = {
  snapshot: { ...READY.snapshot, reachability: 'unreachable' as const },
};
const spent = { spent: { since: AT, runId: 'run-0' } };
const judged = (status: SeedReadiness['status']) => ({
  readiness: { ...READY.readiness!, status },
});
const notReady = judged('not-ready');

describe('fleetStateOf', () => {
  it.each<[string, Partial<ClusterStatus>, string]>([
    ['all is well', {}, 'ready'],
    ['a run is under way', { activeRun: run('Imaging') }, 'running'],
    [
      'a run took the API down, which is expected',
      { activeRun: run('Imaging'), ...unreachable },
      'running',
    ],
    [
      'a run needs a person',
      { activeRun: run('Stabilizing', 'ClusterNotHealthy') },
      'attention',
    ],
    [
      'a run needs a person on a cluster that a seed was taken of',
      { activeRun: run('Stabilizing', 'ClusterNotHealthy'), ...spent },
      'attention',
    ],
    // As visible as one that is fine: what was seen before does not hide it.
    ['it fell silent when all was well', unreachable, 'unreachable'],
    [
      'it fell silent when it was not ready',
      { ...unreachable, ...notReady },
      'unreachable',
    ],
    [
      'it fell silent after a run that failed',
      { ...unreachable, lastRun: run('Failed', 'PushUnauthorized') },
      'unreachable',
    ],
    [
      'it fell silent with a SeedGenerator of somebody else',
      { ...unreachable, externalSeedGenerator: true },
      'unreachable',
    ],
    [
      'a seed was taken of it',
      { ...spent, lastRun: run('Succeeded') },
      'spent',
    ],
    ['it is spent and was switched off', { ...spent, ...unreachable }, 'spent'],
    ['it is spent and not ready', { ...spent, ...notReady }, 'spent'],
    ['the last run failed', { lastRun: run('Failed', 'X') }, 'attention'],
    [
      'nobody knows how the last run ended',
      { lastRun: run('Unconfirmed', 'X') },
      'attention',
    ],
    ['the last run was given up', { lastRun: run('Abandoned', 'X') }, 'ready'],
    [
      'somebody makes a seed past the portal',
      { externalSeedGenerator: true, ...notReady },
      'attention',
    ],
    ['a check that decides it fails', notReady, 'not-ready'],
    ['a check that decides it could not be made', judged('unknown'), 'unknown'],
    // What a backend of before has stored, until the next look.
    ['nothing has judged it', { readiness: undefined }, 'unknown'],
    [
      'it was never looked at',
      { snapshot: { cluster: 'sno1', reachability: 'unknown' } },
      'unknown',
    ],
    [
      'looking was broken off, and before that it was not ready',
      {
        snapshot: { ...READY.snapshot, reachability: 'unknown' },
        ...notReady,
      },
      'unknown',
    ],
  ])('when %s', (_when, status, state) => {
    expect(fleetStateOf({ ...READY, ...status })).toBe(state);
  });

  it('has a count for each state', () => {
    expect(Object.keys(fleetCountsSchema.shape).sort()).toEqual(
      [...FLEET_STATES].sort(),
    );
  });
});
