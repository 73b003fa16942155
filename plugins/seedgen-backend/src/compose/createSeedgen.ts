import { randomUUID } from 'node:crypto';
import type {
  AuditorService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { SignalsService } from '@backstage/plugin-signals-node';
import type { RunDetails } from '@seedgen/backstage-plugin-seedgen-common';
import type { ClusterSource } from '@seedgen/backstage-plugin-seedgen-node';
import type { Knex } from 'knex';
import type { ApiServices } from '../api/types';
import { auditorSink, DatabaseAuditExport, DatabaseAuditLog } from '../audit';
import type { Clock } from '../clock';
import type { SeedgenSettings } from '../config';
import { DatabasePreflightReports, DatabaseSnapshotStore } from '../database';
import { createDiagnose, type Rule } from '../diagnosis';
import { DatabaseKeptChecks } from '../fleet/readiness/DatabaseKeptChecks';
import { keepingAnswers } from '../fleet/readiness/keepingAnswers';
import type { HealthChecks } from '../health/HealthChecks';
import { CHECKS, type Check } from '../preflight';
import { createRuns, KINDS } from '../runs';
import { ExternalGenerations } from '../runs/external/ExternalGenerations';
import {
  DatabaseFleetRuns,
  DatabaseRunStore,
  rivalsOf,
  type TransitionListener,
} from '../runs/store';
import { RunViews } from '../runs/RunViews';
import { ChangeContents } from '../signals/ChangeContents';
import { ChangeSignals } from '../signals/ChangeSignals';
import { RecentReaders } from '../signals/RecentReaders';
import { decidePartition } from '../storage';
import { stopWithin } from '../stopWithin';
import { composeApi } from './api';
import { composePreflight, composeWays } from './clusters';
import { composeFleet } from './fleet';
import { composeInspections } from './inspections';
import { createObservability, type PlatformServices } from './observability';

/** How long a stop waits for what is under way. */
const STOP_LIMIT_MS = 5_000;

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
  /** Sources of clusters besides the configuration. */
  sources?: readonly ClusterSource[];
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

/** Puts the rooms together, each of them once. Nothing is sent anywhere before the start. */
export function createSeedgen(dependencies: SeedgenDependencies): Seedgen {
  const { settings, knex, auditor, platform, logger, clock } = dependencies;
  const { checks = CHECKS, sources = [] } = dependencies;
  const replicaId = randomUUID();
  const audit = new DatabaseAuditLog({
    knex,
    clock,
    sink: auditorSink(auditor, logger),
  });
  const listeners: TransitionListener[] = [];
  const runStore = new DatabaseRunStore({
    knex,
    audit,
    kinds: KINDS,
    listeners,
  });
  const observability = createObservability({
    services: platform,
    settings,
    knex,
    holder: replicaId,
    runs: runStore,
    clock,
    logger,
  });
  listeners.push(...observability.listeners);
  const ways = composeWays({
    settings,
    sources,
    countFailure: observability.countFailure,
    clock,
    logger,
  });
  const snapshots = new DatabaseSnapshotStore({ knex, clock });
  const snapshotOf = async (cluster: string) =>
    (await snapshots.read([cluster]))[0];
  const fleetRuns = new DatabaseFleetRuns(knex, KINDS);
  const externals = new ExternalGenerations({
    knex,
    audit,
    known: runIds => fleetRuns.known(runIds),
  });
  const kept = new DatabaseKeptChecks({ knex, clock, checks });
  const engine = composePreflight({
    ways,
    settings,
    checks,
    fleetRuns,
    externals,
    knex,
    clock,
    logger,
  });

  // What a change leads to is known once runs are.
  let viewRun = (_id: string): Promise<RunDetails> =>
    Promise.reject(new Error('Nothing has begun'));
  let lookAt: (cluster: string) => void = () => undefined;
  let statusesOf: ApiServices['fleet']['statuses'] = async () => [];
  const readers = new RecentReaders(clock);
  const changes = new ChangeSignals({
    signals: dependencies.signals,
    readers,
    contents: new ChangeContents({
      readers,
      run: id => viewRun(id),
      status: async cluster => (await statusesOf([cluster]))[0],
      logger,
    }),
    sender: replicaId,
    clock,
    logger,
  });
  const fleet = composeFleet({
    ways,
    settings,
    checks,
    engine,
    snapshots,
    fleetRuns,
    runStore,
    externals,
    kept,
    observability,
    catalog: platform.catalog,
    auth: platform.auth,
    onChange: cluster => changes.clusterChanged(cluster),
    onWatched: cluster => lookAt(cluster),
    replicaId,
    knex,
    clock,
    logger,
  });
  const { lists, poller } = fleet;
  statusesOf = names => lists.statuses(names);
  const reports = keepingAnswers({
    reports: new DatabasePreflightReports(knex),
    kept,
    onKept: cluster => changes.clusterChanged(cluster),
    logger,
  });
  const inspections = composeInspections({
    engine,
    reports,
    registries: ways.registries,
    snapshotOf,
    noteVerification: verification => lists.noteVerification(verification),
    knex,
    clock,
    logger,
  });
  const runs = createRuns({
    kinds: KINDS,
    store: runStore,
    limits: settings.limits,
    owner: replicaId,
    seeds: ways.directory,
    clusters: ways.clusters,
    registries: ways.registries,
    preflight: engine,
    rivals: own => rivalsOf(knex, own),
    planner: {
      plan: ({ strategy, ...subject }) =>
        decidePartition(strategy, {
          ...subject,
          requirements: settings.storage.requirements,
          now: clock.now(),
        }),
    },
    reports,
    diagnose:
      dependencies.rules &&
      createDiagnose({ rules: dependencies.rules, logger }),
    external: externals,
    clock,
    logger,
    onRunChanged: run => {
      changes.runChanged(run);
      lists.runChanged(run);
    },
    onClusterChanged: cluster => {
      changes.clusterChanged(cluster);
      poller.requestLook(cluster);
    },
    onTurn: () => observability.beat('reconciler'),
  });
  const runViews = new RunViews({
    runs: runs.service,
    estimate: run => lists.estimate(run),
    clock,
  });
  viewRun = id => runViews.get(id);
  lookAt = cluster => {
    // A run looks for itself.
    if (!runs.nudgeCluster(cluster)) poller.requestLook(cluster);
  };

  return {
    health: observability.health,
    services: {
      ...composeApi({ ways, fleet, settings, snapshotOf, runStore, clock }),
      preflights: inspections.preflights,
      verifications: inspections.verifications,
      kinds: KINDS,
      runs: runs.service,
      runViews,
      readers,
      audit,
      auditExport: new DatabaseAuditExport({ knex }),
    },
    start: () => {
      changes.start();
      ways.sources.start();
      runs.start();
      observability.start({
        clusters: ways.directory,
        snapshots: names => snapshots.read(names),
        activeRuns: () => fleetRuns.activeCounts(),
        sweepLagMs: () => poller.lagMs(),
      });
      fleet.start();
    },
    stop: async () => {
      const ending = Promise.all([
        ways.sources.stop(),
        runs.stop(),
        fleet.stop(),
        inspections.stop(),
        observability.stop(),
      ]);
      if (!(await stopWithin(clock, STOP_LIMIT_MS, ending))) {
        logger.warn('Stopped without waiting for all that was under way');
      }
      await changes.stop();
      await Promise.all([ways.clusters.close(), ways.registries.close()]);
    },
  };
}
