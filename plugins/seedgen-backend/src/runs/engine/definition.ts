import type {
  BasicPermission,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import type {
  AnyRunRequest,
  ClusterObservation,
  ClusterSnapshot,
  ImageReference,
  MachineConfigPoolSeen,
  NodeSeen,
  RunDetails,
  ManifestPreview,
  Run,
  RunMark,
  RunRequest,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { z } from 'zod';
import type { ObservedParts } from '../../clusters/types';
import type { StorageRequirements } from '../../config';
import type { AnyPerformer } from '../effects/types';
import type { Statement } from '../../diagnosis';
import type { PreflightSubject } from '../../preflight/types';
import type { RunStore } from '../store/RunStore';
import type { EffectIntent } from './effects';
import type { RunKinds } from './RunKinds';
import type { RunLimits } from '../types';
import type { Decision, MachineMemory, MachineRun, Seen } from './types';

/** A request of one kind. */
export type RequestOf<Kind extends RunRequest['kind']> = Extract<
  RunRequest,
  { kind: Kind }
>;

/** What a request is checked against before it is stored. */
export interface CheckContext {
  find(runId: string): Promise<MachineRun | undefined>;
  /** The seed image that a run makes; nothing if it makes none. */
  seedImageOf(run: MachineRun): string | undefined;
  /** Why an image may not be pushed there; nothing if it may. */
  refusePush(reference: ImageReference): string | undefined;
}

/** What the manifests of a run are shown from before it is asked for. */
export interface PreviewContext {
  /** Of a run that there is not yet. */
  mark: RunMark;
  /** What was last seen of the cluster; nothing if that was never. */
  snapshot: ClusterSnapshot | undefined;
  requirements: StorageRequirements;
  /** Why an image may not be pushed there; nothing if it may. */
  refusePush(reference: ImageReference): string | undefined;
  now: Date;
}

/** Whose messages a timeline quotes. */
export interface Diagnosed {
  source: Statement['source'];
  /** The known cause that such a message speaks of. */
  codeOf?(text: string): string | undefined;
  /** What it remembers that says something about a problem of its. */
  facts(run: MachineRun): DiagnosedFacts;
}

/** What a run remembers that says something about a problem of its. */
export interface DiagnosedFacts {
  pool?: MachineConfigPoolSeen;
  node?: NodeSeen;
  machineConfig?: string;
  imagerLog?: { summary: string; code?: string };
}

/** What a run means for others on its cluster. */
export interface Standing {
  /** The imager runs for it, or what was seen last does not rule that out. */
  imaging: boolean;
  /** Lifecycle Agent may have had its request, and has not said how it ended. */
  unanswered: boolean;
}

/** Another run of the portal, as far as one decides on it. */
export interface RunBeside extends Standing {
  id: string;
  cluster: string;
  request: AnyRunRequest;
  /** The image that it makes; nothing if it makes none. */
  seedImage?: string;
  phase: MachineRun['phase'];
  phaseSince: string;
  active: boolean;
}

/** What a kind may read of the portal besides the cluster, to decide. */
export interface ContextSources {
  store: Pick<RunStore, 'find' | 'openOf'>;
  external: ExternalLookup;
  kinds: RunKinds;
}

/** Generations that somebody began past the portal, as far as a run asks for them. */
export interface ExternalLookup {
  /** The one that is under way; nothing if there is none. */
  openOf(cluster: string): Promise<object | undefined>;
}

/**
 * One kind of run: all that distinguishes it from the others. The engine, the store and the API ask the
 * definition, and never which kind a run is of.
 */
export interface RunKindDefinition<
  Request extends AnyRunRequest = AnyRunRequest,
  Memory extends MachineMemory = MachineMemory,
> {
  /** As in requests, in the database and in the audit log. */
  readonly kind: Request['kind'];
  /** What it takes; nothing in a request that the kind does not know. */
  readonly request: z.ZodType<Request>;
  /** What it is about. One that is about nothing has no cluster, asks for no confirmation and observes none. */
  readonly subject: 'cluster' | 'none';
  /** Phases in the order of an undisturbed run; the first is the one that it begins in. */
  readonly phases: readonly MachineRun['phase'][];
  /** Longest stay in a phase where configuration says nothing, in milliseconds. */
  readonly phaseLimits: Readonly<Partial<Record<MachineRun['phase'], number>>>;
  /**
   * What a run takes for itself until it has ended. `subject`: no other run that does so may be active
   * there. `beside`: it goes on beside one of those, and is alone among its like. `nothing`: any number
   * may go on.
   */
  readonly locks: 'subject' | 'beside' | 'nothing';
  /** Whether Lifecycle Agent's log is followed while it goes on. */
  readonly followsLog?: boolean;
  /** Version of the memory that is stored now. */
  readonly stateVersion: number;
  /** What a run remembers that has just been asked for. */
  newMemory(): Memory;
  /**
   * What was stored by an earlier version, as this one remembers it.
   *
   * @param version - from 1 to {@link RunKindDefinition.stateVersion}
   * @throws if it cannot be what that version stored
   */
  upgradeState(stored: unknown, version: number): Memory;
  /** What it takes to ask for such a run, and to cancel it. */
  readonly permission: ResourcePermission | BasicPermission;
  /** What it takes besides, as for what it begins. */
  permissionsBesides?(request: Request): readonly ResourcePermission[];
  /** @throws InputError if the run could not be carried out as it is asked for */
  check?(request: Request, context: CheckContext): Promise<void> | void;
  /** The image that it is about, for the audit log and to find it by. */
  image?(request: Request): string | undefined;
  /** What the audit log says of the request. */
  auditMessage?(request: Request): string | undefined;
  /** What of the cluster is looked at besides what always is. */
  observes?(run: MachineRun<Memory, Request>): ObservedParts;
  /** The image whose tag is looked at in its registry; nothing while there is none to look at. */
  observesImage?(run: MachineRun<Memory, Request>): string | undefined;
  /** What the portal knows besides, read anew at each step. */
  loadContext?(
    run: MachineRun<Memory, Request>,
    seen: ClusterObservation | undefined,
    sources: ContextSources,
  ): Promise<unknown>;
  /** Decides the next step. Pure: the same run, observation and time give the same decision. */
  decide(
    run: MachineRun<Memory, Request>,
    seen: Seen,
    now: Date,
    limits: RunLimits,
  ): Decision<Memory, Request, EffectIntent>;
  /** Carries out what is decided, by the type of the effect. */
  readonly performers: Readonly<Record<string, AnyPerformer>>;
  /** Whether cancelling can no longer undo it. */
  isPastReturn(run: MachineRun<Memory, Request>): boolean;
  /** What it is about, as the portal shows it. */
  show?(
    run: MachineRun<Memory, Request>,
  ): Pick<Run, 'seedImage' | 'strategy' | 'device' | 'remedy'>;
  /** What it means for others on its cluster; nothing while absent. */
  standing?(run: MachineRun<Memory, Request>): Standing;
  /** Adds to what is told of one run what only its kind has. */
  detail?(details: RunDetails, run: MachineRun<Memory, Request>): RunDetails;
  /**
   * What a run for a request would put on its cluster, with secrets masked; nothing while absent.
   *
   * @throws InputError if the request cannot be carried out as it is
   */
  preview?(request: Request, context: PreviewContext): ManifestPreview[];
  /** What it has put on its cluster, or is going to, with secrets masked. */
  manifests?(run: MachineRun<Memory, Request>): ManifestPreview[];
  /**
   * Whose messages its timeline quotes, for naming causes; absent where none are named: the cause of a
   * remedy's problem is that of the run that it is for.
   */
  readonly diagnosed?: Diagnosed;
  /** What is checked before it touches anything; absent for kinds without a preflight. */
  preflight?(run: MachineRun<Memory, Request>): PreflightSubject;
}
