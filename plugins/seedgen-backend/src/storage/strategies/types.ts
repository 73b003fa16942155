import {
  CONTAINER_STORAGE_DEVICE,
  type KubernetesManifest,
  type RunMark,
  type StorageLayout,
  type StoragePlanOption,
  type StorageReadiness,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { StorageRequirements } from '../../config/types';

/** What a strategy decides on. */
export interface StrategyInput {
  /** Undefined if the disks could not be read. */
  layout: StorageLayout | undefined;
  readiness: StorageReadiness;
  requirements: StorageRequirements;
  /** Release of the cluster, e.g. `4.18.27`; undefined if it could not be read. */
  version?: string;
  /** Disk that the requester asks for; the strategy's own choice if absent. */
  device?: string;
  /** The run that will apply the manifests, so that the plan shows exactly what is applied. */
  mark?: RunMark;
}

/** What a strategy would do, with the object that a run would apply. */
export interface StrategyOutcome extends StoragePlanOption {
  /** Present for a feasible strategy that applies something. */
  manifest?: KubernetesManifest;
}

/** An option that cannot work here, with everything that speaks against it. */
export function infeasible(
  strategy: StoragePlanOption['strategy'],
  ...reasons: string[]
): StrategyOutcome {
  return {
    strategy,
    feasible: false,
    reasons,
    manifests: [],
    consequences: [],
  };
}

/** What the person who confirms must know of the clusters that a seed is for. */
export const TARGETS_MUST_MATCH = `The clusters that take the seed must mount /var/lib/containers from the same ${CONTAINER_STORAGE_DEVICE}; Lifecycle Agent refuses an upgrade otherwise.`;
