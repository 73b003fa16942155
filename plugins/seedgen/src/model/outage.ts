import type {
  Run,
  TimelineEntry,
} from '@seedgen/backstage-plugin-seedgen-common';
import { ageOf, between } from '../format';

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
