import type { AccessFailureCode } from '@seedgen/backstage-plugin-seedgen-common';
import { SECOND } from '../../units';

/**
 * Which clusters to watch: first those with a run, then the others in their order.
 *
 * @param most - how many, since each costs a connection and its memory here and at the cluster
 */
export function chooseWatched(
  clusters: readonly string[],
  active: ReadonlySet<string>,
  most: number,
): ReadonlySet<string> {
  const isActive = (name: string) => active.has(name);
  return new Set(
    [
      ...clusters.filter(isActive),
      ...clusters.filter(name => !isActive(name)),
    ].slice(0, most),
  );
}

const LONGEST_ACTIVE_MS = 5 * SECOND;
const LONGEST_IDLE_MS = 60 * SECOND;
const REFUSED_MS = 10 * 60 * SECOND;

// Lifecycle Agent is not installed, or the role lacks the verb: nothing that mends itself soon.
const REFUSALS: readonly AccessFailureCode[] = ['not-found', 'forbidden'];

/** How a watch ended. */
export interface WatchEnd {
  /** Why it ended; absent when the server ended it as it was asked to. */
  code?: AccessFailureCode;
  /** How long the server wants to be left alone, in milliseconds. */
  retryAfterMs?: number;
  /** Ends in a row that came early. */
  inVain: number;
  /** Whether a run or somebody else's generation is under way on the cluster. */
  active: boolean;
}

/**
 * How long to wait until a cluster is watched again, in milliseconds: a moment after an end as it was
 * asked for, longer and longer while it cannot be had, and not much longer than a look where something
 * is under way.
 *
 * @param spread - 0 to 1; keeps watches from coming back all at once
 */
export function watchPause(end: WatchEnd, spread: number): number {
  const { code, retryAfterMs = 0, inVain, active } = end;
  const refused = code !== undefined && REFUSALS.includes(code);
  const grown = SECOND * 2 ** Math.min(Math.max(inVain - 1, 0), 10);
  const longest = active ? LONGEST_ACTIVE_MS : LONGEST_IDLE_MS;
  const pause = refused ? REFUSED_MS : Math.min(grown, longest);
  return Math.round(Math.max(pause, retryAfterMs) * (0.8 + 0.4 * spread));
}
