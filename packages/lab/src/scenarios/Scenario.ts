import type { LabRegistry } from '../registry';
import type { ClusterContext } from '../world/ClusterContext';

/** Takes a change back, as far as it is still there. */
export type Undo = () => void | Promise<void>;

/** The cluster that a scenario changes. */
export type ScenarioCluster = ClusterContext;

/** The registry as far as a scenario changes it; it is the registry of all clusters. */
export type ScenarioRegistry = Pick<LabRegistry, 'faults' | 'applyFaults'>;

/** Where the failure of a scenario is to be read. */
export type FailurePlace =
  /** Message of the rejected SeedGenerator. */
  | 'rejection'
  /** Part of the message with which Lifecycle Agent waits for the cluster's health. */
  | 'health'
  /** Message of the SeedGenerator that has failed. */
  | 'failure'
  /** Log of the imager's container; the SeedGenerator tells only its exit code. */
  | 'imager log'
  /** Condition of the MachineConfigPool. */
  | 'pool'
  /** Nothing is said: it is seen from outside, or from the time that passes. */
  | 'behaviour';

/** One way in which taking a seed goes wrong, with everything that belongs to it. */
export interface Scenario {
  /** Words with hyphens. */
  name: string;
  title: string;
  /** What is changed, in a sentence. */
  does: string;
  place: FailurePlace;
  /** The text that tells of it; `{node}` stands for the node's name. For `behaviour`: what is seen. */
  failure: string;
  /** Changes the cluster, or the registry, at once. */
  apply(cluster: ScenarioCluster, registry: ScenarioRegistry): Undo;
}

/** The text that a scenario produces on this cluster. */
export function failureText(
  { failure }: Scenario,
  { spec }: Pick<ScenarioCluster, 'spec'>,
): string {
  return failure.replace('{node}', spec.hostname);
}
