/** What a registry asks for in `WWW-Authenticate`. */
export interface Challenge {
  /** In lower case, e.g. `bearer`. */
  scheme: string;
  /** By name in lower case. */
  parameters: Record<string, string>;
}

const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+/;
const LONGEST_HEADER = 4096;

/**
 * Parses `WWW-Authenticate` (RFC 9110, 11.6.1), which may hold several challenges in one header or
 * in several; stops where it no longer follows the grammar.
 */
export function parseChallenges(
  header: string | string[] | undefined,
): Challenge[] {
  const headers = Array.isArray(header) ? header : [header ?? ''];
  return headers.flatMap(each => parseHeader(each.slice(0, LONGEST_HEADER)));
}

function parseHeader(header: string): Challenge[] {
  const challenges: Challenge[] = [];
  let rest = header;
  const take = (expression: RegExp): string | undefined => {
    const found = expression.exec(rest)?.[0];
    if (found !== undefined) rest = rest.slice(found.length);
    return found;
  };
  for (;;) {
    take(/^[\s,]+/);
    const word = take(TOKEN);
    if (word === undefined) return challenges;
    const last = challenges[challenges.length - 1];
    // A word before '=' is a parameter of the challenge before it, any other begins one.
    if (!last || !/^\s*=/.test(rest)) {
      challenges.push({
        scheme: word.toLowerCase(),
        parameters: Object.create(null),
      });
      continue;
    }
    take(/^\s*=\s*/);
    const quoted = take(/^"(?:[^"\\]|\\.)*"/);
    const value =
      quoted === undefined
        ? take(TOKEN)
        : quoted.slice(1, -1).replace(/\\(.)/g, '$1');
    if (value === undefined) return challenges;
    last.parameters[word.toLowerCase()] ??= value;
  }
}
