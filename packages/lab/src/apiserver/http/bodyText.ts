import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';

/** No more than these are named. */
const MOST = 100;

/** `encoding/json` has 10,000; here what walks over objects does so on the stack. */
const MAX_DEPTH = 1000;

interface Level {
  path: string;
  /** Absent in a list. */
  seen?: Map<string, boolean>;
  index: number;
}

/**
 * Paths of fields that JSON text has more than once, each named once, e.g. `metadata.name` or
 * `[0].value`. The text must be JSON that `JSON.parse` takes; what it shows is only the last value.
 */
export function duplicateFieldsOfJson(text: string): string[] {
  const found: string[] = [];
  const levels: Level[] = [];
  /** Of the value that comes next. */
  let path = '';
  let expectsKey = false;
  let at = 0;
  while (at < text.length && found.length < MOST) {
    const level = levels[levels.length - 1];
    switch (text[at]) {
      case '"': {
        const end = endOfString(text, at);
        if (expectsKey && level?.seen) {
          path = join(level.path, JSON.parse(text.slice(at, end)));
          if (level.seen.get(path) === false) found.push(path);
          level.seen.set(path, level.seen.has(path));
          expectsKey = false;
        }
        at = end;
        continue;
      }
      case '{':
        levels.push({ path, seen: new Map(), index: 0 });
        expectsKey = true;
        break;
      case '[':
        levels.push({ path, index: 0 });
        path = `${path}[0]`;
        break;
      case '}':
      case ']':
        levels.pop();
        break;
      case ',':
        expectsKey = level?.seen !== undefined;
        if (level && !level.seen) {
          level.index += 1;
          path = `${level.path}[${level.index}]`;
        }
        break;
      default:
    }
    at += 1;
  }
  return found;
}

/** The same for YAML, in its library's words: `line 7: key "a" already set in map`. */
export function duplicateKeysOfYaml(text: string): string[] {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    schema: 'core',
    uniqueKeys: false,
    lineCounter: lines,
  });
  const found: string[] = [];
  const pending: unknown[] = [document.contents];
  while (pending.length > 0 && found.length < MOST) {
    const node = pending.pop();
    if (isSeq(node)) {
      pending.push(...[...node.items].reverse());
    } else if (isMap(node)) {
      const seen = new Set<string>();
      for (const { key } of node.items) {
        if (!isScalar(key)) continue;
        const name = String(key.value);
        if (seen.has(name)) {
          const { line } = lines.linePos(key.range?.[0] ?? 0);
          found.push(
            `line ${line}: key ${JSON.stringify(name)} already set in map`,
          );
        }
        seen.add(name);
      }
      pending.push(...node.items.map(({ value }) => value).reverse());
    }
  }
  return found;
}

/** Whether JSON text nests deeper than the lab takes it; the text may be any. */
export function isTooDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    switch (text[at]) {
      case '"':
        at = endOfString(text, at) - 1;
        break;
      case '{':
      case '[':
        depth += 1;
        if (depth > MAX_DEPTH) return true;
        break;
      case '}':
      case ']':
        depth -= 1;
        break;
      default:
    }
  }
  return false;
}

function join(path: string, key: string): string {
  return path ? `${path}.${key}` : key;
}

/** Behind the closing quote. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') {
    at += text[at] === '\\' ? 2 : 1;
  }
  return at + 1;
}
