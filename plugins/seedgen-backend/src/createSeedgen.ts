import { randomUUID } from 'node:crypto';
import type {
  AuditorService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import type { SignalsService } from '@backstage/plugin-signals-node';
import type { RunDetails } from '@seedgen/backstage-plugin-seedgen-common';
import type { Knex } from 'knex';
import type { ApiServices } from './api/types';
import { auditorSink, DatabaseAuditExport, DatabaseAuditLog } from './audit';
import type { Clock } from './clock';
import { createClusterConnections, describeCredentials } from './clusters';
import type { SeedgenSettings } from './config';
import { createLists } from './createLists';
import { createPlatform, type PlatformServices } from './createPlatform';
import {
  DatabaseLookClaims,
  DatabasePreflightReports,
  DatabaseSnapshotStore,
  DatabaseVerificationReports,
} from './database';
import { createDiagnose, type Rule } from './diagnosis';
import { FleetStatus } from './fleet/FleetStatus';
import { FleetSweeper } from './fleet/FleetSweeper';
import { lookIntervals } from './fleet/lookInterval';
import { DatabaseKeptChecks } from './fleet/readiness/DatabaseKeptChecks';
import { keepingAnswers } from './fleet/readiness/keepingAnswers';
import { LookChecks } from './fleet/readiness/LookChecks';
import { ClusterWatches } from './fleet/watch/ClusterWatches';
import type { HealthChecks } from './health';
import { DatabaseImageClaims } from './images';
import { BackgroundPreflights } from './inspections/BackgroundPreflights';
import { BackgroundTasks } from './inspections/BackgroundTasks';
import { BackgroundVerifications } from './inspections/BackgroundVerifications';
import { DatabasePreflightHistory } from './inspections/DatabasePreflightHistory';
import { previewManifests } from './inspections/previewManifests';
import { CHECKS, createPreflightEngine, type Check } from './preflight';
import { createRegistryConnections } from './registries';
import { createRuns, KINDS, refusePush } from './runs';
import { verifiedDetails } from './runs/verifiedDetails';
import { ExternalGenerations } from './runs/external/ExternalGenerations';
import { DatabaseFleetRuns, DatabaseRunStore, rivalsOf } from './runs/store';
import { RunViews } from './runs/RunViews';
import { ChangeContents } from './signals/ChangeContents';
import { ChangeSignals } from './signals/ChangeSignals';
import { RecentReaders } from './signals/RecentReaders';
import { decidePartition } from './storage';
import { stopWithin } from './stopWithin';

/** How long a stop waits for what is under way. */
const STOP_LIMIT_MS = 5_000;

const CONCURRENT_INSPECTIONS = 16;

/** For how long after it was last seen a generation past the portal is followed closely. */
const EXTERNAL_FOLLOWED_MS = 2 * 60 * 60_000;

/** What the plugin is made from. */
export interface SeedgenDependencies {
  settings: SeedgenSettings;
  knex: Knex;
  auditor: AuditorService;
  signals: SignalsService;
  platform: PlatformServices;
  logger: LoggerService;
  clock: Clock;
  /** All checks of a preflight; the built-in ones if absent. */
  checks?: readonly Check[];
  /** All rules of diagnosis; the built-in ones if absent. */
  rules?: readonly Rule[];
}

/** Everything behind the interface, ready to be started. */
export interface Seedgen {
  services: ApiServices;
  health: HealthChecks;
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
  const checks = dependencies.checks ?? CHECKS;
  const holder = randomUUID();

  const audit = new DatabaseAuditLog({
    knex,
    clock,
    sink: auditorSink(auditor, logger),
  });
  const platform = createPlatform({
    services: dependencies.platform,
    settings,
    knex,
    holder,
    runs: new DatabaseRunStore({ knex, audit, kinds: KINDS }),
    clock,
    logger,
  });
  const runStore = new DatabaseRunStore({
    knex,
    audit,
    kinds: KINDS,
    listeners: platform.listeners,
  });
  const connections = await createClusterConnections(settings, {
    clock,
    logger,
    onFailure: (name, code) =>
      platform.countFailure({ type: 'cluster', name }, code),
  });
  const registries = createRegistryConnections(settings, {
    clock,
    logger,
    onFailure: (name, code) =>
      platform.countFailure({ type: 'registry', name }, code),
  });
  const snapshots = new DatabaseSnapshotStore({ knex, clock });
  const fleetRuns = new DatabaseFleetRuns(knex, KINDS);
  const keptChecks = new DatabaseKeptChecks({ knex, clock, checks });
  const externalGenerations = new ExternalGenerations({
    knex,
    audit,
    known: runIds => fleetRuns.known(runIds),
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
    history: new DatabasePreflightHistory({
      knex,
      fleetRuns,
      externals: externalGenerations,
    }),
    credentialsOf: async name => {
      const cluster = settings.clusters.find(each => each.name === name);
      return cluster ? describeCredentials(cluster) : [];
    },
    checks,
    clock,
    logger,
  });

  // A hub is read, and is never a seed.
  const seedClusters = settings.clusters.filter(({ role }) => role === 'sno');
  const clusterNames = seedClusters.map(({ name }) => name);
  const snapshotOf = async (cluster: string) =>
    (await snapshots.read([cluster]))[0];
  const { limits } = settings;

  const fleet = new FleetStatus({
    titles: new Map(
      seedClusters.flatMap(({ name, title }) => (title ? [[name, title]] : [])),
    ),
    requirements,
    snapshots,
    runs: fleetRuns,
    externals: externalGenerations,
    checks,
    kept: keptChecks,
    clock,
  });
  const claims = new DatabaseLookClaims({ knex, clock, holder });
  const imageClaims = new DatabaseImageClaims(knex);
  const lists = createLists({
    ...dependencies,
    ...dependencies.platform,
    clusterNames,
    statuses: names => fleet.statuses(names),
    detailsOfRun: async runId =>
      verifiedDetails((await runStore.find(runId))?.run),
    registries,
    claims,
    imageClaims,
    tagMoved: (seed, transaction) => platform.tagMoved(seed, transaction),
  });
  // What a change leads to is known once runs are.
  let viewRun = (_id: string): Promise<RunDetails> =>
    Promise.reject(new Error('Nothing has begun'));
  let lookAt: (cluster: string) => void = () => undefined;
  const readers = new RecentReaders(clock);
  const changes = new ChangeSignals({
    signals: dependencies.signals,
    readers,
    contents: new ChangeContents({
      readers,
      run: id => viewRun(id),
      status: async cluster => (await lists.statuses([cluster]))[0],
      logger,
    }),
    sender: holder,
    clock,
    logger,
  });
  const watches = new ClusterWatches({
    clusters: clusterNames,
    connections,
    most: settings.fleet.watches,
    clock,
    random: Math.random,
    logger,
    onChange: cluster => lookAt(cluster),
  });
  const sweeper = new FleetSweeper({
    clusters: clusterNames,
    connections,
    snapshots,
    claims,
    checks: new LookChecks({ engine, checks, clock }),
    // One that is followed past the portal is looked at as often as a run's, through its outage.
    runs: {
      activeClusters: async () => {
        const since = new Date(clock.now().getTime() - EXTERNAL_FOLLOWED_MS);
        const [ours, others] = await Promise.all([
          fleetRuns.activeClusters(),
          externalGenerations.openClusters(since),
        ]);
        return new Set([...ours, ...others]);
      },
    },
    intervals: lookIntervals(settings.fleet, limits),
    concurrency: settings.fleet.concurrency,
    deadlineMs: 3 * settings.limits.requestTimeoutMs,
    clock,
    random: Math.random,
    logger,
    onChange: cluster => changes.clusterChanged(cluster),
    onLook: seen => externalGenerations.take(seen),
    onTurn: active => {
      platform.beat('sweeper');
      watches.follow(active);
    },
  });
  const preflightReports = keepingAnswers({
    reports: new DatabasePreflightReports(knex),
    kept: keptChecks,
    onKept: cluster => changes.clusterChanged(cluster),
    logger,
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
  const verificationReports = new DatabaseVerificationReports(knex);
  const verifications = new BackgroundVerifications({
    registries,
    snapshotOf,
    rivals: own => rivalsOf(knex, own),
    store: {
      get: id => verificationReports.get(id),
      save: async report => {
        await verificationReports.save(report);
        if (report.result) await lists.noteVerification(report.result);
      },
    },
    tasks,
    clock,
  });
  const runs = createRuns({
    kinds: KINDS,
    store: runStore,
    limits,
    owner: holder,
    clusterNames,
    clusters: connections,
    registries,
    preflight: engine,
    rivals: own => rivalsOf(knex, own),
    planner: {
      plan: ({ strategy, ...subject }) =>
        decidePartition(strategy, {
          ...subject,
          requirements,
          now: clock.now(),
        }),
    },
    reports: preflightReports,
    diagnose:
      dependencies.rules &&
      createDiagnose({ rules: dependencies.rules, logger }),
    external: externalGenerations,
    clock,
    logger,
    onRunChanged: run => {
      changes.runChanged(run);
      lists.runChanged(run);
    },
    onClusterChanged: cluster => {
      changes.clusterChanged(cluster);
      sweeper.requestLook(cluster);
    },
    onTurn: () => platform.beat('reconciler'),
  });
  const runViews = new RunViews({
    runs: runs.service,
    estimate: run => lists.estimate(run),
    clock,
  });
  viewRun = id => runViews.get(id);
  lookAt = cluster => {
    // A run looks for itself.
    if (!runs.nudgeCluster(cluster)) sweeper.requestLook(cluster);
  };

  return {
    health: platform.health,
    services: {
      clusterNames,
      registries: settings.registries.map(({ name, host, repositories }) => ({
        name,
        host,
        repositories,
      })),
      fleet: {
        statuses: names => lists.statuses(names),
        page: (names, query) => lists.page(names, query),
        storagePlan: cluster => fleet.storagePlan(cluster),
        requestLook: cluster => sweeper.requestLook(cluster),
      },
      preflights,
      verifications,
      imageClaims,
      manifests: {
        preview: async (request, { actor }) =>
          previewManifests(request, {
            kinds: KINDS,
            requestedBy: actor.ref,
            snapshot:
              request.cluster === undefined
                ? undefined
                : await snapshotOf(request.cluster),
            requirements,
            refusePush: reference => refusePush(registries, reference),
            now: clock.now(),
          }),
        ofRun: async id => {
          const stored = await runStore.find(id);
          if (!stored) {
            throw new NotFoundError('RunNotFound: there is no such run');
          }
          return stored.unreadable
            ? []
            : KINDS.of(stored.run).manifests?.(stored.run) ?? [];
        },
      },
      kinds: KINDS,
      runs: runs.service,
      runViews,
      readers,
      images: lists.images,
      audit,
      auditExport: new DatabaseAuditExport({ knex }),
    },
    start: () => {
      changes.start();
      sweeper.start();
      runs.start();
      platform.start({
        clusterNames,
        snapshots: names => snapshots.read(names),
        activeRuns: () => fleetRuns.activeCounts(),
        sweepLagMs: () => sweeper.lagMs(),
      });
      lists.start();
    },
    stop: async () => {
      const ending = Promise.all([
        runs.stop(),
        sweeper.stop(),
        watches.stop(),
        tasks.stop(),
        platform.stop(),
        lists.stop(),
      ]);
      if (!(await stopWithin(clock, STOP_LIMIT_MS, ending))) {
        logger.warn('Stopped without waiting for all that was under way');
      }
      await changes.stop();
      await Promise.all([connections.close(), registries.close()]);
    },
  };
}
