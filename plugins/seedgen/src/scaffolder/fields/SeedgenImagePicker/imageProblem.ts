import {
  parseImageReference,
  parseSeedImageReference,
  repositoryMatches,
  seedImageTagProblem,
  type ClusterSnapshot,
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
 * @param known - what is not known is not looked at; where neither is, that leaves the grammar
 */
export function imageProblem(
  value: string,
  known: {
    registries?: readonly RegistrySummary[];
    /** Of the cluster that the seed is made from. */
    snapshot?: ClusterSnapshot;
  },
  t: Translate,
): string | undefined {
  let host: string;
  let repository: string;
  let tag: string | undefined;
  try {
    const reference = splitImage(value).tag
      ? parseSeedImageReference(value)
      : parseImageReference(value);
    host = reference.registry;
    repository = reference.repository;
    tag = reference.tag;
  } catch (error) {
    // Without the reason code, which is for logs.
    return (error as Error).message.replace(/^[A-Za-z]+: /, '');
  }
  const { registries, snapshot } = known;
  return (
    (registries && placeProblem(host, repository, registries, t)) ??
    (tag && snapshot ? tagProblem(tag, snapshot, t) : undefined)
  );
}

function placeProblem(
  host: string,
  repository: string,
  registries: readonly RegistrySummary[],
  t: Translate,
): string | undefined {
  const registry = registries.find(each => each.host === host);
  if (!registry) {
    return t('form.image.registryUnknown', {
      host,
      known: registries.map(({ name }) => name).join(', '),
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

/**
 * What preflight refuses a tag for, by its rule. Only where the cluster is seen now: it may have another release
 * by the time that it can be asked.
 */
function tagProblem(
  tag: string,
  { reachability, version, architecture }: ClusterSnapshot,
  t: Translate,
): string | undefined {
  if (reachability !== 'reachable' || !version || !architecture) {
    return undefined;
  }
  const problem = seedImageTagProblem(tag, { version, architecture });
  return (
    problem &&
    t('form.image.tagDoesNotMatch', {
      tag,
      version,
      architecture,
      wanted: problem.wanted,
    })
  );
}
