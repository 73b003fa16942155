import {
  fleetStateOf,
  obstaclesOf,
  type ClusterStatus,
} from '@seedgen/backstage-plugin-seedgen-common';
import { headlineOf } from './headline';
import { readinessOf } from './readiness';

/** The check of container storage, which a run of ours can put right. */
export const STORAGE_CHECK = 'storage-ready';

/** Whether generating a seed is the next thing to do on a cluster, rather than only possible. */
export function isReadyToGenerate(status: ClusterStatus, now: number): boolean {
  return (
    headlineOf(status, now) === 'idle' &&
    readinessOf(status.storage, now).tone === 'ok' &&
    fleetStateOf(status) === 'ready'
  );
}

/** What to do next on a cluster on which nothing runs; `look` where nothing certain is known of it. */
export type NextStep =
  | 'generate'
  | 'prepare-storage'
  | 'remove-obstacle'
  | 'look';

/** The next step, by what the checks said that decide readiness. */
export function nextStepOf(status: ClusterStatus, now: number): NextStep {
  if (isReadyToGenerate(status, now)) return 'generate';
  if (headlineOf(status, now) !== 'idle' || status.spent) return 'look';
  const failing = obstaclesOf(status.readiness).filter(
    check => check.status === 'fail',
  );
  if (failing.length === 0) return 'look';
  return failing.some(({ id }) => id === STORAGE_CHECK)
    ? 'prepare-storage'
    : 'remove-obstacle';
}
