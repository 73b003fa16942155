import type {
  ClusterStatus,
  ExternalGeneration,
  StoragePlan,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { Clock } from '../clock';
import { CONFIGURATION, type DirectoryCluster } from '../clusters/directory';
import type { Check } from '../preflight';
import type { StorageRequirements } from '../config';
import { assessReadiness, planStorage } from '../storage';
import { judgeReadiness } from './readiness/judgeReadiness';
import type { KeptAnswer, KeptAnswers, Picture } from './readiness/types';
import type {
  ExternalHistory,
  FleetRuns,
  RunSummary,
  SnapshotStore,
} from './types';

/** Where statuses are composed from. */
export interface FleetStatusOptions {
  clusters: {
    find(name: string): Pick<DirectoryCluster, 'title' | 'sources'> | undefined;
  };
  requirements: StorageRequirements;
  snapshots: Pick<SnapshotStore, 'read'>;
  runs: Pick<FleetRuns, 'summaries' | 'known'>;
  /** Generations past the portal; none are known if absent. */
  externals?: ExternalHistory;
  /** All checks of preflight, in their order. */
  checks: readonly Check[];
  /** What preflights said; nothing is known of any if absent. */
  kept?: KeptAnswers;
  clock: Clock;
}

/** What is known of clusters, from the database alone. */
export class FleetStatus {
  readonly #options: FleetStatusOptions;

  constructor(options: FleetStatusOptions) {
    this.#options = options;
  }

  /** One status for each name, in the same order, also for clusters that were never looked at. */
  async statuses(clusters: readonly string[]): Promise<ClusterStatus[]> {
    if (clusters.length === 0) return [];
    const { snapshots, runs, externals, kept } = this.#options;
    const [pictures, summaries, generations, answers] = await Promise.all([
      snapshots.read(clusters),
      runs.summaries(clusters),
      externals?.latest(clusters),
      kept?.read(clusters),
    ]);
    const byName = new Map(pictures.map(entry => [entry.cluster, entry]));
    const known = await runs.known(
      pictures.flatMap(entry => runIdOf(entry) ?? []),
    );
    return clusters.map(name =>
      this.#compose(
        byName.get(name) ?? { cluster: name, reachability: 'unknown' },
        summaries.get(name) ?? {},
        known,
        generations?.get(name) ?? [],
        answers?.get(name) ?? [],
      ),
    );
  }

  /** All strategies for the layout that was seen last. */
  async storagePlan(cluster: string): Promise<StoragePlan> {
    const { snapshots, requirements, clock } = this.#options;
    const [snapshot] = await snapshots.read([cluster]);
    return planStorage({
      cluster,
      layout: snapshot?.layout,
      version: snapshot?.version,
      requirements,
      now: clock.now(),
    });
  }

  #compose(
    picture: Picture,
    summary: RunSummary,
    known: ReadonlySet<string>,
    generations: ExternalGeneration[],
    kept: KeptAnswer[],
  ): ClusterStatus {
    const { clusters, requirements, checks, clock } = this.#options;
    // What is told of these in the readiness is not told twice.
    const { checks: _, identitySince: __, ...seen } = picture;
    const configured = clusters.find(seen.cluster);
    // Nobody looks at it any more: what was seen last is kept, and says nothing of now.
    const snapshot = configured
      ? seen
      : { ...seen, reachability: 'unknown' as const };
    const storage = assessReadiness(
      configured && snapshot.layout,
      requirements,
      clock.now(),
    );
    const runId = runIdOf(snapshot);
    return {
      name: snapshot.cluster,
      title: configured?.title,
      ...toldOf(configured),
      snapshot,
      storage,
      ...(configured && {
        readiness: judgeReadiness(checks, {
          picture,
          storage,
          spent: summary.spent,
          kept,
        }),
      }),
      ...summary,
      externalSeedGenerator:
        (snapshot.seedGenerator?.state === 'present' &&
          (runId === undefined || !known.has(runId))) ||
        generations.some(({ endedAt }) => !endedAt),
      ...(generations.length > 0 && { externalGenerations: generations }),
    };
  }
}

function toldOf(
  configured: Pick<DirectoryCluster, 'sources'> | undefined,
): Pick<ClusterStatus, 'configured' | 'sources'> {
  if (!configured) return { configured: false };
  const { sources } = configured;
  const isOnlyConfigured = sources.every(
    ({ source }) => source === CONFIGURATION,
  );
  return isOnlyConfigured ? {} : { sources };
}

function runIdOf(snapshot: Picture): string | undefined {
  return snapshot.seedGenerator?.state === 'present'
    ? snapshot.seedGenerator.runId
    : undefined;
}
