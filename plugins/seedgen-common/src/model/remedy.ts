import { z } from 'zod';

/**
 * What the portal itself can do to put a cause right. Nothing of it happens unasked.
 *
 * - `replace-seed-secret`: Secret `seedgen` is written anew from the configured credentials.
 * - `restart-lifecycle-agent`: its pod is deleted; the Deployment starts another.
 * - `recreate-seed-generator`: a run that stands still is ended, its SeedGenerator deleted, and a new
 *   run begun with what that one was asked for.
 * - `remove-machine-config`: a MachineConfig that a run applied is taken back.
 * - `remove-finished-pods`: pods that have ended are deleted.
 * - `resume-machine-config-pool`: `spec.paused` of the pool `master` is taken back.
 * - `install-lifecycle-agent`: Namespace, OperatorGroup and Subscription are applied.
 *
 * @public
 */
export const remedyActionSchema = z.enum([
  'replace-seed-secret',
  'restart-lifecycle-agent',
  'recreate-seed-generator',
  'remove-machine-config',
  'remove-finished-pods',
  'install-lifecycle-agent',
  'resume-machine-config-pool',
]);

/** {@inheritDoc remedyActionSchema} @public */
export type RemedyAction = z.infer<typeof remedyActionSchema>;

/** A remedy with what it is to be applied to, ready to be asked for. @public */
export const remedyCallSchema = z.strictObject({
  action: remedyActionSchema,
  /** The run that it is for: whose Secret, SeedGenerator or MachineConfig it is. */
  runId: z.string().max(64).optional(),
  /** For `replace-seed-secret`: the image whose registry the credentials are for. */
  seedImage: z.string().max(1024).optional(),
  /** For `remove-machine-config`: its name. */
  machineConfig: z.string().max(253).optional(),
  /** For `install-lifecycle-agent`: name of the CatalogSource; the one that has the package if absent. */
  catalogSource: z.string().max(253).optional(),
});

/** {@inheritDoc remedyCallSchema} @public */
export type RemedyCall = z.infer<typeof remedyCallSchema>;
