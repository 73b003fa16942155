/** What a registry asks for in `WWW-Authenticate`. */
export interface Challenge {
  /** In lower case, e.g. `bearer`. */
  scheme: string;
  /** By name in lower case. */
  parameters: Record<string, string>;
}

const LONGEST_HEADER = 4096;
const TOKEN_CHARACTERS = new Set(
  "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
);

/**
 * Parses `WWW-Authenticate` (RFC 9110, 11.6.1), which may hold several challenges in one header or
 * in several; stops where it can no longer be followed. Takes values without quotes that should
 * have them, as some registries write their realm, and the one value without a name that
 * `Negotiate` may have.
 */
export function parseChallenges(
  header: string | string[] | undefined,
): Challenge[] {
  const headers = Array.isArray(header) ? header : [header ?? ''];
  return headers.flatMap(each => parseHeader(each.slice(0, LONGEST_HEADER)));
}

function parseHeader(header: string): Challenge[] {
  const challenges: Challenge[] = [];
  let at = 0;
  const takeWhile = (wanted: (character: string) => boolean): string => {
    const from = at;
    while (at < header.length && wanted(header[at])) at += 1;
    return header.slice(from, at);
  };
  const skipSpaces = () => takeWhile(isSpace);
  const takeQuoted = (): string | undefined => {
    let value = '';
    for (at += 1; at < header.length; at += 1) {
      if (header[at] === '"') {
        at += 1;
        return value;
      }
      if (header[at] === '\\') at += 1;
      value += header[at] ?? '';
    }
    return undefined;
  };
  for (;;) {
    takeWhile(character => isSpace(character) || character === ',');
    const word = takeWhile(character => TOKEN_CHARACTERS.has(character));
    if (word === '') return challenges;
    const afterWord = at;
    skipSpaces();
    const last = challenges[challenges.length - 1];
    // A word before '=' is a parameter of the challenge before it, any other begins one.
    if (!last || header[at] !== '=') {
      challenges.push({
        scheme: word.toLowerCase(),
        parameters: Object.create(null),
      });
      at = afterWord;
      at += unnamedValueLength(header.slice(at));
      continue;
    }
    at += 1;
    skipSpaces();
    const value =
      header[at] === '"'
        ? takeQuoted()
        : takeWhile(character => !isSpace(character) && character !== ',');
    if (value === undefined || value === '') return challenges;
    last.parameters[word.toLowerCase()] ??= value;
  }
}

// After a scheme: spaces, and then something that ends in '=' or has a '/', and no name=value.
function unnamedValueLength(rest: string): number {
  let at = 0;
  while (at < rest.length && isSpace(rest[at])) at += 1;
  const from = at;
  while (
    at < rest.length &&
    (TOKEN_CHARACTERS.has(rest[at]) || rest[at] === '/')
  )
    at += 1;
  const hasSlash = rest.slice(from, at).includes('/');
  const equalsFrom = at;
  while (rest[at] === '=') at += 1;
  const equals = at - equalsFrom;
  while (at < rest.length && isSpace(rest[at])) at += 1;
  const ends = at === rest.length || rest[at] === ',';
  return from > 0 && equalsFrom > from && ends && (equals > 0 || hasSlash)
    ? at
    : 0;
}

function isSpace(character: string): boolean {
  return character === ' ' || character === '\t';
}
