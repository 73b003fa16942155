import type { ClusterStatus, RunDetails } from '../model';

/** Signals channel on which the backend says that something changed. @public */
export const SEEDGEN_SIGNAL_CHANNEL = 'seedgen';

/**
 * A change. Ids only: it reaches everybody who is connected, so whoever wants to know more reads it
 * through the authorized API.
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

/** A message on the channel. @public */
export type SeedgenSignal = SeedgenChange | SeedgenContent;
