import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { Knex } from 'knex';
import type { Clock } from '../clock';
import type { SeedgenSettings } from '../config';
import {
  DatabaseLookClaims,
  DatabasePolls,
  type DatabaseSnapshotStore,
} from '../database';
import { FleetStatus } from '../fleet/FleetStatus';
import { ClusterPoller } from '../fleet/ClusterPoller';
import { pollIntervals } from '../fleet/pollInterval';
import { RemovedClusters } from '../fleet/RemovedClusters';
import type { DatabaseKeptChecks } from '../fleet/readiness/DatabaseKeptChecks';
import { LookChecks } from '../fleet/readiness/LookChecks';
import { ClusterWatches } from '../fleet/watch/ClusterWatches';
import { DatabaseImageClaims } from '../images';
import type { Check } from '../preflight';
import type { PreflightEngine } from '../preflight/types';
import type { ExternalGenerations } from '../runs/external/ExternalGenerations';
import type { DatabaseFleetRuns, RunStore } from '../runs/store';
import { verifiedDetails } from '../runs/engine/publicRun';
import type { Ways } from './clusters';
import { createLists, type Lists } from './lists';
import type { Observability } from './observability';

/** For how long after it was last seen a generation past the portal is followed closely. */
const EXTERNAL_FOLLOWED_MS = 2 * 60 * 60_000;

/** What is known of clusters, and what keeps it up to date. */
export interface Fleet {
  status: FleetStatus;
  lists: Lists;
  imageClaims: DatabaseImageClaims;
  poller: ClusterPoller;
  start(): void;
  stop(): Promise<void>;
}

/** Puts it together. Nothing is sent anywhere before the start. */
export function composeFleet(options: {
  ways: Ways;
  settings: SeedgenSettings;
  checks: readonly Check[];
  engine: PreflightEngine;
  snapshots: DatabaseSnapshotStore;
  fleetRuns: DatabaseFleetRuns;
  runStore: RunStore;
  externals: ExternalGenerations;
  kept: DatabaseKeptChecks;
  observability: Observability;
  catalog: CatalogService;
  auth: AuthService;
  /** Called when a page about a cluster would look different. */
  onChange: (cluster: string) => void;
  /** Called when a watch saw a change. */
  onWatched: (cluster: string) => void;
  replicaId: string;
  knex: Knex;
  clock: Clock;
  logger: LoggerService;
}): Fleet {
  const { ways, settings, checks, engine, snapshots } = options;
  const { fleetRuns, runStore, externals, observability } = options;
  const { knex, clock, logger } = options;
  const { directory, clusters: connections, registries } = ways;
  const status = new FleetStatus({
    clusters: directory,
    requirements: settings.storage.requirements,
    snapshots,
    runs: fleetRuns,
    externals,
    checks,
    kept: options.kept,
    clock,
  });
  const claims = new DatabaseLookClaims({
    knex,
    clock,
    holder: options.replicaId,
  });
  const imageClaims = new DatabaseImageClaims(knex);
  const lists = createLists({
    knex,
    clusters: directory,
    statuses: names => status.statuses(names),
    detailsOfRun: async runId =>
      verifiedDetails((await runStore.find(runId))?.run),
    registries,
    claims,
    imageClaims,
    tagMoved: (seed, transaction) => observability.tagMoved(seed, transaction),
    catalog: options.catalog,
    auth: options.auth,
    clock,
    logger,
  });
  const watches = new ClusterWatches({
    clusters: directory,
    connections,
    most: settings.fleet.watches,
    clock,
    random: Math.random,
    logger,
    onChange: options.onWatched,
  });
  const polls = new DatabasePolls({ knex, replicaId: options.replicaId });
  const removed = new RemovedClusters({
    directory,
    snapshots,
    polls,
    forgetAfterMs: settings.fleet.forgetAfterMs,
    clock,
    logger,
  });
  const poller = new ClusterPoller({
    clusters: directory,
    connections,
    snapshots,
    polls,
    checks: new LookChecks({ engine, checks, clock }),
    // One that is followed past the portal is looked at as often as a run's, through its outage.
    runs: {
      activeClusters: async () => {
        const since = new Date(clock.now().getTime() - EXTERNAL_FOLLOWED_MS);
        const [ours, others] = await Promise.all([
          fleetRuns.activeClusters(),
          externals.openClusters(since),
        ]);
        return new Set([...ours, ...others]);
      },
    },
    intervals: pollIntervals(settings.fleet, settings.limits),
    concurrency: settings.fleet.concurrency,
    deadlineMs: 3 * settings.limits.requestTimeoutMs,
    clock,
    random: Math.random,
    logger,
    onChange: options.onChange,
    onLook: async seen => {
      if (seen.clusterId) directory.identified(seen.cluster, seen.clusterId);
      await externals.take(seen);
    },
    onTurn: active => {
      observability.beat('sweeper');
      watches.follow(active);
    },
  });
  const endListening = directory.onChange(change => {
    Object.values(change).flat().forEach(options.onChange);
  });
  return {
    status,
    lists,
    imageClaims,
    poller,
    start: () => {
      poller.start();
      removed.start();
      lists.start();
    },
    stop: async () => {
      endListening();
      await Promise.all([
        poller.stop(),
        removed.stop(),
        watches.stop(),
        lists.stop(),
      ]);
    },
  };
}
