import {
  buildSeedSecret,
  parseSeedImageReference,
} from '@seedgen/backstage-plugin-seedgen-common';
import { failed, from } from './result';
import type { Performer } from './types';

/** Writes the Secret with the credential of the target registry alone. */
export const writeSecret: Performer<'write-secret'> = async (
  effect,
  { run, cluster, registries, signal },
) => {
  if (run.request.kind !== 'generate') {
    throw new Error('Only a generate run writes the Secret');
  }
  const reference = parseSeedImageReference(run.request.seedImage);
  const registry = registries.forReference(reference);
  if (!registry) {
    return failed(effect.type, {
      code: 'not-found',
      message: `Registry ${reference.registry} is not in seedgen.registries any more; put it back or cancel the run`,
    });
  }
  return from(
    effect.type,
    await cluster.writeSeedSecret(
      buildSeedSecret(
        { runId: run.id, requestedBy: run.requestedBy },
        registry.authFile(reference),
      ),
      { signal },
    ),
    () => undefined,
  );
};

/** Deletes the Secret, which Lifecycle Agent restores after the imaging. */
export const deleteSecret: Performer<'delete-secret'> = async (
  effect,
  { cluster, signal },
) =>
  from(effect.type, await cluster.deleteSeedSecret({ signal }), outcome => ({
    outcome,
  }));
