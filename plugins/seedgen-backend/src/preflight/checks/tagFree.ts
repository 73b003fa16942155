import type { RegistryConnection } from '../../registries/types';
import type { Result } from '../../result';
import type { Check, CheckOutcome } from '../check';
import {
  fail,
  notApplicable,
  pass,
  unreadableRegistry,
  warn,
} from '../outcomes';
import type { PreflightSubject } from '../types';

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
    const rivals = await history.rivalsFor(subject.seedImage ?? '', subject);
    if (rivals > 0) return contested(subject, lookedAt);
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
    // Whoever may read this cluster reads this: of an image that is not its own, only that it is.
    const own = records.find(
      record => record.digest === digest && record.cluster === subject.cluster,
    );
    const finding = {
      lookedAt,
      found: own ? digest : 'an image',
      wanted: 'no image',
      reasonCode: 'TagExists',
      message: own
        ? `The tag ${tag} is ${digest} already: the seed of this cluster that ${own.requestedBy} asked for (run ${own.runId}).`
        : `The tag ${tag} is in use already, by an image that is not known to be a seed of cluster ${subject.cluster}.`,
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

// Whose generation it is, may not be everybody's business.
function contested(
  { seedImage, replaceExistingTag }: PreflightSubject,
  lookedAt: string,
): CheckOutcome {
  const finding = {
    lookedAt: `${lookedAt}, and generations that are under way`,
    found: 'a generation for another cluster that pushes to it',
    wanted: 'nobody else who pushes to it',
    message: `A generation for another cluster that is under way pushes to ${seedImage} as well. Of two images under one tag the last one stays, and the other is had by its digest alone.`,
  };
  return replaceExistingTag
    ? warn({
        ...finding,
        reasonCode: 'TagContested',
        remedy:
          'Wait until the other one has ended, or use the digests; it was asked for.',
      })
    : fail({
        ...finding,
        reasonCode: 'TagContested',
        remedy:
          'Choose another tag or repository, wait until the other one has ended, or say that the existing tag may be replaced (replaceExistingTag).',
      });
}
