import type { ClusterStatus } from '@seedgen/backstage-plugin-seedgen-common';
import {
  idleCluster,
  judged,
  staleCluster,
  unpreparedCluster,
  unreachableCluster,
  unseenCluster,
} from '../../dev/fixtures';
import { vitalsOf } from './vitals';

const NOW = Date.parse('2026-11-24T10:00:00.000Z');
const IDLE = idleCluster(NOW);

const withAgent = (
  lifecycleAgent: ClusterStatus['snapshot']['lifecycleAgent'],
): ClusterStatus =>
  judged({ ...IDLE, snapshot: { ...IDLE.snapshot, lifecycleAgent } });

describe('vitalsOf', () => {
  it.each<[string, ClusterStatus, string, string]>([
    ['ready', IDLE, 'ready ok', 'ready ok'],
    ['not prepared', unpreparedCluster(NOW), 'ready ok', 'not-ready error'],
    [
      'unreachable',
      unreachableCluster(NOW),
      'unknown unknown',
      'unknown unknown',
    ],
    [
      'not seen lately',
      staleCluster(NOW),
      'unknown unknown',
      'unknown unknown',
    ],
    ['never seen', unseenCluster(), 'unknown unknown', 'unknown unknown'],
    ['of unknown agent', withAgent(undefined), 'unknown unknown', 'ready ok'],
    [
      'without agent',
      withAgent({ installed: false, ready: false }),
      'not-installed error',
      'ready ok',
    ],
    [
      'with an agent that does not start',
      withAgent({ installed: true, ready: false }),
      'not-ready warning',
      'ready ok',
    ],
  ])('of a cluster %s', (_, status, expectedAgent, expectedStorage) => {
    const { agent, storage } = vitalsOf(status, NOW);
    expect(`${agent.state} ${agent.tone}`).toBe(expectedAgent);
    expect(`${storage.state} ${storage.tone}`).toBe(expectedStorage);
  });
});
