import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type {
  ClusterStatus,
  FleetPage,
  FleetQuery,
  ImageDetails,
  Run,
  RunDetails,
  RunEstimates,
  SeedImageRecord,
  Verification,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { Knex } from 'knex';
import type { ImageCatalog } from '../api/types';
import type { Clock } from '../clock';
import type { KnownClusters } from '../clusters/directory';
import { DatabaseDurations } from '../estimates/DatabaseDurations';
import { RunEstimator } from '../estimates/RunEstimator';
import { FleetIndex } from '../fleet/list/FleetIndex';
import { FleetPages } from '../fleet/list/FleetPages';
import { RevisedStatuses } from '../fleet/list/RevisedStatuses';
import { OwnerRefresher } from '../fleet/owners/OwnerRefresher';
import { DatabaseFleetRevisions } from '../fleet/store/DatabaseFleetRevisions';
import { DatabaseOwners } from '../fleet/store/DatabaseOwners';
import type { LookClaims } from '../fleet/types';
import {
  type DatabaseImageClaims,
  DatabaseImages,
  ImageWatcher,
  SeedImages,
} from '../images';
import type { RegistryConnections } from '../registries/types';

/** What lists are made from. */
export interface ListDependencies {
  knex: Knex;
  clusters: KnownClusters;
  statuses: (clusters: readonly string[]) => Promise<ClusterStatus[]>;
  /** What a run found of its image when it verified it. */
  detailsOfRun: (runId: string) => Promise<ImageDetails | undefined>;
  registries: Pick<RegistryConnections, 'forReference'>;
  claims: LookClaims;
  imageClaims: DatabaseImageClaims;
  /** Tells people that the tag of a seed does not show it any more. */
  tagMoved: (
    seed: SeedImageRecord,
    transaction: Knex.Transaction,
  ) => Promise<void>;
  catalog: Pick<CatalogService, 'queryEntities'>;
  auth: Pick<AuthService, 'getOwnServiceCredentials'>;
  clock: Clock;
  logger: LoggerService;
}

/** What pages show of many clusters, images and runs at once. */
export interface Lists {
  statuses(clusters: readonly string[]): Promise<ClusterStatus[]>;
  page(clusters: readonly string[], query: FleetQuery): Promise<FleetPage>;
  images: ImageCatalog;
  /** When an active run is expected to end; nothing for one that has ended. */
  estimate(run: RunDetails): Promise<RunEstimates | undefined>;
  /** Takes note of a change of a run. */
  runChanged(run: Run): void;
  /** Takes note of where somebody had an image looked at. */
  noteVerification(verification: Verification): Promise<void>;
  /** Begins what keeps them up to date; returns at once. */
  start(): void;
  stop(): Promise<void>;
}

/** Puts lists together. Nothing is asked of catalog or registries before the start. */
export function createLists(dependencies: ListDependencies): Lists {
  const { knex, clusters, statuses, detailsOfRun } = dependencies;
  const { clock, logger } = dependencies;
  const owners = new DatabaseOwners(knex);
  const revisions = new DatabaseFleetRevisions(knex);
  const index = new FleetIndex({
    clusters,
    revisions: () => revisions.read(),
    statuses,
    owners: () => owners.read(),
    clock,
    logger,
  });
  const revised = new RevisedStatuses({ index, statuses, clock });
  const pages = new FleetPages({ index, statuses, clock });
  const refresher = new OwnerRefresher({
    catalog: dependencies.catalog,
    auth: dependencies.auth,
    store: owners,
    clock,
    random: Math.random,
    logger,
  });
  const images = new DatabaseImages(knex);
  const watcher = new ImageWatcher({
    images,
    registries: dependencies.registries,
    detailsOfRun,
    claims: dependencies.claims,
    onMoved: dependencies.tagMoved,
    clock,
    random: Math.random,
    logger,
  });
  const estimator = new RunEstimator({
    durations: new DatabaseDurations(knex),
    clock,
    logger,
  });
  const background = [index, refresher, watcher, estimator];
  return {
    statuses: names => revised.statuses(names),
    page: (names, query) => pages.page(names, query),
    images: new SeedImages({
      images,
      claims: dependencies.imageClaims,
      visit: digest => watcher.visit(digest),
      detailsOfRun,
      index,
    }),
    estimate: run => estimator.estimate(run),
    runChanged: run => estimator.runChanged(run),
    noteVerification: verification => watcher.noteVerification(verification),
    start: () => background.forEach(each => each.start()),
    stop: async () => {
      await Promise.all(background.map(each => each.stop()));
    },
  };
}
