import {
  buildSeedSecret,
  parseSeedImageReference,
  SEED_GENERATOR_NAME,
} from '@seedgen/backstage-plugin-seedgen-common';
import { readAgentFolder } from '../../../../clusters';
import { deleteMarked } from '../../../effects/deleteMarked';
import { done, failed, from } from '../../../effects/result';
import type { Performer } from '../../../effects/types';

const PODS_AT_ONCE = 500;

/** Which files Lifecycle Agent has stored on the node; their contents are never read. */
export const readAgentFiles: Performer<'read-agent-files'> = async (
  { type },
  { cluster, signal },
) => {
  const listed = await readAgentFolder(cluster, { signal });
  if (!listed.ok) return failed(type, listed.failure);
  const has = (name: string) => listed.value.some(file => file.name === name);
  return done(type, {
    secret: has('seedgen-secret.json'),
    object: has('seedgen-cr.json'),
  });
};

/** Deletes the Secret and creates it anew: its type cannot be changed, and it is never read. */
export const replaceSecret: Performer<'replace-secret'> = async (
  { type, seedImage, runId },
  { run, cluster, registries, signal },
) => {
  const reference = parseSeedImageReference(seedImage);
  const registry = registries.forReference(reference);
  if (!registry) {
    return failed(type, {
      code: 'invalid',
      message: `Registry ${reference.registry} is not in seedgen.registries any more`,
    });
  }
  const deleted = await cluster.deleteSeedSecret({ signal });
  if (!deleted.ok) return failed(type, deleted.failure);
  const manifest = buildSeedSecret(
    { runId, requestedBy: run.requestedBy },
    registry.authFile(reference),
  );
  return from(
    type,
    await cluster.writeSeedSecret(manifest, { signal }),
    () => ({
      seedImage,
    }),
  );
};

/** Deletes a SeedGenerator that a run has left, if it is still that one. */
export const removeSeedGenerator: Performer<'remove-seed-generator'> = async (
  { type, runId, uid },
  { cluster, signal },
) =>
  from(
    type,
    await deleteMarked(cluster, {
      kind: 'SeedGenerator',
      name: SEED_GENERATOR_NAME,
      runId,
      uid,
      remove: seen => cluster.deleteSeedGenerator(seen, { signal }),
      signal,
    }),
    outcome => ({ outcome }),
  );

/** Deletes a MachineConfig if it carries the run's mark. */
export const removeMachineConfig: Performer<'remove-machine-config'> = async (
  { type, name, runId },
  { cluster, signal },
) =>
  from(
    type,
    await deleteMarked(cluster, {
      kind: 'MachineConfig',
      name,
      runId,
      remove: uid => cluster.deleteMachineConfig(name, { signal, uid }),
      signal,
    }),
    outcome => ({ outcome }),
  );

/** Resumes the pool, if it is still paused. */
export const resumeMachineConfigPool: Performer<
  'resume-machine-config-pool'
> = async ({ type }, { cluster, signal }) =>
  from(type, await cluster.resumeMachineConfigPool({ signal }), outcome => ({
    outcome,
  }));

/** Deletes pods that have ended, a bounded number of them. */
export const removeFinishedPods: Performer<'remove-finished-pods'> = async (
  { type },
  { cluster, signal },
) =>
  from(
    type,
    await cluster.removeFinishedPods(PODS_AT_ONCE, { signal }),
    counts => counts,
  );
