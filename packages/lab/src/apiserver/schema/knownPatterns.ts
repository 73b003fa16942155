const LABEL_TEXT = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])';

/** A registry, repository or part of one, as openshift/api writes it; says more than `isRegistry` only in Go. */
export const MIRROR_PATTERN = `^(${LABEL_TEXT}(?:(?:\\.${LABEL_TEXT})+)?(?::[0-9]+)?)(?:(?:/[a-z0-9]+(?:(?:(?:[._]|__|[-]*)[a-z0-9]+)+)?)+)?$`;

/** The same, or all hosts below one. */
export const SOURCE_PATTERN = `^\\*(?:\\.${LABEL_TEXT})+$|${MIRROR_PATTERN}`;

const isLabel = (text: string) =>
  /^[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?$/.test(text);
const isPathPart = (text: string) =>
  /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*$/.test(text);

function isRegistry(text: string): boolean {
  const [authority, ...path] = text.split('/');
  const [host, port, ...rest] = authority.split(':');
  return (
    host.split('.').every(isLabel) &&
    (port === undefined || /^[0-9]+$/.test(port)) &&
    rest.length === 0 &&
    path.every(isPathPart)
  );
}

function isRegistryOrWildcard(text: string): boolean {
  return text.startsWith('*.')
    ? text.slice(2).split('.').every(isLabel)
    : isRegistry(text);
}

/**
 * Patterns that Go's expressions hold against a text in linear time and JavaScript's do not, as
 * functions that take the same texts.
 */
export const KNOWN_PATTERNS = new Map<string, (text: string) => boolean>([
  [MIRROR_PATTERN, isRegistry],
  [SOURCE_PATTERN, isRegistryOrWildcard],
]);
