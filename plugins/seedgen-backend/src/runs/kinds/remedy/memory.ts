import type { AccessFailure } from '@seedgen/backstage-plugin-seedgen-common';
import type { LifecycleAgentInstallState } from '../../../operators';
import type { RequestOf } from '../../engine/definition';
import type { Effect } from '../../engine/effects';
import type { Decision, MachineMemory, MachineRun } from '../../engine/types';

/** What a `remedy` run remembers. */
export interface RemedyMemory extends MachineMemory {
  /** How the API was last seen. */
  api?: 'up' | 'down' | 'refusing';
  /** Why the cluster answers but will not have us, while it does. */
  refused?: string;
  /** What it waits for, in words. */
  waits?: string;
  /** Looks at the cluster since it was done. */
  looks: number;
  /** UIDs of Lifecycle Agent's pods before it was restarted. */
  podsBefore?: string[];
  /** What Lifecycle Agent has stored on the node, as far as it could be read. */
  agentFiles?: { at: string; secret: boolean; object: boolean };
  /** Why that could not be read. */
  agentFilesFailure?: { at: string; failure: AccessFailure };
  /** The run that is begun anew left Lifecycle Agent without a word of its own. */
  restart?: boolean;
  /** The run whose MachineConfig it is that is taken back. */
  machineConfigOwner?: string;
  /** How far the installation of Lifecycle Agent was seen to be. */
  installation?: LifecycleAgentInstallState;
  podsDeleted: number;
  podsLeft?: number;
}

/** A `remedy` run as its state machine knows it. */
export type RemedyRun = MachineRun<RemedyMemory, RequestOf<'remedy'>>;

/** What its state machine decides. */
export type RemedyDecision = Decision<
  RemedyMemory,
  RequestOf<'remedy'>,
  Effect
>;

/** Memory of a run that has just been asked for. */
export function newRemedyMemory(): RemedyMemory {
  return { effects: {}, looks: 0, podsDeleted: 0 };
}
