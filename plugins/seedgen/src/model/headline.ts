import {
  fleetStateOf,
  type ClusterStatus,
} from '@seedgen/backstage-plugin-seedgen-common';
import { isStale } from './freshness';

/** How something stands, as far as icon and colour go. */
export type Tone = 'ok' | 'info' | 'running' | 'warning' | 'error' | 'unknown';

/** What is to be said first of a cluster. */
export type Headline =
  | 'running'
  | 'external'
  | 'never-seen'
  | 'unreachable'
  | 'unknown'
  | 'stale'
  | 'idle';

/**
 * What is happening on a cluster now. A run comes first: during one, unreachable is expected. Idle
 * is only claimed of a cluster that was looked at lately.
 */
export function headlineOf(status: ClusterStatus, now: number): Headline {
  const { snapshot } = status;
  if (status.activeRun) return 'running';
  if (!snapshot.observedAt) return 'never-seen';
  if (snapshot.reachability === 'unreachable') return 'unreachable';
  if (status.externalSeedGenerator) return 'external';
  if (snapshot.reachability === 'unknown') return 'unknown';
  return isStale(snapshot.observedAt, undefined, now) ? 'stale' : 'idle';
}

/**
 * The tone of a headline; a run that needs a person is a warning. That nothing goes on is well only where
 * the cluster could become a seed.
 */
export function headlineTone(status: ClusterStatus, now: number): Tone {
  switch (headlineOf(status, now)) {
    case 'running':
      return status.activeRun?.problem ? 'warning' : 'running';
    case 'external':
      return 'warning';
    case 'unreachable':
      return 'error';
    case 'idle':
      return fleetStateOf(status) === 'ready' ? 'ok' : 'info';
    default:
      return 'unknown';
  }
}
