import type {
  KubernetesManifest,
  MachineConfigPoolSeen,
  NodeSeen,
  RunReason,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { RequestOf } from '../../engine/definition';
import type { Effect } from '../../engine/effects';
import type { Decision, MachineMemory, MachineRun } from '../../engine/types';

/** What was found of container storage after a rollout. */
export interface StorageFound {
  ready: boolean;
  /** In words. */
  found: string;
  /** It is on this disk, and the planned one is another. */
  elsewhere?: string;
}

/** What a `partition` run remembers. */
export interface PartitionMemory extends MachineMemory {
  /** What is applied, once it is planned. */
  manifest?: KubernetesManifest;
  /** The disk that was planned, by the path that the plan names it by; absent in runs of before. */
  device?: string;
  /** The plan found that nothing needs to be done. */
  noneNeeded?: boolean;
  /** How the API was last seen. */
  api?: 'up' | 'down' | 'refusing';
  /** Why the cluster answers but will not have us, while it does. */
  refused?: string;
  /** The API was away after the MachineConfig had been applied. */
  rebooted: boolean;
  /** The pool as it was before anything was applied. */
  before?: { desired?: string; renderProblem?: string };
  pool?: MachineConfigPoolSeen;
  node?: NodeSeen;
  /** The MachineConfig is not on the cluster any more, though nobody here removed it. */
  removed?: boolean;
  /** What was found of the storage afterwards. */
  storage?: StorageFound;
  /** Why the MachineConfig is being taken back, and how the run ends then. */
  reverting?: { phase: 'Failed' | 'Abandoned'; problem: RunReason };
  lastPoolText?: string;
}

/** A `partition` run as its state machine knows it. */
export type PartitionRun = MachineRun<PartitionMemory, RequestOf<'partition'>>;

/** What its state machine decides. */
export type PartitionDecision = Decision<
  PartitionMemory,
  RequestOf<'partition'>,
  Effect
>;

/** Memory of a run that has just been asked for. */
export function newPartitionMemory(): PartitionMemory {
  return { effects: {}, rebooted: false };
}
