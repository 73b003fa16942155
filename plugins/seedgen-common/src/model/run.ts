import { z } from 'zod';
import { diagnosisSchema } from './diagnosis';
import { runEstimatesSchema } from './estimate';
import { seedImageRecordSchema, verificationSchema } from './image';
import { leftOnNodeSchema } from './leftOnNode';
import { preflightReportSchema } from './preflight';
import { remedyCallSchema } from './remedy';
import { runLogSourceSchema } from './runLog';
import { storageStrategySchema } from './storage';
import { timestampSchema } from './time';

/**
 * A kind of run, by its name. Which kinds there are the backend says; a client shows one that it does not
 * know as far as every run can be shown.
 *
 * @public
 */
export const runKindSchema = z.string().regex(/^[a-z][a-z0-9-]{0,30}$/);
/** {@inheritDoc runKindSchema} @public */
export type RunKind = z.infer<typeof runKindSchema>;

/**
 * The kinds of runs of this plugin: what a run does to its cluster. At most one of `generate` and
 * `partition` is active on a cluster, and at most one `remedy` beside it, since a remedy is what a run
 * that stands still may need.
 *
 * @public
 */
export type KnownRunKind = RunRequest['kind'];

/**
 * Phases of a `generate` run in the order of an undisturbed one, then its ends.
 *
 * `Unconfirmed`: the image is proven, the cluster's own word of completion is not; or neither can be
 * known, and `inspection` says so.
 * `Abandoned`: the requester stopped following; the cluster goes on by itself.
 *
 * @public
 */
export const GENERATE_PHASES = [
  'Preflight',
  'Requesting',
  'Stabilizing',
  'Preparing',
  'Imaging',
  'Published',
  'Recovering',
  'Finalizing',
  'Verifying',
  'Cleaning',
] as const;

/**
 * Phases of a `partition` run in the order of an undisturbed one.
 *
 * `Reverting`: the MachineConfig was refused and is being taken back.
 *
 * @public
 */
export const PARTITION_PHASES = [
  'Preflight',
  'Applying',
  'Rendering',
  'Updating',
  'Rebooting',
  'Verifying',
  'Reverting',
] as const;

/**
 * Phases of a `remedy` run.
 *
 * `Checking`: the cluster is looked at, and nothing is touched where acting would do harm.
 * `Confirming`: it was done; followed until the cluster shows that it helped.
 *
 * @public
 */
export const REMEDY_PHASES = ['Checking', 'Applying', 'Confirming'] as const;

/** How runs end. Terminal phases never run again; trying again is a new run. @public */
export const TERMINAL_PHASES = [
  'Succeeded',
  'Unconfirmed',
  'Failed',
  'Abandoned',
] as const;

/**
 * A step in the life of a run, by its name. Those of this plugin's kinds are listed above; the last one
 * of a run is one of {@link TERMINAL_PHASES}, whatever its kind.
 *
 * @public
 */
export const runPhaseSchema = z.string().regex(/^[A-Z][A-Za-z]{0,31}$/);
/** {@inheritDoc runPhaseSchema} @public */
export type RunPhase = z.infer<typeof runPhaseSchema>;

/** Whether a phase is one that a run ends in. @public */
export function isTerminalPhase(phase: RunPhase): boolean {
  return (TERMINAL_PHASES as readonly string[]).includes(phase);
}

/** Phases of an undisturbed run of a kind, in order, for a stepper; none of a kind that is not known. @public */
export function phasesOf(kind: RunKind): readonly RunPhase[] {
  switch (kind) {
    case 'generate':
      return GENERATE_PHASES;
    case 'partition':
      return PARTITION_PHASES.filter(phase => phase !== 'Reverting');
    case 'remedy':
      return REMEDY_PHASES;
    default:
      return [];
  }
}

/** Why a run is not on its usual way, in words and as a stable code. @public */
export const runReasonSchema = z.object({
  /** Stable, CamelCase, e.g. `RejectedByLifecycleAgent`. */
  code: z.string(),
  /** What, where, and what to do next. */
  message: z.string(),
  remedy: z.string().optional(),
});
/** {@inheritDoc runReasonSchema} @public */
export type RunReason = z.infer<typeof runReasonSchema>;

/** The request of a generation. @public */
export const generateRequestSchema = z.strictObject({
  kind: z.literal('generate'),
  cluster: z.string(),
  /** With registry host and tag, e.g. `registry.example/ocp/seed:4.18.27-x86_64`. */
  seedImage: z.string(),
  /** The cluster's name, typed by the person who accepts the outage. */
  confirmation: z.string(),
  /** Why, for the audit; a ticket, for example. */
  reason: z.string().max(1000).optional(),
  /** Push to a tag that exists already, whoever's it is. */
  replaceExistingTag: z.boolean().optional(),
});

/** The request of the preparation of container storage. @public */
export const partitionRequestSchema = z.strictObject({
  kind: z.literal('partition'),
  cluster: z.string(),
  strategy: storageStrategySchema,
  /** Device to use; the plan's choice if absent. */
  device: z.string().optional(),
  /** The cluster's name, typed by the person who accepts reboot and loss of data. */
  confirmation: z.string(),
  reason: z.string().max(1000).optional(),
});

/** The request of a remedy. @public */
export const remedyRequestSchema = z.strictObject({
  kind: z.literal('remedy'),
  cluster: z.string(),
  /** What is to be done, and what to. */
  remedy: remedyCallSchema,
  /** The cluster's name, typed by the person who accepts what it touches. */
  confirmation: z.string(),
  reason: z.string().max(1000).optional(),
});

/** What a requester asks for, of the kinds of this plugin. @public */
export const runRequestSchema = z.discriminatedUnion('kind', [
  generateRequestSchema,
  partitionRequestSchema,
  remedyRequestSchema,
]);
/** {@inheritDoc runRequestSchema} @public */
export type RunRequest = z.infer<typeof runRequestSchema>;

/** What every request has, whatever its kind. @public */
export interface AnyRunRequest {
  /** Which of the backend's kinds of runs is asked for. */
  kind: string;
  /** Absent for a run that is not about a cluster. */
  cluster?: string;
  /** The cluster's name, typed by the person who accepts what the run does to it. */
  confirmation?: string;
  /** Why, for the audit; a ticket, for example. */
  reason?: string;
  /** What else it has is up to its kind. */
  [field: string]: unknown;
}

/** An entry in a run's timeline. @public */
export const timelineEntrySchema = z.object({
  /** Counts from 1 within its run, without gaps: the order in which things became known. */
  sequence: z.number().int().positive(),
  /** When it became known, by the portal's clock. */
  at: timestampSchema,
  type: z.enum([
    'phase',
    'message',
    'milestone',
    'waiting',
    'api-lost',
    'api-back',
    'registry',
    'effect',
    'diagnosis',
    'note',
  ]),
  phase: runPhaseSchema,
  /** Plain text of at most 1 KiB. */
  text: z.string(),
  reasonCode: z.string().optional(),
  /** For a `milestone`: the log that it was read in. */
  source: runLogSourceSchema.optional(),
  /** For a `milestone`: when it happened, by the clock of the node; absent where the log does not say. */
  occurredAt: timestampSchema.optional(),
});
/** {@inheritDoc timelineEntrySchema} @public */
export type TimelineEntry = z.infer<typeof timelineEntrySchema>;

/**
 * What becomes of a run that ended while nobody knew whether its imager still works. While it is
 * wanted, no other run may begin on the cluster: Lifecycle Agent would remove an imager that runs.
 *
 * @public
 */
export const runInspectionSchema = z.object({
  state: z.enum(['wanted', 'done']),
  /** Since when it is wanted. */
  since: timestampSchema,
  /** Who said that he has looked at the node, when, and what he found. */
  by: z.string().optional(),
  at: timestampSchema.optional(),
  reason: z.string().optional(),
});
/** {@inheritDoc runInspectionSchema} @public */
export type RunInspection = z.infer<typeof runInspectionSchema>;

/** What somebody says who has looked at the node of a run whose imager is unaccounted for. @public */
export const inspectionRequestSchema = z.strictObject({
  /** What was found, for the audit. */
  reason: z.string().trim().min(1).max(1000),
});
/** {@inheritDoc inspectionRequestSchema} @public */
export type InspectionRequest = z.infer<typeof inspectionRequestSchema>;

/** A run as the portal shows it. @public */
export const runSchema = z.object({
  id: z.string(),
  kind: runKindSchema,
  /** Empty for a run that is not about a cluster. */
  cluster: z.string(),
  phase: runPhaseSchema,
  phaseSince: timestampSchema,
  /** Whole number that grows with every change; a client that has it has the latest. */
  revision: z.number().int(),
  requestedBy: z.string(),
  requestedAt: timestampSchema,
  finishedAt: timestampSchema.optional(),
  reason: z.string().optional(),
  seedImage: z.string().optional(),
  strategy: storageStrategySchema.optional(),
  device: z.string().optional(),
  /** For `remedy`: what is done, and what to. */
  remedy: remedyCallSchema.optional(),
  /** For a remedy that begins a run anew: that run. */
  followedBy: z.string().optional(),
  /** The last thing that was seen of it, in words. */
  statusText: z.string(),
  /** When the cluster or registry was last looked at for this run, whatever the answer. */
  observedAt: timestampSchema.optional(),
  /** Set while something needs a person, and for every end but `Succeeded`. */
  problem: runReasonSchema.optional(),
  /** Since when the API of the cluster has not answered; absent while it does. */
  unreachableSince: timestampSchema.optional(),
  /** Limit of the current phase. */
  deadline: timestampSchema.optional(),
  /** True once cancelling can no longer stop the cluster. */
  pointOfNoReturn: z.boolean(),
  digest: z.string().optional(),
  /** Set where the run ended while nobody knew whether its imager still works. */
  inspection: runInspectionSchema.optional(),
});
/** {@inheritDoc runSchema} @public */
export type Run = z.infer<typeof runSchema>;

/** A run with what belongs to it. @public */
export const runDetailsSchema = runSchema.extend({
  timeline: z.array(timelineEntrySchema),
  preflight: preflightReportSchema.optional(),
  verification: verificationSchema.optional(),
  seed: seedImageRecordSchema.optional(),
  /** Causes of its `problem`, the surest first; absent while it has none. */
  diagnoses: z.array(diagnosisSchema).optional(),
  /** For a generation that reached the cluster and did not plainly succeed. */
  leftOnNode: leftOnNodeSchema.optional(),
  /** When its end is expected; absent once it has ended. */
  estimates: runEstimatesSchema.optional(),
});
/** {@inheritDoc runDetailsSchema} @public */
export type RunDetails = z.infer<typeof runDetailsSchema>;
