import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  MetricAttributes,
  MetricsService,
  MetricsServiceObservable,
  MetricsServiceObservableResult,
} from '@backstage/backend-plugin-api/alpha';
import type { ClusterSnapshot } from '@seedgen/backstage-plugin-seedgen-common';
import type { Clock } from '../clock';
import type { KnownClusters } from '../clusters/directory';
import type { OutboxDepth } from '../notifications';

/** Where figures of the present state come from; asked each time that metrics are collected. */
export interface StateSources {
  clusters: Pick<KnownClusters, 'names'>;
  snapshots(clusters: readonly string[]): Promise<ClusterSnapshot[]>;
  activeRuns(): Promise<Array<{ kind: string; phase: string; count: number }>>;
  /** How long the look that is most overdue has been waited for, in milliseconds. */
  sweepLagMs(): Promise<number>;
  outbox(): Promise<OutboxDepth>;
}

type Observe = (value: number, attributes?: MetricAttributes) => void;

/**
 * Figures of the present state. All but the sweep lag are read from the database and so are the same
 * for every replica: take their maximum over replicas, not their sum.
 *
 * @returns what ends it
 */
export function observeState(options: {
  metrics: MetricsService;
  sources: StateSources;
  clock: Clock;
  logger: LoggerService;
}): () => void {
  const { metrics, sources, clock, logger } = options;
  const ends: Array<() => void> = [];
  const observe = (
    instrument: MetricsServiceObservable,
    read: (observed: Observe) => Promise<void> | void,
  ) => {
    const callback = async (result: MetricsServiceObservableResult) => {
      try {
        await read((value, attributes) => result.observe(value, attributes));
      } catch (error) {
        // What cannot be read is absent, which is what it is; nothing else waits for it.
        logger.debug('A metric could not be read', error as Error);
      }
    };
    instrument.addCallback(callback);
    ends.push(() => instrument.removeCallback(callback));
  };

  observe(
    metrics.createObservableGauge('seedgen.run.active', {
      description: 'Runs that have not ended',
      unit: '{run}',
    }),
    async observed => {
      for (const { kind, phase, count } of await sources.activeRuns()) {
        observed(count, {
          'seedgen.run.kind': kind,
          'seedgen.run.phase': phase,
        });
      }
    },
  );
  observe(
    metrics.createObservableGauge('seedgen.cluster.reachable', {
      description:
        'Whether the API of a cluster answered the last look: 1 or 0, absent before the first look',
      unit: '1',
    }),
    async observed => {
      for (const seen of await sources.snapshots(sources.clusters.names)) {
        if (seen.reachability === 'unknown') continue;
        observed(seen.reachability === 'reachable' ? 1 : 0, {
          'seedgen.cluster.name': seen.cluster,
        });
      }
    },
  );
  observe(
    metrics.createObservableGauge('seedgen.cluster.count', {
      description: 'Configured clusters that may become a seed',
      unit: '{cluster}',
    }),
    async observed => {
      const { names } = sources.clusters;
      const counts = { reachable: 0, unreachable: 0, unknown: 0 };
      const snapshots = await sources.snapshots(names);
      for (const { reachability } of snapshots) counts[reachability] += 1;
      counts.unknown += names.length - snapshots.length;
      for (const [reachability, count] of Object.entries(counts)) {
        observed(count, { 'seedgen.cluster.reachability': reachability });
      }
    },
  );
  observe(
    metrics.createObservableGauge('seedgen.sweep.lag', {
      description:
        'How long the look at a cluster that is most overdue has been waited for',
      unit: 's',
    }),
    async observed => observed((await sources.sweepLagMs()) / 1000),
  );
  observe(
    metrics.createObservableGauge('seedgen.notification.outbox.size', {
      description: 'Notifications that are still to be sent',
      unit: '{notification}',
    }),
    async observed => observed((await sources.outbox()).pending),
  );
  observe(
    metrics.createObservableGauge('seedgen.notification.outbox.age', {
      description: 'Age of the oldest notification that is still to be sent',
      unit: 's',
    }),
    async observed => {
      const { oldestAt } = await sources.outbox();
      const age = oldestAt ? clock.now().getTime() - Date.parse(oldestAt) : 0;
      observed(Math.max(0, age / 1000));
    },
  );
  return () => ends.forEach(end => end());
}
