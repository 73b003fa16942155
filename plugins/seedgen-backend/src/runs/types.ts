import type {
  AnyRunRequest,
  Run,
  RunDetails,
  RunLog,
  RunLogSource,
  RunQuery,
  Page,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { LimitSettings } from '../config';

/** Limits of time of runs, as configured. A kind decides by its own, see `RunKinds.limitsOf`. */
export type RunLimits = Omit<LimitSettings, 'requestTimeoutMs'>;

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
  /** @throws NotFoundError */
  get(id: string): Promise<RunDetails>;
  /**
   * The same without timeline, reports and diagnoses: one row.
   *
   * @throws NotFoundError
   */
  summary(id: string): Promise<Run>;
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
}
