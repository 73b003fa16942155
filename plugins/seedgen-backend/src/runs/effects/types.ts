import type {
  PreflightReport,
  RunMark,
  RunReason,
  KubernetesManifest,
  StorageLayout,
  StorageStrategy,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Clock } from '../../clock';
import type {
  ClusterConnection,
  ClusterConnections,
} from '../../clusters/types';
import type { PreflightEngine } from '../../preflight/types';
import type { RegistryConnections } from '../../registries/types';
import type {
  AnyEffectResult,
  Effect,
  EffectResult,
  EffectType,
} from '../engine/effects';
import type { RunKinds } from '../engine/RunKinds';
import type { MachineRun } from '../engine/types';
import type { RunService } from '../types';
import type { RunStore } from '../store/RunStore';

/** Decides what a `partition` run applies, from the disks as they are. */
export interface PartitionPlanner {
  plan(subject: {
    cluster: string;
    strategy: StorageStrategy;
    layout: StorageLayout;
    version?: string;
    device?: string;
    mark: RunMark;
  }):
    | {
        outcome: 'planned';
        manifest: KubernetesManifest;
        device: string;
        summary: string;
      }
    | { outcome: 'none-needed' }
    | { outcome: 'refused'; reason: RunReason };
}

/** What effects are had on. */
export interface EffectDependencies {
  kinds: RunKinds;
  clusters: Pick<ClusterConnections, 'get'>;
  registries: RegistryConnections;
  preflight: PreflightEngine;
  planner: PartitionPlanner;
  /** Other clusters that were asked to push under the same reference, by their own names. */
  rivals?: (own: {
    cluster: string;
    image: string;
    /** Only those whose run had not ended by then. */
    since?: string;
  }) => Promise<Array<{ name: string; baseDomain?: string }>>;
  reports: { save(report: PreflightReport, runId?: string): Promise<void> };
  /** Other runs, which a remedy may end and begin. */
  runs: Pick<RunService, 'submit' | 'cancel'>;
  artifacts: Pick<RunStore, 'saveArtifact'>;
  clock: Clock;
  logger: LoggerService;
}

/** What a performer works with. */
export interface EffectContext extends EffectDependencies {
  run: MachineRun;
  /** Of whoever has the effect; what is written with an older one is refused. */
  epoch: number;
  cluster: ClusterConnection;
  signal: AbortSignal;
}

/** Has one kind of effect. Looks first where doing it twice would not be the same as once. */
export type Performer<Type extends EffectType> = (
  effect: Extract<Effect, { type: Type }>,
  context: EffectContext,
) => Promise<Extract<EffectResult, { type: Type }>>;

/** A performer, whatever it performs; a kind's list has each under the type of its effect. */
export type AnyPerformer = (
  // Each takes the effects of its own type only, which it is found by.
  effect: never,
  context: EffectContext,
) => Promise<AnyEffectResult>;
