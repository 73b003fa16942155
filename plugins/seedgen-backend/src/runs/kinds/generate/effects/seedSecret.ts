import {
  buildSeedSecret,
  parseSeedImageReference,
} from '@seedgen/backstage-plugin-seedgen-common';
import { failed, from } from '../../../effects/result';
import type { GenerateRun } from '../memory';
import type { Performer } from '../../../effects/types';

/** Writes the Secret with the credential of the target registry alone. */
export const writeSecret: Performer<'write-secret'> = async (
  effect,
  { run, cluster, registries, signal },
) => {
  const { request } = run as GenerateRun;
  const reference = parseSeedImageReference(request.seedImage);
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
