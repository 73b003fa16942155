import type { SeedImageRecord } from '@seedgen/backstage-plugin-seedgen-common';
import type { RegistryConnection } from '../../registries/types';
import type { Result } from '../../result';
import type { Check } from '../check';
import {
  fail,
  notApplicable,
  pass,
  unreadableRegistry,
  warn,
} from '../outcomes';

/** Nothing is under the tag yet, or the requester said that it may be replaced. */
export const tagFree: Check = {
  id: 'tag-free',
  title: 'Tag is not in use',
  severity: 'blocks',
  kinds: ['generate'],
  timeLimitMs: 30_000,
  async run({ registries, reference, subject, history, signal }) {
    const registry = reference && registries.forReference(reference);
    if (!reference || !registry) {
      return notApplicable('No image on a configured registry was named.');
    }
    const { repository, tag } = reference;
    const lookedAt = `tag ${tag} of ${repository} on registry ${registry.name}`;
    const resolved = await lookUp(registry, repository, tag, signal);
    if (!resolved.ok && resolved.failure.code === 'not-found') {
      return pass('The tag is not in use.', {
        lookedAt,
        found: 'no image',
        wanted: 'no image',
      });
    }
    if (!resolved.ok) return unreadableRegistry(resolved.failure, lookedAt);
    const { digest } = resolved.value;
    const records = await history.seedsPushedAs(subject.seedImage ?? '');
    const finding = {
      lookedAt,
      found: digest,
      wanted: 'no image',
      reasonCode: 'TagExists',
      message: `The tag ${tag} is ${digest} already, ${ownerOf(
        records.find(record => record.digest === digest),
      )}.`,
      remedy:
        'Choose another tag, or say that the existing one may be replaced (replaceExistingTag).',
    };
    return subject.replaceExistingTag
      ? warn({
          ...finding,
          reasonCode: 'TagWillBeReplaced',
          remedy: 'Nothing, if that is what you want; it was asked for.',
        })
      : fail(finding);
  },
};

/**
 * Registries such as Quay say of a repository that does not exist only that it may not be pulled
 * from, and make it when a push to it begins. So a push is begun, as another check does besides, and
 * the answer does not depend on which of them is the faster.
 */
async function lookUp(
  registry: RegistryConnection,
  repository: string,
  tag: string,
  signal: AbortSignal,
): Promise<Result<{ digest: string }>> {
  const first = await registry.resolveTag(repository, tag, { signal });
  const mayBeNew =
    !first.ok &&
    first.failure.code === 'forbidden' &&
    registry.mayPushTo(repository);
  if (!mayBeNew) return first;
  const push = await registry.probePush(repository, { signal });
  return push.ok ? registry.resolveTag(repository, tag, { signal }) : first;
}

function ownerOf(record: SeedImageRecord | undefined): string {
  return record
    ? `the seed of cluster ${record.cluster} that ${record.requestedBy} asked for (run ${record.runId})`
    : 'pushed by somebody that this portal does not know of';
}
