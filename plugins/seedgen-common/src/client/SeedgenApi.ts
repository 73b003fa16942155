import type {
  AuditEntry,
  ClusterStatus,
  ManifestRequest,
  PreflightKind,
  CompatibilityPage,
  CompatibilityVerdict,
  FleetPage,
  FleetSort,
  FleetState,
  InspectionRequest,
  PreflightReport,
  Run,
  RunDetails,
  RunKind,
  RunLog,
  RunLogSource,
  RunRequest,
  SeedImageDetails,
  SeedImagePage,
  SortOrder,
  StoragePlan,
  Verification,
} from '../model';

/** A page of a list; `nextCursor` is absent on the last one. @public */
export interface Page<T> {
  items: T[];
  nextCursor?: string;
}

/** A report of a preflight or verification that may still be running. @public */
export interface VerificationReport {
  id: string;
  cluster: string;
  image: string;
  state: 'running' | 'done';
  startedAt: string;
  /** Present when done. */
  result?: Verification;
}

/** A registry that seeds may be pushed to, as far as a form needs it. @public */
export interface RegistrySummary {
  name: string;
  host: string;
  /** Patterns of repositories that may be pushed to, e.g. `ocp-sno1/*`. */
  repositories: string[];
}

/** A manifest that a run would apply, with secrets masked. @public */
export interface ManifestPreview {
  name: string;
  yaml: string;
}

/** Filters of the audit log; all that are given must match. @public */
export interface AuditQuery {
  actor?: string;
  cluster?: string;
  runId?: string;
  image?: string;
  digest?: string;
  action?: string;
  outcome?: string;
  from?: string;
  until?: string;
  cursor?: string;
  /** 1 to 200, 50 if absent. */
  limit?: number;
}

/** Filters of the list of runs. @public */
export interface RunQuery {
  cluster?: string;
  kind?: RunKind;
  active?: boolean;
  cursor?: string;
  /** 1 to 200, 50 if absent. */
  limit?: number;
}

/** Which clusters, in which order; all filters that are given must match. @public */
export interface FleetQuery {
  /** Text in name, title, node or version; capitals count as small letters. */
  q?: string;
  /** Any of these. */
  state?: FleetState[];
  /** Any of these; `unknown` for clusters of which it is not known. */
  version?: string[];
  /** Any of these entity references; `unknown` for clusters of which it is not known. */
  owner?: string[];
  /** `name` if absent. */
  sort?: FleetSort;
  /** `asc` if absent. */
  order?: SortOrder;
  cursor?: string;
  /** 1 to 200, 50 if absent. */
  limit?: number;
}

/** Which seeds; all filters that are given must match. @public */
export interface SeedImageQuery {
  cluster?: string;
  /** Host of a registry that it was seen in. */
  registry?: string;
  version?: string;
  /** Text in image, digest, cluster, version or requester. */
  q?: string;
  cursor?: string;
  /** 1 to 200, 50 if absent. */
  limit?: number;
}

/** Which clusters to hold against a seed. @public */
export interface CompatibilityQuery {
  verdict?: CompatibilityVerdict;
  /** Text in name or title. */
  q?: string;
  cursor?: string;
  /** 1 to 200, 50 if absent. */
  limit?: number;
}

/** What the audit log is taken away as: a table without hashes, or one JSON object a line with them. @public */
export type AuditExportFormat = 'csv' | 'jsonl';

/** Options of every call. @public */
export interface SeedgenRequestOptions {
  /** Backstage token, where the fetch implementation does not add one. */
  token?: string;
  signal?: AbortSignal;
}

/**
 * What the backend offers. Every method throws a `ResponseError` of `@backstage/errors` when the
 * backend refuses; its `body.error.name` is the error's name and its message begins with a stable
 * reason code where there is one.
 *
 * @public
 */
export interface SeedgenApi {
  /** All clusters that the caller may see, however many; for a list on a page see {@link SeedgenApi.getFleet}. */
  getClusters(options?: SeedgenRequestOptions): Promise<Page<ClusterStatus>>;
  /** A page of clusters, with counts of all of them. */
  getFleet(
    query?: FleetQuery,
    options?: SeedgenRequestOptions,
  ): Promise<FleetPage>;
  getCluster(
    name: string,
    options?: SeedgenRequestOptions,
  ): Promise<ClusterStatus>;
  /** Asks for a fresh look at the cluster; returns before it is taken. */
  refreshCluster(name: string, options?: SeedgenRequestOptions): Promise<void>;
  getStoragePlan(
    name: string,
    options?: SeedgenRequestOptions,
  ): Promise<StoragePlan>;
  getRegistries(
    options?: SeedgenRequestOptions,
  ): Promise<Page<RegistrySummary>>;
  /** The last preflight of a cluster that was asked for or that a run began with. */
  getLatestPreflight(
    name: string,
    options?: SeedgenRequestOptions,
  ): Promise<PreflightReport | undefined>;
  startPreflight(
    request: {
      kind: PreflightKind;
      cluster: string;
      seedImage?: string;
      /** For `generate`: a tag in use is then a warning. */
      replaceExistingTag?: boolean;
      strategy?: string;
      device?: string;
    },
    options?: SeedgenRequestOptions,
  ): Promise<PreflightReport>;
  getPreflight(
    id: string,
    options?: SeedgenRequestOptions,
  ): Promise<PreflightReport>;
  startVerification(
    request: { cluster: string; image: string },
    options?: SeedgenRequestOptions,
  ): Promise<VerificationReport>;
  getVerification(
    id: string,
    options?: SeedgenRequestOptions,
  ): Promise<VerificationReport>;
  /** The manifests that a request would apply; nothing is touched. */
  previewManifests(
    request: ManifestRequest,
    options?: SeedgenRequestOptions,
  ): Promise<Page<ManifestPreview>>;
  /**
   * Asks for a run. The same key with the same request returns the run that exists; with another
   * request it is refused (409).
   */
  startRun(
    request: RunRequest,
    options?: SeedgenRequestOptions & { idempotencyKey?: string },
  ): Promise<Run>;
  getRuns(
    query?: RunQuery,
    options?: SeedgenRequestOptions,
  ): Promise<Page<Run>>;
  getRun(id: string, options?: SeedgenRequestOptions): Promise<RunDetails>;
  /** A log that is kept of a run; without a text nothing has been kept of it. */
  getRunLog(
    id: string,
    source: RunLogSource,
    options?: SeedgenRequestOptions,
  ): Promise<RunLog>;
  /**
   * Takes a request back. Once the cluster cannot be stopped it stops following, or, with
   * `onlyIfStoppable`, does nothing: the run goes on.
   */
  cancelRun(
    id: string,
    options?: SeedgenRequestOptions & { onlyIfStoppable?: boolean },
  ): Promise<Run>;
  /** Says that one has looked at the node of a run whose imager was lost track of, and what was found. */
  confirmInspection(
    id: string,
    request: InspectionRequest,
    options?: SeedgenRequestOptions,
  ): Promise<Run>;
  /** What a run applied, or is going to apply, with secrets masked. */
  getRunManifests(
    id: string,
    options?: SeedgenRequestOptions,
  ): Promise<Page<ManifestPreview>>;
  /** Proven seeds, the latest first. */
  getSeedImages(
    query?: SeedImageQuery,
    options?: SeedgenRequestOptions,
  ): Promise<SeedImagePage>;
  /** One seed by its digest (`sha256:…`). */
  getSeedImage(
    digest: string,
    options?: SeedgenRequestOptions,
  ): Promise<SeedImageDetails>;
  /** Which clusters a seed would fit as an upgrade, with every reason. */
  getSeedImageCompatibility(
    digest: string,
    query?: CompatibilityQuery,
    options?: SeedgenRequestOptions,
  ): Promise<CompatibilityPage>;
  getAudit(
    query?: AuditQuery,
    options?: SeedgenRequestOptions,
  ): Promise<Page<AuditEntry>>;
  /**
   * The audit log as a file, the oldest entry first, as it streams in; its name is in
   * `Content-Disposition`.
   */
  exportAudit(
    query: Omit<AuditQuery, 'cursor' | 'limit'> & { format: AuditExportFormat },
    options?: SeedgenRequestOptions,
  ): Promise<Response>;
}
