import type {
  ClusterStatus,
  Run,
} from '@seedgen/backstage-plugin-seedgen-common';
import { ageOf } from '../format';

/** How old a picture may be before the screen warns, in milliseconds. */
export const STALE_AFTER_MS = {
  /** Clusters without a run are only swept from time to time. */
  idle: 5 * 60_000,
  /** A run is looked at every few seconds. */
  active: 60_000,
};

/** When what is shown of a cluster was seen: by its sweep or by its run, whichever is later. */
export function observedAtOf(status: ClusterStatus): string | undefined {
  return latest(status.snapshot.observedAt, status.activeRun?.observedAt);
}

/** Whether a picture is older than it should be. One that was never taken is unknown, not stale. */
export function isStale(
  observedAt: string | undefined,
  activeRun: Run | undefined,
  now: number,
): boolean {
  if (!observedAt) return false;
  const limit = activeRun ? STALE_AFTER_MS.active : STALE_AFTER_MS.idle;
  return ageOf(observedAt, now) > limit;
}

function latest(a?: string, b?: string): string | undefined {
  if (!a || !b) return a ?? b;
  return Date.parse(a) >= Date.parse(b) ? a : b;
}
