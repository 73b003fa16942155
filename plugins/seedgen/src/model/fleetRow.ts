import {
  obstaclesOf,
  type FleetCluster,
  type FleetCounts,
  type FleetState,
  type ReadinessCheck,
  type Run,
} from '@seedgen/backstage-plugin-seedgen-common';
import { isStale, observedAtOf, type Tone } from './status';

/** Why a cluster stands as it does, so that its row can say so. */
export type FleetStory =
  | { kind: 'run'; run: Run }
  | { kind: 'failed-run'; run: Run }
  | { kind: 'external' }
  | { kind: 'unreachable'; since?: string; reason?: string }
  | { kind: 'obstacles'; obstacles: ReadinessCheck[] }
  | { kind: 'never-seen' }
  | { kind: 'unreadable'; reason?: string }
  | { kind: 'spent'; since: string; runId?: string }
  | { kind: 'ready' };

/** What there is to say of a cluster in its state; the state itself is the backend's word. */
export function fleetStoryOf(cluster: FleetCluster): FleetStory {
  const { state, snapshot, activeRun, lastRun, spent } = cluster;
  const reason = snapshot.failure?.message;
  if (activeRun) return { kind: 'run', run: activeRun };
  switch (state) {
    case 'attention':
      if (cluster.externalSeedGenerator || !lastRun) {
        return { kind: 'external' };
      }
      return { kind: 'failed-run', run: lastRun };
    case 'unreachable':
      return { kind: 'unreachable', since: snapshot.reachableAt, reason };
    case 'not-ready':
      return {
        kind: 'obstacles',
        obstacles: obstaclesOf(cluster.readiness).filter(
          ({ status }) => status === 'fail',
        ),
      };
    case 'spent':
      return spent ? { kind: 'spent', ...spent } : { kind: 'ready' };
    case 'ready':
      return { kind: 'ready' };
    default:
      return snapshot.observedAt
        ? {
            kind: 'unreadable',
            reason: reason ?? obstaclesOf(cluster.readiness)[0]?.message,
          }
        : { kind: 'never-seen' };
  }
}

const TONES: Record<FleetState, Tone> = {
  attention: 'warning',
  unreachable: 'error',
  running: 'running',
  'not-ready': 'info',
  unknown: 'unknown',
  ready: 'ok',
  spent: 'unknown',
};

/** The colour of a state. */
export function fleetTone(state: FleetState): Tone {
  return TONES[state];
}

/**
 * Whether the picture of a cluster is too old to be taken for what is so now. That it is ready is then
 * only what was so.
 */
export function isOldPicture(cluster: FleetCluster, now: number): boolean {
  return isStale(observedAtOf(cluster), cluster.activeRun, now);
}

/** What the counts of all clusters come to, in one sentence. */
export type FleetVerdict =
  | { kind: 'needed'; count: number; total: number; tone: Tone }
  | { kind: 'not-ready'; count: number; total: number; tone: Tone }
  | { kind: 'not-all-known'; count: number; total: number; tone: Tone }
  | { kind: 'calm'; count: number; total: number; tone: Tone };

/**
 * Says first whether somebody is needed, then what could not become a seed; calm is only claimed where
 * everything is known.
 */
export function fleetVerdictOf(counts: FleetCounts): FleetVerdict {
  const total = totalOf(counts);
  const needed = counts.attention + counts.unreachable;
  if (needed > 0) {
    return { kind: 'needed', count: needed, total, tone: 'warning' };
  }
  const { unknown, 'not-ready': notReady } = counts;
  if (notReady > 0) {
    return { kind: 'not-ready', count: notReady, total, tone: 'info' };
  }
  return unknown > 0
    ? { kind: 'not-all-known', count: unknown, total, tone: 'unknown' }
    : { kind: 'calm', count: total, total, tone: 'ok' };
}

/** How many clusters there are. */
export function totalOf(counts: FleetCounts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
