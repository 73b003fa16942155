import { z } from 'zod';
import { accessFailureSchema } from './accessFailure';
import { timestampSchema } from './time';

/** A Kubernetes condition, as far as it is shown or decided on. @public */
export const conditionSchema = z.object({
  type: z.string(),
  status: z.enum(['True', 'False', 'Unknown']),
  reason: z.string().default(''),
  /** Cut to 8 KiB and stripped of control characters before it gets here. */
  message: z.string().default(''),
  lastTransitionTime: z.string().optional(),
});

/** {@inheritDoc conditionSchema} @public */
export type Condition = z.infer<typeof conditionSchema>;

/**
 * What was seen of the singleton `SeedGenerator` named `seedimage`.
 *
 * `unknown` means that it could not be read; it says nothing about whether it exists.
 *
 * @public
 */
export const seedGeneratorSeenSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('absent') }),
  z.object({
    state: z.literal('present'),
    uid: z.string(),
    createdAt: z.string().optional(),
    seedImage: z.string(),
    /** Value of the annotation `seedgen.io/run`; absent for one that was made by hand. */
    runId: z.string().optional(),
    requestedBy: z.string().optional(),
    conditions: z.array(conditionSchema),
  }),
  z.object({ state: z.literal('unknown'), failure: accessFailureSchema }),
]);

/** {@inheritDoc seedGeneratorSeenSchema} @public */
export type SeedGeneratorSeen = z.infer<typeof seedGeneratorSeenSchema>;

/** Whether the API server of a cluster answered, and if not, why. @public */
export const apiSeenSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('up') }),
  z.object({ state: z.literal('down'), failure: accessFailureSchema }),
]);

/** {@inheritDoc apiSeenSchema} @public */
export type ApiSeen = z.infer<typeof apiSeenSchema>;

/** What was seen of a machine config pool. @public */
export const machineConfigPoolSeenSchema = z.object({
  name: z.string(),
  /** Name of the rendered MachineConfig that is wanted (`spec.configuration.name`). */
  desiredConfiguration: z.string().optional(),
  /** Name of the rendered MachineConfig that is in force (`status.configuration.name`). */
  currentConfiguration: z.string().optional(),
  /** Names of the MachineConfigs that the wanted one is rendered from (`spec.configuration.source`). */
  sources: z.array(z.string()).default([]),
  /** Whether what is rendered waits until somebody resumes the pool (`spec.paused`). */
  paused: z.boolean().optional(),
  machineCount: z.number().int(),
  updatedMachineCount: z.number().int(),
  readyMachineCount: z.number().int(),
  degradedMachineCount: z.number().int(),
  conditions: z.array(conditionSchema),
});

/** {@inheritDoc machineConfigPoolSeenSchema} @public */
export type MachineConfigPoolSeen = z.infer<typeof machineConfigPoolSeenSchema>;

/** What was seen of the machine config daemon's state, from the node's annotations. @public */
export const nodeSeenSchema = z.object({
  name: z.string(),
  ready: z.boolean(),
  currentConfiguration: z.string().optional(),
  desiredConfiguration: z.string().optional(),
  /** `Working`, `Done`, `Degraded`, `Unreconcilable`, or what a newer daemon writes. */
  daemonState: z.string().optional(),
  daemonReason: z.string().optional(),
});

/** {@inheritDoc nodeSeenSchema} @public */
export type NodeSeen = z.infer<typeof nodeSeenSchema>;

/** What was seen of Lifecycle Agent itself. @public */
export const lifecycleAgentSeenSchema = z.object({
  deployment: z.enum(['available', 'unavailable', 'absent']),
  /** Its pods, without those that are being deleted. */
  pods: z.array(z.object({ uid: z.string(), ready: z.boolean() })),
  /** Its ClusterServiceVersions; there are two while it is upgraded. */
  serviceVersions: z.array(z.object({ name: z.string(), phase: z.string() })),
});

/** {@inheritDoc lifecycleAgentSeenSchema} @public */
export type LifecycleAgentSeen = z.infer<typeof lifecycleAgentSeenSchema>;

/** What was seen of a cluster at one moment, as far as a run decides on it. @public */
export const clusterObservationSchema = z.object({
  /** When it was seen. */
  at: timestampSchema,
  api: apiSeenSchema,
  /** Whether `/readyz` was answered with 200; absent where it told us nothing. */
  ready: z.boolean().optional(),
  seedGenerator: seedGeneratorSeenSchema,
  /** Only read for runs that change the node's configuration; absent when it could not be read. */
  pool: machineConfigPoolSeenSchema.optional(),
  node: nodeSeenSchema.optional(),
  /** Whether our MachineConfig exists; absent when it could not be read or was not asked for. */
  machineConfigPresent: z.boolean().optional(),
  /** Value of its annotation `seedgen.io/run`; absent for one that was made by hand. */
  machineConfigRun: z.string().optional(),
  /** Only read for a remedy that needs it; absent when it could not be read. */
  lifecycleAgent: lifecycleAgentSeenSchema.optional(),
  /** Identifier from ClusterVersion, to notice that the address now answers for another cluster. */
  clusterId: z.string().optional(),
  /** Which of the configured credentials was accepted, by name, never by value. */
  credential: z.string().optional(),
});

/** {@inheritDoc clusterObservationSchema} @public */
export type ClusterObservation = z.infer<typeof clusterObservationSchema>;

/** What was seen in the registry under the tag that a run will push to. @public */
export const registryObservationSchema = z.object({
  at: timestampSchema,
  tag: z.discriminatedUnion('state', [
    z.object({ state: z.literal('absent') }),
    z.object({ state: z.literal('present'), digest: z.string() }),
    z.object({ state: z.literal('unknown'), failure: accessFailureSchema }),
  ]),
});

/** {@inheritDoc registryObservationSchema} @public */
export type RegistryObservation = z.infer<typeof registryObservationSchema>;
