import {
  type ClusterStatus,
  type Run,
  fleetStateOf,
  type TimelineEntry,
  type StorageReadiness,
  obstaclesOf,
} from '@seedgen/backstage-plugin-seedgen-common';
import { ageOf, between } from '../format';

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

/** How something stands, as far as icon and colour go. */
export type Tone = 'ok' | 'info' | 'running' | 'warning' | 'error' | 'unknown';

/** What is to be said first of a cluster. */
export type Headline =
  | 'running'
  | 'not-configured'
  | 'external'
  | 'never-seen'
  | 'unreachable'
  | 'unknown'
  | 'stale'
  | 'idle';

/**
 * What is happening on a cluster now. A run comes first: during one, unreachable is expected. Idle
 * is only claimed of a cluster that was looked at lately; of one that no source names any more, nothing is.
 */
export function headlineOf(status: ClusterStatus, now: number): Headline {
  const { snapshot } = status;
  if (status.activeRun) return 'running';
  if (status.configured === false) return 'not-configured';
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

/** After this long without the API an outage is longer than usual, in milliseconds. */
export const LONG_OUTAGE_MS = 15 * 60_000;

/** How long the API of the cluster of an active run has been off; undefined while it answers. */
export function outageOf(
  run: Pick<Run, 'unreachableSince'>,
  now: number,
): { durationMs: number; long: boolean } | undefined {
  if (!run.unreachableSince) return undefined;
  const durationMs = ageOf(run.unreachableSince, now);
  return { durationMs, long: durationMs > LONG_OUTAGE_MS };
}

/**
 * How long each outage lasted that a timeline tells of, by the sequence of the entry that ended it.
 *
 * Of several losses without a return between them the first counts.
 */
export function outagesOf(
  timeline: readonly TimelineEntry[],
): Map<number, number> {
  const outages = new Map<number, number>();
  let lostAt: string | undefined;
  for (const entry of timeline) {
    if (entry.type === 'api-lost') lostAt ??= entry.at;
    if (entry.type === 'api-back' && lostAt) {
      outages.set(entry.sequence, between(lostAt, entry.at));
      lostAt = undefined;
    }
  }
  return outages;
}

/** A verdict on storage as it may be shown now: one that is old is only what was seen then. */
export interface ShownReadiness {
  status: StorageReadiness['status'];
  stale: boolean;
  tone: Tone;
}

/** What may be said of a cluster's storage at a moment. */
export function readinessOf(
  storage: Pick<StorageReadiness, 'status' | 'observedAt'>,
  now: number,
): ShownReadiness {
  const { status } = storage;
  const stale =
    status !== 'unknown' && isStale(storage.observedAt, undefined, now);
  const tones = {
    ready: 'ok',
    'not-ready': 'error',
    unknown: 'unknown',
  } as const;
  return { status, stale, tone: stale ? 'unknown' : tones[status] };
}

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
