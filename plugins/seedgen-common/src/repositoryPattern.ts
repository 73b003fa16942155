// A component of a repository, besides the wildcards.
const COMPONENT = /^[a-z0-9*](?:[a-z0-9*_-]|\.(?!\.))*$/;

/** Whether a text can be a pattern of repositories. @public */
export function isRepositoryPattern(pattern: string): boolean {
  return (
    pattern.length <= 255 &&
    !pattern.includes('***') &&
    pattern.split('/').every(component => COMPONENT.test(component))
  );
}

/**
 * Whether a repository is meant by a pattern: literally, but `*` stands for any text without a
 * slash and `**` for any text at all. `ocp-sno1/*` means `ocp-sno1/seed`, not `ocp-sno1/a/b`.
 *
 * @public
 */
export function repositoryMatches(
  pattern: string,
  repository: string,
): boolean {
  const expression = pattern
    .split(/(\*\*|\*)/)
    .map(part => {
      if (part === '**') return '.+';
      if (part === '*') return '[^/]+';
      return part.replace(/[.\\^$+?()[\]{}|]/g, '\\$&');
    })
    .join('');
  return new RegExp(`^${expression}$`).test(repository);
}
