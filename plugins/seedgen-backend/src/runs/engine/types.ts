import type {
  AccessFailure,
  AnyRunRequest,
  ClusterObservation,
  RegistryObservation,
  RunInspection,
  RunKind,
  RunPhase,
  RunReason,
  SeedImageRecord,
  TimelineEntry,
  Verification,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { AuditRecord } from '../../audit/types';
import type { Milestone } from '../runLog/milestones';
import type { AnyEffectResult, ClusterIdentity, EffectIntent } from './effects';

/** What a run remembers of an effect. Stored before the effect is had, and again after it. */
export interface EffectMemory {
  attempts: number;
  lastAttemptAt: string;
  /** When it was had; absent while it is only intended, or failed. */
  doneAt?: string;
  /** Why the last attempt failed. */
  failure?: AccessFailure;
}

/** How a run is going to end, once nothing of its own is left behind. */
export interface Ending {
  phase: 'Succeeded' | 'Unconfirmed' | 'Failed' | 'Abandoned';
  since: string;
  problem?: RunReason;
  /** Whether the object that started it is to be taken off the cluster. */
  remove: boolean;
  /** Whether what it needs besides (the Secret) is to be taken off the cluster. */
  tidy: boolean;
}

/**
 * Why a run that has ended is still observed.
 *
 * - `end-unknown`: its requester stopped following; `phase` is where it would be.
 * - `left-behind`: something of it could not be removed from the cluster.
 */
export type FollowUp =
  | { mode: 'end-unknown'; since: string; phase: RunPhase; phaseSince: string }
  | { mode: 'left-behind'; since: string };

/** What every kind of run remembers. Plain JSON: it is stored as it is. */
export interface MachineMemory {
  /** By the type of the effect. */
  effects: Partial<Record<string, EffectMemory>>;
  ending?: Ending;
  followUp?: FollowUp;
  /** What the cluster was when the run began. */
  identity?: ClusterIdentity;
  /** Identifier of the cluster when the run began. */
  clusterId?: string;
  /** When the cluster was last looked at, by the portal's clock. */
  lookedAt?: string;
  /** Since when no source of clusters names its cluster; absent while one does. */
  unconfiguredSince?: string;
  /** When looking began anew after a while in which nobody looked. */
  resumedAt?: string;
  /** What its image was found to be, once that was held against what it must be. */
  verification?: Verification;
  /** Set while the next looks decide something, and are wanted sooner and at uneven intervals. */
  closely?: boolean;
  /** Code of the problem that was recorded last, so that it is recorded once. */
  recordedProblem?: string;
}

/** A run as its state machine knows it. */
export interface MachineRun<
  M extends MachineMemory = MachineMemory,
  R extends AnyRunRequest = AnyRunRequest,
> {
  id: string;
  kind: RunKind;
  cluster: string;
  request: R;
  requestedBy: string;
  requestedAt: string;
  phase: RunPhase;
  phaseSince: string;
  statusText: string;
  observedAt?: string;
  unreachableSince?: string;
  finishedAt?: string;
  deadline?: string;
  problem?: RunReason;
  digest?: string;
  /** Id of the run that a remedy began. */
  followedBy?: string;
  /**
   * Set where the run ended while nobody knew whether its imager still works: until somebody says
   * that he has looked, no other run may begin on the cluster.
   */
  inspection?: RunInspection;
  /** Set once somebody has cancelled it. */
  cancelled?: {
    by: string;
    at: string;
    /** A run that can no longer be stopped goes on as if nobody had cancelled it. */
    onlyIfStoppable?: boolean;
  };
  /** Ended, but still observed; see {@link FollowUp}. */
  watching: boolean;
  memory: M;
}

/** What was seen since the last decision; every part may be missing. */
export interface Seen<Result = AnyEffectResult> {
  cluster?: ClusterObservation;
  registry?: RegistryObservation;
  results?: Result[];
  /** What the portal knows besides; only for kinds that load it. */
  context?: unknown;
  /** What Lifecycle Agent's log tells of, also what was taken in before. */
  milestones?: readonly Milestone[];
  /** Id of another active run on the cluster, for one that has ended. */
  otherActiveRun?: string;
}

/** A timeline entry before it has its number. */
export type NewTimelineEntry = Omit<TimelineEntry, 'sequence'>;

/** What a state machine decides: everything that is to be stored, and then done. */
export interface Decision<
  M extends MachineMemory = MachineMemory,
  R extends AnyRunRequest = AnyRunRequest,
  E extends EffectIntent = EffectIntent,
> {
  run: MachineRun<M, R>;
  entries: NewTimelineEntry[];
  audits: AuditRecord[];
  effects: E[];
  seed?: SeedImageRecord;
}
