import { z } from 'zod';
import { timestampSchema } from './time';

/**
 * Logs that are kept of a run.
 *
 * - `imager`: what the container on the node wrote that takes the seed and pushes it.
 * - `lifecycle-agent`: what the operator's manager wrote, as far as it could be had.
 *
 * @public
 */
export const runLogSourceSchema = z.enum(['imager', 'lifecycle-agent']);
/** {@inheritDoc runLogSourceSchema} @public */
export type RunLogSource = z.infer<typeof runLogSourceSchema>;

/** A log that is kept of a run; without `text` nothing has been kept of it yet. @public */
export const runLogSchema = z.object({
  source: runLogSourceSchema,
  /** Plain text, masked; of a long one the end. */
  text: z.string().optional(),
  /** When it was last written to. */
  keptAt: timestampSchema.optional(),
});
/** {@inheritDoc runLogSchema} @public */
export type RunLog = z.infer<typeof runLogSchema>;
