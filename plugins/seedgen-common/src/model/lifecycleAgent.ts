import { z } from 'zod';

/** A CatalogSource of a cluster that has Lifecycle Agent's package. @public */
export const lifecycleAgentCatalogSchema = z.object({
  /** Name of the CatalogSource. */
  name: z.string(),
  namespace: z.string(),
  /** Whether Operator Lifecycle Manager is connected to it. */
  ready: z.boolean(),
  channels: z.array(
    z.object({
      name: z.string(),
      /** ClusterServiceVersion at the head of the channel, e.g. `lifecycle-agent.v4.18.2`. */
      head: z.string().optional(),
    }),
  ),
});

/** {@inheritDoc lifecycleAgentCatalogSchema} @public */
export type LifecycleAgentCatalog = z.infer<typeof lifecycleAgentCatalogSchema>;
