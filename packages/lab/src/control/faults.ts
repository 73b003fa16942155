import { z } from 'zod';

/**
 * What shall go wrong. A holder of faults is one mutable object a cluster (and one for the
 * registry): the control API changes it in place, controllers read it at the moment it matters and
 * never keep a copy. An absent field means that nothing is wrong.
 */
export const clusterFaultsSchema = z.strictObject({
  /** LCA fails instead of going on from this message, with `text` as the message of the failure. */
  failAtMessage: z
    .strictObject({ message: z.string().min(1), text: z.string().min(1) })
    .optional(),
  /**
   * LCA shows this message and goes on only after its pod has been restarted. It hangs once; then the
   * fault goes away.
   */
  hangAtMessage: z.string().min(1).optional(),
  /** LCA's validation refuses with this text, e.g. `Rejected: Cluster must be ...`. */
  rejectWith: z.string().min(1).optional(),
  /** How the imager's container ends. The image is pushed only with exit code 0 or `stopped`. */
  imagerExit: z
    .union([
      z.literal('stopped'),
      z.strictObject({ code: z.number().int().min(0).max(255) }),
    ])
    .optional(),
  /** Last lines of the imager's log, instead of those that fit how it ended. */
  imagerLogEnding: z.array(z.string()).optional(),
  /** Seconds of the cluster's time that the API stays down in the next outages, instead of the usual time. */
  stayDownSeconds: z.number().min(0).optional(),
  /**
   * In the outages of generations the API comes back so many times for so many seconds, as a server
   * that starts, and goes away again for others.
   */
  flaps: z
    .strictObject({
      count: z.number().int().min(1).max(1000),
      upSeconds: z.number().min(0.1).default(2),
      downSeconds: z.number().min(0.1).default(5),
    })
    .optional(),
  /** LCA fails with this text when the pull secret is the placeholder already. */
  failAfterSanitising: z.string().min(1).optional(),
  /** LCA's pod is deleted while the imager gathers and the API still answers. */
  restartAgentWhileImaging: z.boolean().optional(),
  /** podman ends with this output and code before the imager stops the cluster. */
  imagerBreaksOff: z
    .strictObject({
      output: z.string().min(1),
      code: z.number().int().min(1).max(255),
    })
    .optional(),
  /** The API does not come back from the next outage. */
  neverReturn: z.boolean().optional(),
  /** The API comes back, Secret and SeedGenerator do not. */
  neverRestoreSeedGenerator: z.boolean().optional(),
  /** The SeedGenerator comes back without the annotations it had, as if somebody else had made it. */
  restoreForeignSeedGenerator: z.boolean().optional(),
  /** Share of the connections to the API that are reset at once, 0 to 1. */
  dropConnections: z.number().min(0).max(1).optional(),
  /** After the next outage no bearer token is accepted; client certificates are. */
  rejectTokensAfterOutage: z.boolean().optional(),
  /** After the next outage the API serves a certificate of an authority that nobody knows. */
  newAuthorityAfterOutage: z.boolean().optional(),
  /**
   * LCA waits for these health texts for as long as they are set, e.g.
   * `one or more ClusterOperators not yet ready: etcd`.
   */
  unhealthyFor: z.array(z.string().min(1)).optional(),
  /** Generation completes, but nothing is pushed: the tag keeps the image of before. */
  tagUnchanged: z.boolean().optional(),
  /** Between node and registry only: the connection is refused, or the name is not resolved. */
  registryFromNode: z.enum(['refused', 'unresolved']).optional(),
  /** After the next reboot for a MachineConfig the node, and with it its pool, is degraded. */
  degradeAfterReboot: z.boolean().optional(),
});

export type ClusterFaults = z.infer<typeof clusterFaultsSchema>;

/** Why a push is refused: as a registry says it to a wrong, a weak or an exhausted account. */
export const pushRefusals = ['unauthorized', 'denied', 'quota'] as const;

export const registryFaultsSchema = z.strictObject({
  /** Repository (or `*` for all) to the reason why pushes to it are refused: 401, 403, 403 with the quota's text. */
  refusePush: z.record(z.string().min(1), z.enum(pushRefusals)).optional(),
  /** Pushes answer 405 UNSUPPORTED, as from a registry in read-only mode. */
  readOnly: z.boolean().optional(),
  /** Nobody listens: connection refused. */
  down: z.boolean().optional(),
  /** Milliseconds of real time before each answer. */
  slowMilliseconds: z.number().int().min(0).max(600_000).optional(),
  /** The next `requests` requests get this status; it counts down and then goes away. */
  failNext: z
    .strictObject({
      status: z.union([
        z.literal(429),
        z.literal(500),
        z.literal(502),
        z.literal(503),
        z.literal(504),
      ]),
      requests: z.number().int().min(1),
      /** Value of `Retry-After`: seconds, or `date` for the date form of a moment in 2 s. */
      retryAfter: z
        .union([z.number().int().min(0), z.literal('date')])
        .optional(),
    })
    .optional(),
  /** `Docker-Content-Digest` of manifests names a digest that the content does not have. */
  wrongDigest: z.boolean().optional(),
});

export type RegistryFaults = z.infer<typeof registryFaultsSchema>;

/**
 * Makes the holder say exactly what `next` says, in place.
 * Takes a holder, whoever has a reference to it sees the change.
 */
export function replaceFaults<T extends object>(holder: T, next: T): T {
  for (const key of Object.keys(holder) as Array<keyof T>) {
    delete holder[key];
  }
  return Object.assign(holder, next);
}

/** Changes the named faults, in place; `null` takes one away (JSON merge patch, one level deep). */
export function patchFaults<T extends object>(
  holder: T,
  changes: { [Key in keyof T]?: T[Key] | null },
): T {
  for (const [key, value] of Object.entries(changes)) {
    if (value === null || value === undefined) {
      delete holder[key as keyof T];
    } else {
      (holder as Record<string, unknown>)[key] = value;
    }
  }
  return holder;
}

/** The schema of a change to faults: any of them, or `null` to take one away. */
export function patchSchemaOf<T extends z.ZodRawShape>(schema: z.ZodObject<T>) {
  const shape = Object.fromEntries(
    Object.entries(schema.shape).map(([name, field]) => [
      name,
      (field as z.ZodType).nullable(),
    ]),
  );
  return z.strictObject(shape) as unknown as z.ZodType<{
    [Key in keyof z.infer<typeof schema>]?: z.infer<typeof schema>[Key] | null;
  }>;
}
