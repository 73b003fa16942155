import { randomUUID } from 'node:crypto';
import type {
  AuditorService,
  AuthService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { NotFoundError } from '@backstage/errors';
import type { SignalsService } from '@backstage/plugin-signals-node';
import type { Knex } from 'knex';
import type { ApiServices } from './api/types';
import { auditorSink, DatabaseAuditExport, DatabaseAuditLog } from './audit';
import type { Clock } from './clock';
import { createClusterConnections, describeCredentials } from './clusters';
import type { SeedgenSettings } from './config';
import {
  DatabaseLookClaims,
  DatabasePreflightReports,
  DatabaseSnapshotStore,
  DatabaseVerificationReports,
} from './database';
import { DatabaseDurations, RunEstimator } from './estimates';
import { FleetStatus } from './fleet/FleetStatus';
import { FleetSweeper } from './fleet/FleetSweeper';
import { FleetIndex } from './fleet/list/FleetIndex';
import { FleetPages } from './fleet/list/FleetPages';
import { lookIntervals } from './fleet/lookInterval';
import { OwnerRefresher } from './fleet/owners/OwnerRefresher';
import { DatabaseFleetRevisions } from './fleet/store/DatabaseFleetRevisions';
import { DatabaseOwners } from './fleet/store/DatabaseOwners';
import { DatabaseImages, ImageWatcher, SeedImages } from './images';
import { BackgroundPreflights } from './inspections/BackgroundPreflights';
import { BackgroundTasks } from './inspections/BackgroundTasks';
import { BackgroundVerifications } from './inspections/BackgroundVerifications';
import { DatabasePreflightHistory } from './inspections/DatabasePreflightHistory';
import { previewManifests } from './inspections/previewManifests';
import { createPreflightEngine, type Check } from './preflight';
import { createRegistryConnections } from './registries';
import { completeLimits, createRuns } from './runs';
import { manifestsOfRun } from './runs/manifestsOfRun';
import { verifiedDetails } from './runs/verifiedDetails';
import { ExternalGenerations } from './runs/external/ExternalGenerations';
import { DatabaseFleetRuns, DatabaseRunStore } from './runs/store';
import { ChangeSignals } from './signals/ChangeSignals';
import { decidePartition } from './storage';
import { stopWithin } from './stopWithin';

/** How long a stop waits for what is under way. */
const STOP_LIMIT_MS = 5_000;

const CONCURRENT_INSPECTIONS = 16;

/** What the plugin is made from. */
export interface SeedgenDependencies {
  settings: SeedgenSettings;
  knex: Knex;
  auditor: AuditorService;
  signals: SignalsService;
  /** Says who owns which cluster. */
  catalog: Pick<CatalogService, 'queryEntities'>;
  auth: Pick<AuthService, 'getOwnServiceCredentials'>;
  logger: LoggerService;
  clock: Clock;
  /** All checks of a preflight; the built-in ones if absent. */
  checks?: readonly Check[];
}

/** Everything behind the interface, ready to be started. */
export interface Seedgen {
  services: ApiServices;
  /** Begins to look at clusters and to carry out runs; returns at once. */
  start(): void;
  /** Ends all that, and resolves when it has ended. Runs go on where they are at the next start. */
  stop(): Promise<void>;
}

/** Puts the rooms together. Nothing is sent anywhere before the start. */
export async function createSeedgen(
  dependencies: SeedgenDependencies,
): Promise<Seedgen> {
  const { settings, knex, auditor, logger, clock } = dependencies;
  const { requirements } = settings.storage;
  const holder = randomUUID();

  const connections = await createClusterConnections(settings, {
    clock,
    logger,
  });
  const registries = createRegistryConnections(settings, { clock, logger });
  const audit = new DatabaseAuditLog({
    knex,
    clock,
    sink: auditorSink(auditor, logger),
  });
  const snapshots = new DatabaseSnapshotStore({ knex, clock });
  const fleetRuns = new DatabaseFleetRuns(knex);
  const preflightReports = new DatabasePreflightReports(knex);
  const changes = new ChangeSignals({
    signals: dependencies.signals,
    clock,
    logger,
  });
  const hubs = new Map(settings.clusters.map(({ name, hub }) => [name, hub]));
  const engine = createPreflightEngine({
    clusterOf: name => connections.get(name),
    hubOf: name => {
      const hub = hubs.get(name);
      return hub === undefined ? undefined : connections.get(hub);
    },
    registries,
    requirements,
    history: new DatabasePreflightHistory({ knex, fleetRuns }),
    credentialsOf: async name => {
      const cluster = settings.clusters.find(each => each.name === name);
      return cluster ? describeCredentials(cluster) : [];
    },
    checks: dependencies.checks,
    clock,
    logger,
  });

  // A hub is read, and is never a seed.
  const seedClusters = settings.clusters.filter(({ role }) => role === 'sno');
  const clusterNames = seedClusters.map(({ name }) => name);
  const snapshotOf = async (cluster: string) =>
    (await snapshots.read([cluster]))[0];
  const limits = completeLimits(settings.limits);

  const fleet = new FleetStatus({
    titles: new Map(
      seedClusters.flatMap(({ name, title }) => (title ? [[name, title]] : [])),
    ),
    requirements,
    snapshots,
    runs: fleetRuns,
    clock,
  });
  const externalGenerations = new ExternalGenerations({
    knex,
    audit,
    known: runIds => fleetRuns.known(runIds),
  });
  const sweeper = new FleetSweeper({
    clusters: clusterNames,
    connections,
    snapshots,
    claims: new DatabaseLookClaims({ knex, clock, holder }),
    runs: fleetRuns,
    intervals: lookIntervals(settings.fleet, limits),
    concurrency: settings.fleet.concurrency,
    deadlineMs: 3 * settings.limits.requestTimeoutMs,
    clock,
    random: Math.random,
    logger,
    onChange: cluster => changes.clusterChanged(cluster),
    onLook: seen => externalGenerations.take(seen),
  });
  const tasks = new BackgroundTasks({
    clock,
    logger,
    maximum: CONCURRENT_INSPECTIONS,
  });
  const preflights = new BackgroundPreflights({
    engine,
    store: preflightReports,
    tasks,
    clock,
  });
  const runStore = new DatabaseRunStore({ knex, audit });
  const detailsOfRun = async (runId: string) =>
    verifiedDetails((await runStore.find(runId))?.run);
  const owners = new DatabaseOwners(knex);
  const revisions = new DatabaseFleetRevisions(knex);
  const index = new FleetIndex({
    clusters: clusterNames,
    revisions: () => revisions.read(),
    statuses: names => fleet.statuses(names),
    owners: () => owners.read(),
    clock,
    logger,
  });
  const pages = new FleetPages({
    index,
    statuses: names => fleet.statuses(names),
  });
  const ownerRefresher = new OwnerRefresher({
    catalog: dependencies.catalog,
    auth: dependencies.auth,
    store: owners,
    clock,
    random: Math.random,
    logger,
  });
  const images = new DatabaseImages(knex);
  const imageWatcher = new ImageWatcher({
    images,
    registries,
    detailsOfRun,
    claims: new DatabaseLookClaims({ knex, clock, holder }),
    clock,
    random: Math.random,
    logger,
  });
  const estimator = new RunEstimator({
    durations: new DatabaseDurations(knex),
    clock,
    logger,
  });
  const verificationReports = new DatabaseVerificationReports(knex);
  const verifications = new BackgroundVerifications({
    registries,
    snapshotOf,
    store: {
      get: id => verificationReports.get(id),
      save: async report => {
        await verificationReports.save(report);
        if (report.result) await imageWatcher.noteVerification(report.result);
      },
    },
    tasks,
    clock,
  });
  const runs = createRuns({
    store: runStore,
    limits,
    owner: holder,
    clusterNames,
    clusters: connections,
    registries,
    preflight: engine,
    planner: {
      plan: ({ strategy, ...subject }) =>
        decidePartition(strategy, {
          ...subject,
          requirements,
          now: clock.now(),
        }),
    },
    reports: preflightReports,
    clock,
    logger,
    onRunChanged: run => {
      changes.runChanged(run);
      estimator.runChanged(run);
    },
    onClusterChanged: cluster => {
      changes.clusterChanged(cluster);
      sweeper.requestLook(cluster);
    },
  });

  return {
    services: {
      clusterNames,
      registries: settings.registries.map(({ name, host, repositories }) => ({
        name,
        host,
        repositories,
      })),
      fleet: {
        statuses: names => fleet.statuses(names),
        page: (names, query) => pages.page(names, query),
        storagePlan: cluster => fleet.storagePlan(cluster),
        requestLook: cluster => sweeper.requestLook(cluster),
      },
      preflights,
      verifications,
      manifests: {
        preview: async (request, { actor }) =>
          previewManifests(request, {
            requestedBy: actor.ref,
            snapshot: await snapshotOf(request.cluster),
            requirements,
            now: clock.now(),
          }),
        ofRun: async id => {
          const stored = await runStore.find(id);
          if (!stored) {
            throw new NotFoundError('RunNotFound: there is no such run');
          }
          return manifestsOfRun(stored.run);
        },
      },
      runs: runs.service,
      estimates: estimator,
      images: new SeedImages({ images, detailsOfRun, index }),
      audit,
      auditExport: new DatabaseAuditExport({ knex }),
    },
    start: () => {
      sweeper.start();
      runs.start();
      index.start();
      ownerRefresher.start();
      imageWatcher.start();
      estimator.start();
    },
    stop: async () => {
      const ending = Promise.all([
        runs.stop(),
        sweeper.stop(),
        tasks.stop(),
        index.stop(),
        ownerRefresher.stop(),
        imageWatcher.stop(),
        estimator.stop(),
      ]);
      if (!(await stopWithin(clock, STOP_LIMIT_MS, ending))) {
        logger.warn('Stopped without waiting for all that was under way');
      }
      await changes.stop();
      await Promise.all([connections.close(), registries.close()]);
    },
  };
}
