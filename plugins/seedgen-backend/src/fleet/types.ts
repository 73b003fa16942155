import type {
  ExternalGeneration,
  Run,
  LastSeed,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { DatabasePolls } from '../database';
import type { Picture } from './readiness/types';

/** The last known picture of every cluster, kept in the database. */
export interface SnapshotStore {
  /** Pictures of those of the clusters that were looked at. */
  read(clusters: readonly string[]): Promise<Picture[]>;
  /** Replaces the picture of its cluster. */
  save(snapshot: Picture): Promise<void>;
  /** Notes that a cluster was seen again as it is in its picture. */
  saveUnchanged(snapshot: Picture): Promise<void>;
}

/** When each cluster is due to be polled, and by which replica. */
export type Polls = Pick<
  DatabasePolls,
  'add' | 'claim' | 'finish' | 'request' | 'hasten' | 'lagMs'
>;

/** Lets one replica at a time look at a cluster. */
export interface LookClaims {
  /**
   * Takes the right to look at a cluster, unless another replica has it.
   *
   * @param leaseMs - after which the right is free again by itself
   */
  claim(cluster: string, leaseMs: number): Promise<boolean>;
  release(cluster: string): Promise<void>;
}

/** What runs have to do with a cluster. */
export interface RunSummary {
  activeRun?: Run;
  lastRun?: Run;
  /** A remedy that goes on, beside an active run or without one. */
  activeRemedy?: Run;
  lastSeed?: LastSeed;
  /** Set once a seed has been taken of it. */
  spent?: { since: string; runId?: string };
}

/** Generations that were begun past the portal. */
export interface ExternalHistory {
  /** Those of each cluster, the latest first; a few of them. */
  latest(
    clusters: readonly string[],
  ): Promise<Map<string, ExternalGeneration[]>>;
}

/** What the fleet needs of runs; all of it from the database. */
export interface FleetRuns {
  /** Names of clusters with an active run. */
  activeClusters(): Promise<ReadonlySet<string>>;
  summaries(clusters: readonly string[]): Promise<Map<string, RunSummary>>;
  /** Which of these ids are runs of ours. */
  known(runIds: readonly string[]): Promise<ReadonlySet<string>>;
}
