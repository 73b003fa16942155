import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { DEFAULT_PAGE_PATH } from '../../plugins/seedgen-common/src';
import {
  DEFAULT_MAXIMUM,
  DEFAULT_SCHEDULE,
} from '../../plugins/search-backend-module-seedgen/src/readCollatorSettings';
import { DEFAULTS } from '../../plugins/seedgen-backend/src/config/defaults';

const root = resolve(__dirname, '../..');

const FILES = [
  'plugins/seedgen-backend/config.d.ts',
  'plugins/search-backend-module-seedgen/config.d.ts',
  'plugins/scaffolder-seedgen-actions/config.d.ts',
];

type Default = string | number | boolean | Record<string, number>;

/** The default of each setting that has one, by the setting's whole name. */
const KNOWN: Record<string, string> = {
  ...Object.fromEntries(
    Object.entries<Default>(DEFAULTS).map(([name, value]) => [
      `seedgen.${name}`,
      inWords(value),
    ]),
  ),
  'seedgen.pagePath': inWords(DEFAULT_PAGE_PATH),
  'search.collators.seedgen.schedule': `every ${inWords(
    DEFAULT_SCHEDULE.frequency,
  )}`,
  'search.collators.seedgen.maximumRuns': inWords(DEFAULT_MAXIMUM),
};

/** The types of the settings as they should be, by file: each comment ends with the default. */
export function settingsTypes(): Map<string, string> {
  const left = new Set(Object.keys(KNOWN));
  const texts = new Map(
    FILES.map(file => {
      const text = readFileSync(join(root, file), 'utf8');
      return [file, withDefaults(file, text, name => left.delete(name))];
    }),
  );
  if (left.size > 0) {
    throw new Error(`config.d.ts has no ${[...left].join(', ')}`);
  }
  return texts;
}

/** A setting that has a default, as its type describes it. */
export interface SettingWithDefault {
  name: string;
  meaning: string;
  standard: string;
}

/** The settings of a file that have a default, in the order in which they stand there. */
export function settingsWithDefaults(file: string): SettingWithDefault[] {
  const text = readFileSync(join(root, file), 'utf8');
  return commentsOf(file, text)
    .filter(({ name }) => KNOWN[name] !== undefined)
    .map(({ name, comment }) => ({
      name,
      meaning: wordsOf(withDefault(comment, undefined)),
      standard: KNOWN[name],
    }));
}

function withDefaults(
  file: string,
  text: string,
  found: (name: string) => void,
): string {
  let result = text;
  for (const { name, at, comment } of commentsOf(file, text).reverse()) {
    found(name);
    result =
      result.slice(0, at) +
      withDefault(comment, KNOWN[name]) +
      result.slice(at + comment.length);
  }
  return result;
}

/** The comment of each setting of a file, in the order in which they stand there. */
function commentsOf(
  file: string,
  text: string,
): { name: string; at: number; comment: string }[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const comments: { name: string; at: number; comment: string }[] = [];
  const visit = (node: ts.Node, path: readonly string[]) => {
    if (!ts.isPropertySignature(node)) {
      ts.forEachChild(node, child => visit(child, path));
      return;
    }
    const own = [...path, node.name.getText()];
    const name = own.join('.');
    const [range] = ts.getLeadingCommentRanges(text, node.pos) ?? [];
    if (range) {
      const comment = text.slice(range.pos, range.end);
      comments.push({ name, at: range.pos, comment });
    } else if (KNOWN[name] !== undefined) {
      throw new Error(`${file}: ${name} has no comment`);
    }
    ts.forEachChild(node, child => visit(child, own));
  };
  visit(source, []);
  return comments;
}

/** What a comment says, as one line. */
function wordsOf(comment: string): string {
  return comment
    .replace(/^\/\*\*|\*\/$/g, '')
    .replace(/^\s*\* ?/gm, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A comment with this default as its last sentence, instead of any that it has. */
function withDefault(comment: string, standard: string | undefined): string {
  const lines = comment.split('\n');
  if (lines.length === 1) {
    const bare = comment.replace(/ Default: .*\. \*\/$/, ' */');
    return standard === undefined
      ? bare
      : bare.replace(/ \*\/$/, ` Default: ${standard}. */`);
  }
  const bare = lines.filter(line => !/^\s*\* Default: /.test(line));
  if (standard === undefined) return bare.join('\n');
  const end = bare[bare.length - 1];
  return [
    ...bare.slice(0, -1),
    end.replace('*/', `* Default: ${standard}.`),
    end,
  ].join('\n');
}

function inWords(value: Default): string {
  if (typeof value === 'string') return `\`${value}\``;
  if (typeof value !== 'object') return String(value);
  return Object.entries(value)
    .map(([unit, count]) =>
      count === 1 ? `1 ${unit.replace(/s$/, '')}` : `${count} ${unit}`,
    )
    .join(' ');
}
