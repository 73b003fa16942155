import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { SeedImageRecord } from '@seedgen/backstage-plugin-seedgen-common';
import type { Knex } from 'knex';
import type { Clock } from '../clock';
import type { SeedgenSettings } from '../config';
import { HealthChecks, Heartbeats } from '../health/HealthChecks';
import {
  countDeliveries,
  countFailures,
  observeState,
  runMetrics,
  type CountFailure,
  type StateSources,
} from '../metrics';
import {
  CatalogOwners,
  DatabaseOutbox,
  RunNotifications,
} from '../notifications';
import {
  logTransitions,
  type RunStore,
  type TransitionListener,
} from '../runs/store';

/** What the portal around the plugin offers, and what it takes from the plugin. */
export interface PlatformServices {
  auth: AuthService;
  catalog: CatalogService;
  metrics: MetricsService;
  notifications: NotificationService;
}

/** Loops that must turn for the plugin to be of use. */
type LoopName = 'reconciler' | 'sweeper';

/** What ties the plugin to the portal's notifications, metrics, logs and health. */
export interface Observability {
  /** To be told of all transitions. */
  listeners: TransitionListener[];
  health: HealthChecks;
  /** Tells that the tag of a seed does not show it any more, where people are told at all. */
  tagMoved(seed: SeedImageRecord, transaction: Knex.Transaction): Promise<void>;
  /** Called at each turn of a loop. */
  beat(loop: LoopName): void;
  countFailure: CountFailure;
  /** Begins to send and to be measured; returns at once. */
  start(sources: Omit<StateSources, 'outbox'>): void;
  /** Ends all that, and resolves when it has ended. */
  stop(): Promise<void>;
}

/** Puts it together. Nothing is sent anywhere before the start. */
export function createObservability(options: {
  services: PlatformServices;
  settings: Pick<SeedgenSettings, 'notifications' | 'pageAddress'>;
  knex: Knex;
  /** Names this process among all replicas. */
  holder: string;
  runs: Pick<RunStore, 'find'>;
  clock: Clock;
  logger: LoggerService;
}): Observability {
  const { services, knex, clock, logger } = options;
  const { metrics, auth, catalog } = services;
  const heartbeats = new Heartbeats<LoopName>({
    clock,
    names: ['reconciler', 'sweeper'],
  });
  const outbox = new DatabaseOutbox({ knex, clock, holder: options.holder });
  const telling = new RunNotifications({
    settings: options.settings.notifications,
    pageAddress: options.settings.pageAddress,
    outbox,
    notifications: services.notifications,
    owners: new CatalogOwners({ catalog, auth }),
    runs: options.runs,
    clock,
    random: Math.random,
    logger,
    onDelivery: countDeliveries(metrics),
  });
  const { enabled } = options.settings.notifications;
  let endObserving = () => {};
  return {
    listeners: [
      logTransitions(logger),
      runMetrics(metrics),
      ...(enabled ? [telling.listener] : []),
    ],
    health: new HealthChecks({
      ping: async () => knex.raw('select 1'),
      loops: () => heartbeats.alive(),
      clock,
    }),
    tagMoved: async (seed, transaction) => {
      if (enabled) await telling.tagMoved(seed, transaction);
    },
    beat: loop => heartbeats.beat(loop),
    countFailure: countFailures(metrics),
    start: sources => {
      endObserving = observeState({
        metrics,
        sources: { ...sources, outbox: () => outbox.depth() },
        clock,
        logger,
      });
      if (enabled) telling.start();
    },
    stop: async () => {
      endObserving();
      await telling.stop();
    },
  };
}
