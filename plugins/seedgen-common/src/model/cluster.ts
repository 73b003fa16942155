import { z } from 'zod';
import { accessFailureSchema } from './accessFailure';
import { lastSeedSchema } from './image';
import { lifecycleAgentCatalogSchema } from './lifecycleAgent';
import { seedGeneratorSeenSchema } from './observation';
import { seedReadinessSchema } from './readiness';
import { runSchema } from './run';
import { storageLayoutSchema, storageReadinessSchema } from './storage';
import { timestampSchema } from './time';

/**
 * What a seed must share with the clusters that it is to upgrade, as Lifecycle Agent asks for it. A
 * part that could not be read is absent.
 *
 * @public
 */
export const clusterConfigurationSchema = z.object({
  /** Whether the object Proxy `cluster` names a proxy, or hosts that need none. */
  hasProxy: z.boolean().optional(),
  /** Whether the MachineConfig that is in force on the node asks for FIPS. */
  hasFips: z.boolean().optional(),
  trustBundle: z
    .object({
      /** Whether ConfigMap `openshift-config/user-ca-bundle` has certificates. */
      hasUserCaBundle: z.boolean(),
      /** ConfigMap that Proxy `cluster` takes trusted certificates from; empty if none. */
      proxyConfigmapName: z.string(),
    })
    .optional(),
});
/** {@inheritDoc clusterConfigurationSchema} @public */
export type ClusterConfiguration = z.infer<typeof clusterConfigurationSchema>;

/** The last known picture of a cluster. Every part may be missing: then it could not be read. @public */
export const clusterSnapshotSchema = z.object({
  cluster: z.string(),
  /** When it was last looked at, whatever the answer. Absent before the first look. */
  observedAt: timestampSchema.optional(),
  /** When it last answered. */
  reachableAt: timestampSchema.optional(),
  reachability: z.enum(['reachable', 'unreachable', 'unknown']),
  /** Why it could not be read, if it could not. */
  failure: accessFailureSchema.optional(),
  clusterId: z.string().optional(),
  version: z.string().optional(),
  /** As in tags and ClusterVersion: `x86_64`, `aarch64`. */
  architecture: z.string().optional(),
  node: z.string().optional(),
  lifecycleAgent: z
    .object({
      installed: z.boolean(),
      ready: z.boolean(),
      version: z.string().optional(),
    })
    .optional(),
  /** Catalogs that have Lifecycle Agent; read only where it is not installed. */
  lifecycleAgentCatalogs: z.array(lifecycleAgentCatalogSchema).optional(),
  seedGenerator: seedGeneratorSeenSchema.optional(),
  layout: storageLayoutSchema.optional(),
  configuration: clusterConfigurationSchema.optional(),
});
/** {@inheritDoc clusterSnapshotSchema} @public */
export type ClusterSnapshot = z.infer<typeof clusterSnapshotSchema>;

/** A seed generation that no run of ours began. It is followed, and never touched. @public */
export const externalGenerationSchema = z.object({
  /** Where it pushes, or pushed. */
  seedImage: z.string(),
  firstSeenAt: timestampSchema,
  lastSeenAt: timestampSchema,
  /** What it said last, in Lifecycle Agent's words. */
  state: z.string(),
  /** What was seen of it, in order; of many the last ones. */
  steps: z.array(z.object({ at: timestampSchema, text: z.string() })),
  /** When it was seen to have ended; absent while it is under way. */
  endedAt: timestampSchema.optional(),
  /** `failed` also where it was taken away before its end. */
  outcome: z.enum(['succeeded', 'failed']).optional(),
});
/** {@inheritDoc externalGenerationSchema} @public */
export type ExternalGeneration = z.infer<typeof externalGenerationSchema>;

/** What the catalog page of a cluster shows, all of it from the database. @public */
export const clusterStatusSchema = z.object({
  name: z.string(),
  title: z.string().optional(),
  /** `false` once no source names it any more: it keeps its history and is not looked at. Absent otherwise. */
  configured: z.boolean().optional(),
  /** Who names it, and how, the one whose access counts first; absent where that is the configuration alone. */
  sources: z
    .array(z.object({ source: z.string(), name: z.string() }))
    .optional(),
  snapshot: clusterSnapshotSchema,
  storage: storageReadinessSchema,
  /** Whether it could become a seed; absent where nothing has judged that, which means unknown. */
  readiness: seedReadinessSchema.optional(),
  /** The run of kind `generate` or `partition` that goes on, and the last one that has ended. */
  activeRun: runSchema.optional(),
  lastRun: runSchema.optional(),
  /** The remedy that is being applied; there may be one beside an active run. */
  activeRemedy: runSchema.optional(),
  lastSeed: lastSeedSchema.optional(),
  /** Set once a seed has been taken: the cluster must not go back into service. */
  spent: z
    .object({
      since: timestampSchema,
      /** The run that took it; absent where that was begun past the portal. */
      runId: z.string().optional(),
    })
    .optional(),
  /**
   * A SeedGenerator that no run of ours made is there, or was until Lifecycle Agent took it away to
   * launch the imager; shown, never touched.
   */
  externalSeedGenerator: z.boolean(),
  /** The generations that were begun past the portal, the last one first, at most five. */
  externalGenerations: z.array(externalGenerationSchema).optional(),
});
/** {@inheritDoc clusterStatusSchema} @public */
export type ClusterStatus = z.infer<typeof clusterStatusSchema>;
