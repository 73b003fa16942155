import { z } from 'zod';
import { runRequestSchema } from './run';

/** Asks for the files of an installation of Lifecycle Agent, which Git applies and no run. @public */
export const lifecycleAgentManifestRequestSchema = z.strictObject({
  kind: z.literal('lifecycle-agent'),
  cluster: z.string(),
  /** Name of the CatalogSource; the one of the cluster that has the package if absent. */
  catalogSource: z.string().optional(),
  /** Whether an InstallPlan waits for a person; `Automatic` if absent. */
  approval: z.enum(['Automatic', 'Manual']).optional(),
});

/** {@inheritDoc lifecycleAgentManifestRequestSchema} @public */
export type LifecycleAgentManifestRequest = z.infer<
  typeof lifecycleAgentManifestRequestSchema
>;

/** What manifests can be asked for: those of a run, and those of Lifecycle Agent. @public */
export const manifestRequestSchema = z.discriminatedUnion('kind', [
  ...runRequestSchema.options,
  lifecycleAgentManifestRequestSchema,
]);

/** {@inheritDoc manifestRequestSchema} @public */
export type ManifestRequest = z.infer<typeof manifestRequestSchema>;
