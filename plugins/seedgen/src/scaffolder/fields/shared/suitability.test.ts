import type { ClusterStatus } from '@seedgen/backstage-plugin-seedgen-common';
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
} from '../../../../dev/fixtures';
import { suitabilityOf, suits } from './suitability';

const NOW = Date.now();
const idle = idleCluster(NOW);
const withSnapshot = (part: Partial<ClusterStatus['snapshot']>) =>
  judged({ ...idle, snapshot: { ...idle.snapshot, ...part } });

describe('suitabilityOf', () => {
  it.each<[string, ClusterStatus, string, string, string]>([
    ['ready', idle, 'ready', 'nothing', 'known'],
    ['in a run', imagingCluster(NOW), 'running', 'running', 'running'],
    ['spent', spentCluster(NOW), 'spent', 'spent', 'known'],
    ['without storage', unpreparedCluster(NOW), 'notReady', 'prepare', 'known'],
    ['attached to a hub', attachedCluster(NOW), 'notReady', 'nothing', 'known'],
    [
      'not reachable',
      unreachableCluster(NOW),
      'unreachable',
      'unreachable',
      'unreachable',
    ],
    [
      'worked on by hand',
      externalCluster(NOW),
      'external',
      'external',
      'external',
    ],
    ['seen long ago', staleCluster(NOW), 'stale', 'stale', 'stale'],
    ['never seen', unseenCluster(), 'neverSeen', 'neverSeen', 'neverSeen'],
    [
      'without Lifecycle Agent',
      withSnapshot({ lifecycleAgent: { installed: false, ready: false } }),
      'notReady',
      'nothing',
      'known',
    ],
    [
      'whose Lifecycle Agent is not ready',
      withSnapshot({ lifecycleAgent: { installed: true, ready: false } }),
      'notReady',
      'nothing',
      'known',
    ],
    [
      'of whose Lifecycle Agent nothing is known',
      withSnapshot({ lifecycleAgent: undefined }),
      'unknown',
      'nothing',
      'known',
    ],
    [
      'whose disks are not known',
      judged({ ...idle, storage: unseenCluster().storage }),
      'storageUnknown',
      'storageUnknown',
      'known',
    ],
  ])('of a cluster %s', (_, status, generate, partition, other) => {
    expect(suitabilityOf(status, 'generate', NOW).fitness).toBe(generate);
    expect(suitabilityOf(status, 'partition', NOW).fitness).toBe(partition);
    expect(suitabilityOf(status, undefined, NOW).fitness).toBe(other);
  });

  it('never takes what is unknown for suitable', () => {
    const unknown = [
      unseenCluster(),
      staleCluster(NOW),
      unreachableCluster(NOW),
    ];
    for (const status of unknown) {
      for (const kind of ['generate', 'partition', undefined] as const) {
        expect(suits(suitabilityOf(status, kind, NOW))).toBe(false);
      }
    }
  });
});
