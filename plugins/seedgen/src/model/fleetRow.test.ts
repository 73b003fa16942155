import {
  FLEET_STATES,
  fleetStateOf,
  type ClusterStatus,
  type FleetCounts,
} from '@seedgen/backstage-plugin-seedgen-common';
import {
  attachedCluster,
  externalCluster,
  idleCluster,
  imagingCluster,
  judged,
  spentCluster,
  staleCluster,
  unpreparedCluster,
  unreachableCluster,
  unseenCluster,
} from '../../dev/fixtures';
import { fleetStoryOf, fleetVerdictOf, isOldPicture } from './fleetRow';

const NOW = Date.parse('2026-11-22T10:00:00Z');

const withAgent = (
  lifecycleAgent: ClusterStatus['snapshot']['lifecycleAgent'],
): ClusterStatus => {
  const idle = idleCluster(NOW);
  return judged({ ...idle, snapshot: { ...idle.snapshot, lifecycleAgent } });
};
const row = (status: ClusterStatus) => ({
  ...status,
  state: fleetStateOf(status),
});

describe('what a row says of a cluster', () => {
  it.each<[string, ClusterStatus, string]>([
    ['a run is under way', imagingCluster(NOW), 'run'],
    ['the last run failed', staleCluster(NOW), 'failed-run'],
    ['somebody works past the portal', externalCluster(NOW), 'external'],
    ['it is silent', unreachableCluster(NOW), 'unreachable'],
    ['its disks will not do', unpreparedCluster(NOW), 'obstacles'],
    ['it is attached to a hub', attachedCluster(NOW), 'obstacles'],
    [
      'Lifecycle Agent is not there',
      withAgent({ installed: false, ready: false }),
      'obstacles',
    ],
    [
      'Lifecycle Agent is not ready',
      withAgent({ installed: true, ready: false }),
      'obstacles',
    ],
    ['Lifecycle Agent could not be read', withAgent(undefined), 'unreadable'],
    ['it was never looked at', unseenCluster(), 'never-seen'],
    ['it is spent', spentCluster(NOW), 'spent'],
    ['all is well', idleCluster(NOW), 'ready'],
  ])('when %s', (_when, status, kind) => {
    expect(fleetStoryOf(row(status)).kind).toBe(kind);
  });

  it('knows a picture that is too old', () => {
    expect(isOldPicture(row(idleCluster(NOW)), NOW)).toBe(false);
    expect(isOldPicture(row(idleCluster(NOW)), NOW + 10 * 60_000)).toBe(true);
    expect(isOldPicture(row(unseenCluster()), NOW)).toBe(false);
  });
});

describe('the verdict on all clusters', () => {
  const counts = (some: Partial<FleetCounts>) =>
    ({
      ...Object.fromEntries(FLEET_STATES.map(state => [state, 0])),
      ...some,
    } as FleetCounts);

  it.each([
    [{ attention: 1, unreachable: 2, ready: 4 }, 'needed', 3, 7],
    [{ unreachable: 1 }, 'needed', 1, 1],
    [{ unknown: 2, ready: 1 }, 'not-all-known', 2, 3],
    [{ ready: 3, running: 1, spent: 1, 'not-ready': 1 }, 'not-ready', 1, 6],
    [{ ready: 3, unknown: 2, 'not-ready': 1 }, 'not-ready', 1, 6],
    [{ ready: 3, running: 1, spent: 1 }, 'calm', 5, 5],
  ])('of %p is %s', (some, kind, count, total) => {
    expect(fleetVerdictOf(counts(some))).toMatchObject({ kind, count, total });
  });
});
