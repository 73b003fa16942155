import {
  parseImageReference,
  parseSeedImageReference,
  repositoryMatches,
  type RegistrySummary,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { Translate } from '../../../translation';
import { splitImage } from './parts';

const SHOWN_PATTERNS = 6;

/** Patterns in a sentence; those of a long list are counted. */
export function patternText(patterns: readonly string[]): string {
  const shown = patterns.slice(0, SHOWN_PATTERNS).join(', ');
  const more = patterns.length - SHOWN_PATTERNS;
  return more > 0 ? `${shown}, … (+${more})` : shown;
}

/**
 * What is wrong with a reference as the place for a seed, by the rules of the backend; undefined if
 * nothing is. A tag may be missing: then it becomes version and architecture of the cluster.
 *
 * @param registries - undefined if they are not known; then only the grammar is looked at
 */
export function imageProblem(
  value: string,
  registries: readonly RegistrySummary[] | undefined,
  t: Translate,
): string | undefined {
  let host: string;
  let repository: string;
  try {
    const reference = splitImage(value).tag
      ? parseSeedImageReference(value)
      : parseImageReference(value);
    host = reference.registry;
    repository = reference.repository;
  } catch (error) {
    // Without the reason code, which is for logs.
    return (error as Error).message.replace(/^[A-Za-z]+: /, '');
  }
  if (!registries) return undefined;
  const registry = registries.find(known => known.host === host);
  if (!registry) {
    return t('form.image.registryUnknown', {
      host,
      known: registries.map(known => known.name).join(', '),
    });
  }
  const { repositories } = registry;
  return repositories.some(pattern => repositoryMatches(pattern, repository))
    ? undefined
    : t('form.image.repositoryNotAllowed', {
        repository,
        registry: registry.name,
        patterns: patternText(repositories),
      });
}
