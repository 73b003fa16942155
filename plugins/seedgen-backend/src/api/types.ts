import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  ClusterStatus,
  CompatibilityPage,
  CompatibilityQuery,
  FleetPage,
  FleetQuery,
  ManifestPreview,
  PreflightReport,
  RegistrySummary,
  RunDetails,
  SeedImageDetails,
  SeedImagePage,
  SeedImageQuery,
  StoragePlan,
  VerificationReport,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { Router } from 'express';
import type { Clock } from '../clock';
import type { KnownClusters } from '../clusters/directory';
import type { ImageClaims } from '../images';
import type { AnyManifestRequest } from '../inspections/previewManifests';
import type { ClusterAuthorizer } from '../permissions/ClusterAuthorizer';
import type { PreflightSubject } from '../preflight/types';
import type { Actor, RunService } from '../runs/types';
import type { RecentReaders } from '../signals/RecentReaders';
import type { AuditExport, AuditLog } from '../audit/types';
import type { AuditTrail } from './AuditTrail';
import type { Callers } from './Callers';
import type { RunKinds } from '../runs';

/** What is known of clusters; answers come from the database. */
export interface FleetView {
  statuses(clusters: readonly string[]): Promise<ClusterStatus[]>;
  /**
   * A page of these clusters.
   *
   * @throws InputError for a cursor of another list
   */
  page(clusters: readonly string[], query: FleetQuery): Promise<FleetPage>;
  storagePlan(cluster: string): Promise<StoragePlan>;
  /** Asks for a look soon, and does not wait for it. */
  requestLook(cluster: string): void;
}

/** Preflights that people ask for. */
export interface PreflightRequests {
  /**
   * Stores a report and starts its checks in the background.
   *
   * @param options.accept - called once nothing speaks against it, before anything is begun
   * @throws InputError if the subject cannot be checked at all
   */
  start(
    subject: PreflightSubject,
    options: { accept: () => Promise<void> },
  ): Promise<PreflightReport>;
  /** @throws NotFoundError */
  get(id: string): Promise<PreflightReport>;
  /** Of a cluster, the latest first. */
  list(cluster: string, limit: number): Promise<PreflightReport[]>;
}

/** Verifications that people ask for. */
export interface VerificationRequests {
  /**
   * Stores a report and starts to look in the background.
   *
   * @param options.accept - called once nothing speaks against it, before anything is begun
   * @throws InputError if the image is not a reference, or of a registry that is not configured
   */
  start(
    subject: { cluster: string; image: string },
    options: { accept: () => Promise<void> },
  ): Promise<VerificationReport>;
  /** @throws NotFoundError */
  get(id: string): Promise<VerificationReport>;
}

/** Builds what a request would apply, from what is known already. */
export interface ManifestPreviews {
  /** @throws InputError if the request cannot be carried out as it is */
  preview(
    request: AnyManifestRequest,
    options: { actor: Actor },
  ): Promise<ManifestPreview[]>;
  /**
   * What a run applied, or is going to apply.
   *
   * @throws NotFoundError
   */
  ofRun(id: string): Promise<ManifestPreview[]>;
}

/** Proven seeds. Where `undefined` is given for clusters, those of all are meant. */
export interface ImageCatalog {
  list(
    query: SeedImageQuery,
    clusters: readonly string[] | undefined,
  ): Promise<SeedImagePage>;
  /** @throws NotFoundError if there is none among them */
  get(
    digest: string,
    clusters: readonly string[] | undefined,
  ): Promise<SeedImageDetails>;
  /** Has the tags of an image looked at soon, and does not wait for it. */
  visit(digest: string): void;
  /**
   * Clusters held against a seed.
   *
   * @throws NotFoundError if there is no such seed among them
   */
  compatibility(
    digest: string,
    query: CompatibilityQuery,
    scope: {
      seedsOf: readonly string[] | undefined;
      clusters: readonly string[];
    },
  ): Promise<CompatibilityPage>;
}

/** Runs as pages show them. */
export interface RunPages {
  /**
   * With when it is expected to end. What is given is shared and must not be changed.
   *
   * @throws NotFoundError
   */
  get(id: string): Promise<RunDetails>;
}

/** What the interface stands on. None of it calls a cluster or registry while a request waits. */
export interface ApiServices {
  clusters: KnownClusters;
  registries: readonly RegistrySummary[];
  fleet: FleetView;
  preflights: PreflightRequests;
  verifications: VerificationRequests;
  imageClaims: ImageClaims;
  manifests: ManifestPreviews;
  /** Kinds of runs that there are. */
  kinds: RunKinds;
  runs: RunService;
  runViews: RunPages;
  readers: Pick<RecentReaders, 'admit' | 'note'>;
  images: ImageCatalog;
  audit: AuditLog;
  auditExport: AuditExport;
}

/** What each router gets. */
export interface RouteContext extends ApiServices {
  clock: Clock;
  logger: LoggerService;
  callers: Callers;
  authorizer: ClusterAuthorizer;
  trail: AuditTrail;
}

/** Adds the routes of one resource. */
export type AddRoutes = (router: Router, context: RouteContext) => void;
