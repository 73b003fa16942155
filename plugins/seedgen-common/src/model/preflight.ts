import { z } from 'zod';
import { remedyCallSchema } from './remedy';
import { timestampSchema } from './time';

/** How a check ended. `unknown` is never a pass: it says why nothing could be seen. @public */
export const checkStatusSchema = z.enum([
  'pass',
  'warn',
  'fail',
  'unknown',
  'not-applicable',
]);

/** {@inheritDoc checkStatusSchema} @public */
export type CheckStatus = z.infer<typeof checkStatusSchema>;

/** What one check looked at, found and wanted. @public */
export const checkResultSchema = z.object({
  /** Stable, kebab-case, e.g. `detached-from-hub`. */
  id: z.string(),
  title: z.string(),
  /** `blocks`: a fail or an unknown ends the run before anything is touched. */
  severity: z.enum(['blocks', 'warns']),
  status: checkStatusSchema,
  /** What was looked at, e.g. `CustomResourceDefinition klusterlets.operator.open-cluster-management.io`. */
  lookedAt: z.string().optional(),
  found: z.string().optional(),
  wanted: z.string().optional(),
  /** Stable reason for anything but a pass, e.g. `KlusterletPresent`. */
  reasonCode: z.string().optional(),
  /** One sentence; quotes Lifecycle Agent's own words where it would refuse. */
  message: z.string(),
  remedy: z.string().optional(),
  /** What the portal can do about it when asked. */
  remedyCalls: z.array(remedyCallSchema).optional(),
  documentationUrl: z.string().optional(),
  /** The run that it is about, so that one can go there. */
  runId: z.string().optional(),
  /**
   * Id of the check that found the cause of this one: of an API server that does not answer, all that
   * read it say the same.
   */
  causedBy: z.string().optional(),
  durationMs: z.number().int().nonnegative(),
});

/** {@inheritDoc checkResultSchema} @public */
export type CheckResult = z.infer<typeof checkResultSchema>;

/** @public */
export const preflightKindSchema = z.enum(['generate', 'partition']);
/** The kinds of runs that begin with a preflight. @public */
export type PreflightKind = z.infer<typeof preflightKindSchema>;

/** The result of all checks of one preflight. @public */
export const preflightReportSchema = z.object({
  id: z.string(),
  cluster: z.string(),
  kind: preflightKindSchema,
  /** What was asked for, so that a report can be read on its own. */
  seedImage: z.string().optional(),
  state: z.enum(['running', 'done']),
  startedAt: timestampSchema,
  finishedAt: timestampSchema.optional(),
  /** `blocked` if a blocking check failed or is unknown. Absent while running. */
  verdict: z.enum(['passed', 'warned', 'blocked']).optional(),
  checks: z.array(checkResultSchema),
});

/** {@inheritDoc preflightReportSchema} @public */
export type PreflightReport = z.infer<typeof preflightReportSchema>;
