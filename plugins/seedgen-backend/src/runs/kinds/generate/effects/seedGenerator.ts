import {
  buildSeedGenerator,
  SEED_GENERATOR_NAME,
  SEEDGEN_RUN_ANNOTATION,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { EffectResult } from '../../../engine/effects';
import { deleteMarked } from '../../../effects/deleteMarked';
import { done, failed, from } from '../../../effects/result';
import type { GenerateRun } from '../memory';
import type { EffectContext, Performer } from '../../../effects/types';

const SETTLE_MS = 1000;

type Creation = Extract<EffectResult, { type: 'create-seed-generator' }>;

/**
 * Creates the SeedGenerator, unless there is one. Where it may have been created before, and there
 * is none, Lifecycle Agent may have taken it away to launch the imager: it takes ImageBasedUpgrade
 * `upgrade` away with it, which tells.
 */
export const createSeedGenerator: Performer<'create-seed-generator'> = async (
  effect,
  context,
) => {
  const { cluster, clock, signal } = context;
  const run = context.run as GenerateRun;
  const present = await lookAt(context);
  if (present) return present;
  if (effect.repeated) {
    const upgrade = async () =>
      cluster.get('ImageBasedUpgrade', { name: 'upgrade' }, { signal });
    let seen = await upgrade();
    if (seen.ok) {
      // The object goes before ImageBasedUpgrade does: look again after a moment.
      await clock.sleep(SETTLE_MS, signal);
      seen = await upgrade();
    }
    if (!seen.ok) {
      return done(effect.type, {
        outcome: seen.failure.code === 'not-found' ? 'launched' : 'uncertain',
      });
    }
    const meanwhile = await lookAt(context);
    if (meanwhile) return meanwhile;
  }
  const created = await cluster.createSeedGenerator(
    buildSeedGenerator(
      { runId: run.id, requestedBy: run.requestedBy },
      run.request.seedImage,
    ),
    { signal },
  );
  if (!created.ok && created.failure.code === 'conflict') {
    return (await lookAt(context)) ?? failed(effect.type, created.failure);
  }
  return from(effect.type, created, ({ uid }) => ({ outcome: 'created', uid }));
};

/** Deletes the SeedGenerator if it is the run's own. */
export const deleteSeedGenerator: Performer<'delete-seed-generator'> = async (
  { type },
  { run, cluster, signal },
) =>
  from(
    type,
    await deleteMarked(cluster, {
      kind: 'SeedGenerator',
      name: SEED_GENERATOR_NAME,
      runId: run.id,
      remove: uid => cluster.deleteSeedGenerator(uid, { signal }),
      signal,
    }),
    outcome => ({ outcome }),
  );

async function lookAt({
  run,
  cluster,
  signal,
}: EffectContext): Promise<Creation | undefined> {
  const type = 'create-seed-generator';
  const seen = await cluster.get(
    'SeedGenerator',
    { name: SEED_GENERATOR_NAME },
    { signal },
  );
  if (!seen.ok) {
    return seen.failure.code === 'not-found'
      ? undefined
      : failed(type, seen.failure);
  }
  const { uid = '', annotations } = seen.value.metadata;
  const runId = annotations?.[SEEDGEN_RUN_ANNOTATION];
  return runId === run.id
    ? done(type, { outcome: 'adopted', uid })
    : done(type, { outcome: 'foreign', runId });
}
