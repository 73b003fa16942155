import type { ImageLocation } from '@seedgen/backstage-plugin-seedgen-common';
import type { Result } from '../result';

/**
 * What is known of a tag after a look at it.
 *
 * @param answer - of the registry; `undefined` if it is no longer configured
 */
export function seenLocation(
  digest: string,
  known: ImageLocation,
  answer: Result<{ digest: string }> | undefined,
  now: Date,
): ImageLocation {
  const at = now.toISOString();
  const base = {
    image: known.image,
    registry: known.registry,
    checkedAt: at,
    ...(known.lastSeenAt !== undefined && { lastSeenAt: known.lastSeenAt }),
  };
  if (!answer) {
    return {
      ...base,
      state: 'unknown',
      failure: {
        code: 'invalid',
        message: `${known.registry} is not in seedgen.registries of the configuration of the portal, so its tags are not looked at.`,
      },
    };
  }
  if (answer.ok) {
    return answer.value.digest === digest
      ? { ...base, state: 'here', lastSeenAt: at }
      : { ...base, state: 'moved', digestFound: answer.value.digest };
  }
  return answer.failure.code === 'not-found'
    ? { ...base, state: 'absent' }
    : { ...base, state: 'unknown', failure: answer.failure };
}
