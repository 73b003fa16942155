import {
  SEEDGEN_REQUESTED_BY_ANNOTATION,
  SEEDGEN_RUN_ANNOTATION,
  SEED_GENERATOR_NAME,
} from '@seedgen/backstage-plugin-seedgen-common';
import { isUnaccounted } from '../../clusters';
import type { KubernetesObject } from '../../clusters/types';
import type { Check } from '../check';
import { fail, pass, unreadable, warn } from '../outcomes';

const LOOKED_AT = `SeedGenerator ${SEED_GENERATOR_NAME}`;

/** There is no SeedGenerator, of whoever. */
export const noOtherSeedGenerator: Check = {
  id: 'no-other-seed-generator',
  decides: 'each-look',
  title: 'No other seed generation',
  severity: 'blocks',
  kinds: ['generate', 'partition'],
  async run({ cluster, subject, history }) {
    const read = await cluster.get('SeedGenerator', SEED_GENERATOR_NAME);
    if (!read.ok && read.failure.code === 'not-found') {
      // Lifecycle Agent takes it away while the imager runs, and brings it back afterwards.
      const external = await history.externalGeneration?.(subject.cluster);
      if (!external) {
        return pass('There is none.', {
          lookedAt: LOOKED_AT,
          found: 'absent',
          wanted: 'absent',
        });
      }
      return fail({
        lookedAt: `${LOOKED_AT}, and what was seen of it before`,
        found: `${external.image}, first seen at ${external.firstSeenAt}`,
        wanted: 'absent',
        reasonCode: 'ExternalGenerationRunning',
        message:
          'A seed generation that was not asked for here is under way: its SeedGenerator was seen, and Lifecycle Agent takes it away while the imager runs.',
        remedy:
          'Wait until it has ended. If it was deleted by hand, the portal notices after five minutes, or after half an hour if the API was away since.',
      });
    }
    if (!read.ok) return unreadable(read.failure, LOOKED_AT);
    const finding = {
      lookedAt: LOOKED_AT,
      found: `${read.value.spec?.seedImage ?? 'present'}, ${stateOf(
        read.value,
      )}`,
      wanted: 'absent',
      reasonCode: 'SeedGeneratorExists',
      message: `The cluster has a SeedGenerator already, ${ownerOf(
        read.value,
      )}.`,
      remedy: `Wait until it has ended, then have its owner delete it: oc delete seedgenerator ${SEED_GENERATOR_NAME}`,
    };
    // One that has ended does not mind a reboot.
    return subject.kind === 'partition' && stateOf(read.value) === 'ended'
      ? warn(finding)
      : fail(finding);
  },
};

function ownerOf({ metadata }: KubernetesObject): string {
  const run = metadata.annotations?.[SEEDGEN_RUN_ANNOTATION];
  const requestedBy = metadata.annotations?.[SEEDGEN_REQUESTED_BY_ANNOTATION];
  if (!run) return 'which was not made by this portal';
  return `of run ${run}${requestedBy ? ` asked for by ${requestedBy}` : ''}`;
}

function stateOf({ status }: KubernetesObject): 'ended' | 'in progress' {
  const conditions: unknown[] = Array.isArray(status?.conditions)
    ? status.conditions
    : [];
  const ended = conditions.some(
    condition =>
      (condition as { type?: string }).type === 'SeedGenCompleted' &&
      ['Completed', 'Failed'].includes(
        String((condition as { reason?: string }).reason),
      ) &&
      // Given up, because Lifecycle Agent lost track of an imager that goes on.
      !isUnaccounted(String((condition as { message?: string }).message)),
  );
  return ended ? 'ended' : 'in progress';
}
