import type {
  AnyRunRequest,
  Run,
  RunDetails,
  RunLog,
  RunLogSource,
  RunQuery,
  Page,
  SeedImageRecord,
} from '@seedgen/backstage-plugin-seedgen-common';

/** Limits of time of runs, in milliseconds; from configuration. */
export interface RunLimits {
  /** Between two looks at a cluster with an active run. */
  observeEveryMs: number;
  /**
   * Longest stay in each phase, by phase name. Configured ones are for every kind; a kind decides by its
   * own, see `RunKinds.limitsOf`.
   */
  phases: Partial<Record<Run['phase'], number>>;
  /** The same for one kind, by its name; before `phases`. */
  kinds: Readonly<Record<string, Partial<Record<Run['phase'], number>>>>;
  /** How long a SeedGenerator may be gone, with the API up, before that counts as removed by somebody. */
  removedGraceMs: number;
  /** How long an API must answer before it counts as returned: a server that starts answers now and then. */
  steadyReturnMs: number;
  /** How long an API server that starts may refuse a credential that it will accept. */
  startingMs: number;
  /** How long the API may be away in an outage that is expected before that is called slow. */
  slowReturnMs: number;
  /** How long a run that has ended is still followed quietly to leave nothing of it behind. */
  followUpMs: number;
}

/** Who asks, as far as it is recorded. */
export interface Actor {
  /** Entity reference, or `service:<subject>`. */
  ref: string;
}

/** What the API layer needs of runs. */
export interface RunService {
  /**
   * Stores a run, its lock on the cluster and its audit row in one transaction.
   *
   * @throws InputError, ConflictError (cluster busy; key used for another request)
   */
  submit(
    request: AnyRunRequest,
    options: { actor: Actor; idempotencyKey?: string },
  ): Promise<{ run: Run; created: boolean }>;
  get(id: string): Promise<RunDetails>;
  /** Grows with every change of a run; nothing if there is no such run. */
  revisionOf(id: string): Promise<number | undefined>;
  /** A log that is kept of a run; without a text nothing has been kept of it. */
  log(id: string, source: RunLogSource): Promise<RunLog>;
  list(query: RunQuery & { clusters?: string[] }): Promise<Page<Run>>;
  /** Before Imaging: takes the SeedGenerator away. Afterwards: stops following. */
  cancel(
    id: string,
    options: { actor: Actor; onlyIfStoppable?: boolean },
  ): Promise<Run>;
  /**
   * Notes that somebody has looked at the node of a run whose imager was lost track of. Other runs
   * may then begin on its cluster.
   *
   * @throws ConflictError if nobody needs to look
   */
  inspect(id: string, options: { actor: Actor; reason: string }): Promise<Run>;
  seeds(query: {
    clusters?: string[];
    cursor?: string;
    limit?: number;
  }): Promise<Page<SeedImageRecord>>;
  activeRunOf(cluster: string): Promise<Run | undefined>;
  lastRunOf(cluster: string): Promise<Run | undefined>;
}
