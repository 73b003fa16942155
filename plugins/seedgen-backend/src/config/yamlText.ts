import {
  isScalar,
  LineCounter,
  parseAllDocuments,
  visit,
  type Document,
  type ParsedNode,
} from 'yaml';

// Far more than anybody writes, and far less than it takes to make much of little.
const MOST_ALIASES = 100;
const LARGEST = 256 * 1024;

/** What a text of YAML means, or what is wrong with it, without a word of the text. */
export type YamlText = { value: unknown } | { problem: string };

/**
 * Reads YAML that may hold credentials. The library quotes the lines around what it complains about,
 * in errors and in warnings that it prints itself, so that neither is used: only the line's number is
 * told. A tag that is not YAML's own (`!secret`, `!vault`) is refused, since what stands behind it is
 * the name of a value, not the value.
 */
export function readYamlText(text: string): YamlText {
  if (text.length > LARGEST) return { problem: 'is larger than 256 KiB' };
  const lineCounter = new LineCounter();
  const at = (offset: number) => `line ${lineCounter.linePos(offset).line}`;
  try {
    const documents = parseAllDocuments(text, {
      schema: 'core',
      // Kubeconfigs are read by libraries that know `<<` of YAML 1.1.
      merge: true,
      // Its own check compares each key with each other one.
      uniqueKeys: false,
      logLevel: 'silent',
      prettyErrors: false,
      lineCounter,
    });
    if (!Array.isArray(documents) || documents.length === 0) {
      return { problem: 'is empty' };
    }
    if (documents.length > 1) {
      return { problem: 'has more than one YAML document; keep one' };
    }
    const [document] = documents;
    const [error] = document.errors;
    if (error) return { problem: `is not YAML (${at(error.pos[0])})` };
    const twice = keyGivenTwice(document);
    if (twice !== undefined) {
      return { problem: `has a key twice (${at(twice)})` };
    }
    const [warning] = document.warnings;
    if (warning) {
      return {
        problem: `has a tag that is not YAML's own (${at(
          warning.pos[0],
        )}); write the value itself`,
      };
    }
    return { value: document.toJS({ maxAliasCount: MOST_ALIASES }) };
  } catch {
    return { problem: 'has an alias that leads nowhere, or too many of them' };
  }
}

/** Where a map has a key for the second time; `<<` may be given more than once. */
function keyGivenTwice(
  document: Document.Parsed<ParsedNode>,
): number | undefined {
  let twice: number | undefined;
  visit(document, {
    Map(_, { items }) {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key) || key.value === '<<') continue;
        if (seen.has(key.value)) {
          twice = key.range?.[0] ?? 0;
          return visit.BREAK;
        }
        seen.add(key.value);
      }
      return undefined;
    },
  });
  return twice;
}
