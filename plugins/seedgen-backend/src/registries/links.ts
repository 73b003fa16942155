const LONGEST_LINK = 8192;

/**
 * What a `Link` header (RFC 8288) says of a next page: the query of its target, without the `?`;
 * `undefined` if it names no next page, empty if it does but cannot be understood.
 *
 * Only the query is of use: behind a proxy, registries name hosts, schemes and paths that nobody
 * else can reach, and whatever they name, the request goes to where the list was asked for.
 */
export function nextQuery(
  header: string | string[] | undefined,
): string | undefined {
  const text = (Array.isArray(header) ? header.join(', ') : header ?? '').slice(
    0,
    LONGEST_LINK,
  );
  for (const { target, parameters, broken } of parseLinks(text)) {
    if (broken) return '';
    const relations = (parameters.get('rel') ?? '').toLowerCase().split(' ');
    if (!relations.includes('next')) continue;
    const question = target.indexOf('?');
    return question < 0 ? '' : target.slice(question + 1).split('#')[0];
  }
  return undefined;
}

interface Link {
  target: string;
  parameters: Map<string, string>;
  /** Not closed, so that nobody knows what it says. */
  broken?: boolean;
}

function parseLinks(text: string): Link[] {
  const links: Link[] = [];
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf('<', at);
    if (open < 0) break;
    const close = text.indexOf('>', open);
    if (close < 0) {
      links.push({ target: '', parameters: new Map(), broken: true });
      break;
    }
    const target = text.slice(open + 1, close);
    const parameters = new Map<string, string>();
    at = close + 1;
    // Up to the comma that is in no quotes.
    while (at < text.length && text[at] !== ',') {
      if (text[at] !== ';') {
        at += 1;
        continue;
      }
      const { name, value, end } = parseParameter(text, at + 1);
      if (!parameters.has(name)) parameters.set(name, value);
      at = end;
    }
    links.push({ target, parameters });
  }
  return links;
}

function parseParameter(
  text: string,
  from: number,
): { name: string; value: string; end: number } {
  let at = from;
  while (at < text.length && !'=;,'.includes(text[at])) at += 1;
  const name = text.slice(from, at).trim().toLowerCase();
  if (text[at] !== '=') return { name, value: '', end: at };
  at += 1;
  while (text[at] === ' ') at += 1;
  if (text[at] !== '"') {
    const start = at;
    while (at < text.length && !';,'.includes(text[at])) at += 1;
    return { name, value: text.slice(start, at).trim(), end: at };
  }
  let value = '';
  for (at += 1; at < text.length && text[at] !== '"'; at += 1) {
    if (text[at] === '\\') at += 1;
    value += text[at] ?? '';
  }
  return { name, value, end: at + 1 };
}
