import type { Run } from '@seedgen/backstage-plugin-seedgen-common';
import type { KnownClusters } from '../clusters/directory';
import type { Diagnose } from '../diagnosis';
import type { EffectDependencies } from './effects/types';
import { followLog } from './runLog/followLog';
import type { ExternalLookup } from './engine/definition';
import { Reconciler } from './engine/Reconciler';
import { StoredRunService } from './StoredRunService';
import type { RunStore } from './store/RunStore';
import type { RunLimits, RunService } from './types';
import type { ImageReference } from '@seedgen/backstage-plugin-seedgen-common';

/** What runs are made with. */
export interface RunsOptions
  extends Omit<EffectDependencies, 'artifacts' | 'runs'> {
  store: RunStore;
  limits: RunLimits;
  /** Generations that somebody began past the portal. */
  external: ExternalLookup;
  /** Names this process among all replicas. */
  owner: string;
  /** Those that may become a seed. */
  seeds: KnownClusters;
  /** Names causes; by the built-in rules if absent. */
  diagnose?: Diagnose;
  random?: () => number;
  leaseMs?: number;
  claimEveryMs?: number;
  concurrency?: number;
  onRunChanged: (run: Run) => void;
  onClusterChanged: (cluster: string) => void;
  /** Called while runs are being looked for, every second or so. */
  onTurn?: () => void;
}

/** Runs, ready to be asked for and carried out. */
export interface Runs {
  service: RunService;
  /** Begins to carry out runs, also those that were left open; returns at once. */
  start(): void;
  /** Hands all runs over, and resolves when nothing is written any more. */
  stop(): Promise<void>;
  /**
   * Lets the runs of a cluster be looked at now, as far as they are carried out here: a watch saw a change.
   *
   * @returns whether there is one
   */
  nudgeCluster(cluster: string): boolean;
}

/** Puts runs together: what they are asked for through, and what carries them out. */
export function createRuns(options: RunsOptions): Runs {
  const { store, registries } = options;
  let nudge: (id: string) => void = () => undefined;
  const service = new StoredRunService({
    ...options,
    nudge: id => nudge(id),
    refusePush: reference => refusePush(registries, reference),
  });
  const reconciler = new Reconciler({
    random: Math.random,
    leaseMs: 6_000,
    claimEveryMs: 1_000,
    concurrency: 100,
    ...options,
    artifacts: store,
    // A remedy ends and begins runs as a person would.
    runs: service,
    followLog: (run, signal, hear) =>
      followLog(run, { ...options, artifacts: store, hear }, signal),
  });
  nudge = id => reconciler.nudge(id);
  return {
    service,
    start: () => reconciler.start(),
    stop: () => reconciler.stop(),
    nudgeCluster: cluster => reconciler.nudgeCluster(cluster),
  };
}

/** Why an image may not be pushed there by the configuration; nothing if it may. */
export function refusePush(
  registries: RunsOptions['registries'],
  reference: ImageReference,
): string | undefined {
  const registry = registries.forReference(reference);
  if (!registry) {
    return `${reference.registry} is not in seedgen.registries of the portal's configuration`;
  }
  return registry.mayPushTo(reference.repository)
    ? undefined
    : `repository ${reference.repository} is not one of those that the configuration of ${registry.name} allows pushes to`;
}
