import type {
  Page,
  Run,
  RunDetails,
  RunQuery,
  SeedImageRecord,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { AuditRecord } from '../../audit/types';
import type { Decision, MachineRun, NewTimelineEntry } from '../engine/types';

/** A run with what says who may write to it. */
export interface StoredRun {
  run: MachineRun;
  /** Grows by one with each write. */
  revision: number;
  /** Grows by one with each take-over. */
  epoch: number;
  /** Its state cannot be read here, which is its problem; nothing may be decided on it. */
  unreadable?: boolean;
}

/** Who writes about a run: whoever has claimed it with this epoch. */
export interface RunHolder {
  id: string;
  epoch: number;
}

/** What became of a write: `fenced` if another process has taken over, `stale` if somebody wrote meanwhile. */
export type TransitionOutcome =
  | { outcome: 'stored'; revision: number }
  | { outcome: 'fenced' }
  | { outcome: 'stale' };

/** Runs as they are kept. Each write is one transaction with its timeline and audit rows. */
export interface RunStore {
  /**
   * Stores a new run, which takes the cluster, or finds the one that the same key asked for.
   *
   * @throws ConflictError if another run has the cluster, or the key asked for something else
   */
  insert(options: {
    run: MachineRun;
    requestHash: string;
    idempotencyKey?: string;
    entries: NewTimelineEntry[];
    audits: AuditRecord[];
  }): Promise<{ stored: StoredRun; created: boolean }>;

  find(id: string): Promise<StoredRun | undefined>;

  /** Stores a decision, if the run still has this epoch and revision. */
  transition(
    expected: { id: string; epoch: number; revision: number },
    decision: Decision,
  ): Promise<TransitionOutcome>;

  /** Ids of open runs that nobody works on. */
  claimable(now: Date): Promise<string[]>;

  /** Takes a run over, unless somebody else has just done so. */
  claim(
    id: string,
    options: { owner: string; now: Date; leaseMs: number },
  ): Promise<StoredRun | undefined>;

  /** Renews leases. Returns the ids of those that are still this owner's. */
  renew(
    owner: string,
    held: ReadonlyArray<{ id: string; epoch: number }>,
    until: Date,
  ): Promise<Set<string>>;

  /** Gives a run back at once. */
  release(id: string, epoch: number): Promise<void>;

  /** Nothing if there is no such run. */
  revisionOf(id: string): Promise<number | undefined>;

  /** All of a run that was found. */
  details(stored: StoredRun): Promise<RunDetails>;
  list(query: RunQuery & { clusters?: string[] }): Promise<Page<Run>>;
  /** The active run of a cluster, apart from a remedy. */
  activeOf(cluster: string): Promise<Run | undefined>;
  /** Runs of a cluster that are active or still observed, apart from remedies. */
  openOf(cluster: string): Promise<MachineRun[]>;
  seeds(query: {
    clusters?: string[];
    cursor?: string;
    limit?: number;
  }): Promise<Page<SeedImageRecord>>;

  /**
   * Keeps a text of a run; a second one of the same name replaces the first. Gives false, and keeps
   * nothing, if another process has taken the run over.
   */
  saveArtifact(
    holder: RunHolder,
    name: string,
    content: string,
    at: Date,
  ): Promise<boolean>;
  artifact(
    runId: string,
    name: string,
  ): Promise<{ content: string; keptAt: string } | undefined>;
}
