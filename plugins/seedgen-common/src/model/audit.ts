import { z } from 'zod';
import { timestampSchema } from './time';

/** @public */
export const auditActionSchema = z.enum([
  'run.requested',
  'run.started',
  'run.phase',
  'run.cancel-requested',
  'run.succeeded',
  'run.unconfirmed',
  'run.failed',
  'run.abandoned',
  // Somebody has looked at the node of a run whose imager was lost track of.
  'run.imager-inspected',
  // A generation that somebody began past the portal: seen first, and ended.
  'run.external',
  'preflight.requested',
  'verification.requested',
  'secret.written',
  'secret.deleted',
  'seedgenerator.created',
  'seedgenerator.deleted',
  'machineconfig.applied',
  'machineconfig.deleted',
  'lifecycleagent.restarted',
  'lifecycleagent.subscribed',
  'pods.deleted',
  'machineconfigpool.resumed',
  'image.verified',
  'audit.read',
  'audit.exported',
  // Recorded only when it is denied.
  'cluster.read',
]);
/** What happened. @public */
export type AuditAction = z.infer<typeof auditActionSchema>;

/** @public */
export const auditOutcomeSchema = z.enum([
  'accepted',
  'succeeded',
  'failed',
  'denied',
  'invalid',
]);
/** How it ended. @public */
export type AuditOutcome = z.infer<typeof auditOutcomeSchema>;

/**
 * A row of the audit log. Append-only; `hash` covers what the row says and the hash before, by the
 * rules of its `hashVersion`.
 *
 * @public
 */
export const auditEntrySchema = z.object({
  /** Grows by one with each row of an installation. */
  sequence: z.number().int().positive(),
  id: z.string(),
  at: timestampSchema,
  action: auditActionSchema,
  outcome: auditOutcomeSchema,
  /** Entity reference of the user, or `service:<subject>`. */
  actor: z.string(),
  cluster: z.string().optional(),
  runId: z.string().optional(),
  image: z.string().optional(),
  digest: z.string().optional(),
  reasonCode: z.string().optional(),
  /** Escaped and cut to 1 KiB. */
  message: z.string().optional(),
  previousHash: z.string(),
  hash: z.string(),
  /** Names the columns that the hash covers; 1 if absent. */
  hashVersion: z.number().int().positive().optional(),
});
/** {@inheritDoc auditEntrySchema} @public */
export type AuditEntry = z.infer<typeof auditEntrySchema>;
