import type { StorageReadiness } from '@seedgen/backstage-plugin-seedgen-common';
import { isStale } from './freshness';
import type { Tone } from './headline';

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
