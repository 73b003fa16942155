import type { ClusterStatus, RunDetails } from '../model';

/** Signals channel on which the backend says that something changed. @public */
export const SEEDGEN_SIGNAL_CHANNEL = 'seedgen';

/**
 * A change by its ids: told to users alone who have just read something and may read this. Whoever wants
 * to know more reads it through the authorized API.
 *
 * @public
 */
export type SeedgenChange = (
  | { type: 'run'; id: string; cluster: string; revision: number }
  | { type: 'cluster'; cluster: string }
) & {
  /** Names the changes that are told together. */
  telling?: string;
};

/**
 * What a page would read after a change: told, just before the change itself, to those alone who have
 * read the same a moment ago and were allowed to. It holds all that the telling says of its cluster.
 *
 * @public
 */
export type SeedgenContent =
  | { type: 'run-content'; telling: string; run: RunDetails }
  | { type: 'cluster-content'; telling: string; status: ClusterStatus };

/**
 * What names nothing. A WebSocket of the portal's signals needs no token, so nothing else may go to all.
 *
 * - `changed`, to all: something changed;
 * - `told`, to users who have just read, before a `changed`: of that they have been told all that they may
 *   read, by {@link SeedgenChange} and {@link SeedgenContent}, and need not read anything for it;
 * - `alive`, to all, every ten seconds while somebody reads: signals arrive.
 *
 * @public
 */
export type SeedgenNotice = { type: 'changed' | 'told' | 'alive' };

/** A message on the channel. @public */
export type SeedgenSignal = SeedgenChange | SeedgenContent | SeedgenNotice;

/** How often it is said that signals arrive, while somebody reads, in milliseconds. @public */
export const SEEDGEN_ALIVE_EVERY_MS = 10_000;
