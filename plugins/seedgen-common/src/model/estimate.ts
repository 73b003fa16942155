import { z } from 'zod';
import { timestampSchema } from './time';

/**
 * How long the API of a cluster is typically away during a generation, in milliseconds: what is
 * published of others' clusters. It is no estimate of a run; those come from the portal's own history
 * alone.
 *
 * @public
 */
export const TYPICAL_OUTAGE_MS = 10 * 60_000;

/** Fewest runs that an estimate is made from. @public */
export const FEWEST_RUNS_FOR_ESTIMATE = 3;

/**
 * When something is expected, by runs of the same kind that succeeded.
 *
 * With a `range`, four of five such runs would be there between its ends; without one, `reason` says
 * why there is none.
 *
 * @public
 */
export const runEstimateSchema = z.object({
  range: z.object({ from: timestampSchema, to: timestampSchema }).optional(),
  reason: z
    .object({
      /**
       * `TooLittleHistory`: fewer than three runs are known. `LongerThanEver`: of those that are, too
       * few took as long as this one has already.
       */
      code: z.enum(['TooLittleHistory', 'LongerThanEver']),
      message: z.string(),
    })
    .optional(),
  /** How many runs of this cluster, and of all others, it rests on. */
  basis: z.object({
    clusterRuns: z.number().int().nonnegative(),
    fleetRuns: z.number().int().nonnegative(),
  }),
});

/** {@inheritDoc runEstimateSchema} @public */
export type RunEstimate = z.infer<typeof runEstimateSchema>;

/** What is expected of an active run; it changes as phases pass. @public */
export const runEstimatesSchema = z.object({
  at: timestampSchema,
  end: runEstimateSchema,
  /** When the API is expected back; absent once it is, and for runs without an outage. */
  outageEnd: runEstimateSchema.optional(),
});

/** {@inheritDoc runEstimatesSchema} @public */
export type RunEstimates = z.infer<typeof runEstimatesSchema>;
