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
  const parts = pattern.split(/(\*\*|\*)/).filter(Boolean);
  // Where in the repository the parts so far may end. A pattern as an expression could be made to
  // take forever; this takes at most the product of both lengths.
  let ends = new Set([0]);
  for (const part of parts) {
    const next = new Set<number>();
    for (const end of ends) {
      if (part === '*' || part === '**') {
        for (let at = end; at < repository.length; at += 1) {
          if (next.has(at + 1) || (part === '*' && repository[at] === '/'))
            break;
          next.add(at + 1);
        }
      } else if (repository.startsWith(part, end)) {
        next.add(end + part.length);
      }
    }
    ends = next;
  }
  return ends.has(repository.length);
}
