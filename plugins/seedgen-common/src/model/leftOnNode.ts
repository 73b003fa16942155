import { z } from 'zod';
import { remedySchema } from './diagnosis';
import { timestampSchema } from './time';

/**
 * What a run that did not plainly succeed has left on the node of its cluster, as it was seen
 * last. Names, sizes and times of files; what is inside is never read.
 *
 * @public
 */
export const leftOnNodeSchema = z.object({
  /** When it was looked at, by the portal's clock. */
  at: timestampSchema,
  /** `not-seen`: it could not be looked at, so that something may be there. */
  outcome: z.enum(['nothing', 'found', 'not-seen']),
  /** In one sentence. */
  summary: z.string(),
  /** The folder of Lifecycle Agent on the node. */
  folder: z.string(),
  files: z.array(
    z.object({
      name: z.string(),
      sizeBytes: z.number().int().nonnegative(),
      /** By the clock of the node. */
      modifiedAt: timestampSchema.optional(),
      /** What a file of this name holds; absent for one that Lifecycle Agent does not store. */
      holds: z.string().optional(),
    }),
  ),
  /** Whether the node has the cluster's pull secret, or the placeholder that a generation puts in its place. */
  pullSecret: z.enum(['own', 'placeholder', 'not-seen']),
  /** Why it matters, each with a stable code such as `AgentWouldLoop`. */
  findings: z.array(z.object({ code: z.string(), text: z.string() })),
  /** In the order in which they are to be tried. */
  remedies: z.array(remedySchema),
});

/** {@inheritDoc leftOnNodeSchema} @public */
export type LeftOnNode = z.infer<typeof leftOnNodeSchema>;
