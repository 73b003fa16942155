import {
  obstaclesOf,
  type ClusterStatus,
  type ReadinessCheck,
  type RunKind,
} from '@seedgen/backstage-plugin-seedgen-common';
import {
  headlineOf,
  readinessOf,
  STORAGE_CHECK,
  type Tone,
} from '../../../model';

/** What speaks against a cluster, or for it, in a word. */
export type Fitness =
  | 'ready'
  | 'known'
  | 'prepare'
  | 'nothing'
  | 'running'
  | 'spent'
  | 'unreachable'
  | 'external'
  | 'neverSeen'
  | 'unknown'
  | 'stale'
  | 'notReady'
  | 'storageUnknown';

/** How a cluster suits a template, by what was seen of it last. */
export interface Suitability {
  fitness: Fitness;
  tone: Tone;
  /** When it became so, where that matters. */
  at?: string;
  /** The check that speaks against it. */
  obstacle?: ReadinessCheck;
  /** The backend's own words. */
  message?: string;
  remedy?: string;
}

/** The weightiest reason first; nothing is claimed of what was not seen lately. */
export function suitabilityOf(
  status: ClusterStatus,
  kind: RunKind | undefined,
  now: number,
): Suitability {
  const { snapshot, spent } = status;
  const headline = headlineOf(status, now);
  if (headline === 'running') return { fitness: 'running', tone: 'running' };
  if (spent && kind) {
    return { fitness: 'spent', tone: 'error', at: spent.since };
  }
  switch (headline) {
    case 'never-seen':
      return { fitness: 'neverSeen', tone: 'unknown' };
    case 'unreachable':
      return {
        fitness: 'unreachable',
        tone: 'error',
        at: snapshot.reachableAt,
        message: snapshot.failure?.message,
      };
    case 'external':
      return { fitness: 'external', tone: 'warning' };
    case 'stale':
      return { fitness: 'stale', tone: 'unknown', at: snapshot.observedAt };
    case 'unknown':
      return { fitness: 'unknown', tone: 'unknown' };
    default:
  }
  if (!kind) return { fitness: 'known', tone: 'ok' };
  return kind === 'generate'
    ? forGenerate(status, now)
    : forPartition(status, now);
}

function forGenerate(status: ClusterStatus, now: number): Suitability {
  const [obstacle] = obstaclesOf(status.readiness);
  const { message, remedy } = obstacle ?? {};
  if (obstacle?.status === 'fail') {
    return { fitness: 'notReady', tone: 'error', obstacle, message, remedy };
  }
  const { stale } = readinessOf(status.storage, now);
  if (stale || obstacle?.id === STORAGE_CHECK) {
    return { fitness: 'storageUnknown', tone: 'unknown' };
  }
  return status.readiness?.status === 'ready'
    ? { fitness: 'ready', tone: 'ok' }
    : { fitness: 'unknown', tone: 'unknown', message, remedy };
}

function forPartition(status: ClusterStatus, now: number): Suitability {
  const { status: storage, stale } = readinessOf(status.storage, now);
  if (stale || storage === 'unknown') {
    return { fitness: 'storageUnknown', tone: 'unknown' };
  }
  if (storage === 'ready') return { fitness: 'nothing', tone: 'info' };
  const { message } = firstReason(status);
  return { fitness: 'prepare', tone: 'ok', message };
}

function firstReason(status: ClusterStatus) {
  const [reason] = status.storage.reasons;
  return { message: reason?.message, remedy: reason?.remedy };
}

/** Whether nothing speaks against a cluster. */
export function suits({ tone }: Suitability): boolean {
  return tone === 'ok';
}

// Those that suit come first, and those with nothing to wait for last.
const ORDER: Record<Tone, number> = {
  ok: 0,
  info: 1,
  warning: 2,
  unknown: 3,
  running: 4,
  error: 5,
};

/** Order of clusters in a list: the suitable first, then by name. */
export function bySuitability(
  a: { name: string; suitability: Suitability },
  b: { name: string; suitability: Suitability },
): number {
  return (
    ORDER[a.suitability.tone] - ORDER[b.suitability.tone] ||
    a.name.localeCompare(b.name, undefined, { numeric: true })
  );
}
