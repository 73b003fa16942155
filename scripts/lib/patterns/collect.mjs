import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { parse } from 'yaml';
import { root } from '../output.mjs';

const SOURCES = [
  'plugins/*/src/**/*.{ts,tsx}',
  'packages/*/src/**/*.{ts,tsx}',
  'plugins/*/src/**/*.yaml',
];
// They meet no text but their own.
const TESTS =
  /\.test\.tsx?$|__testUtils__|__fixtures__|\/fixtures\/|setupTests/;

/** Every regular expression of the sources. */
export function collectPatterns() {
  const files = globSync(SOURCES, { cwd: root })
    .filter(path => !TESTS.test(path))
    .sort();
  return merge(
    files.map(path => patternsIn(path, readFileSync(join(root, path), 'utf8'))),
  );
}

/**
 * The regular expressions in the text of one file: literals, calls of RegExp with a literal, and
 * what is called `pattern` in a schema. `unreadable` are places that make one of something else, so
 * that nobody can say what it will be.
 */
export function patternsIn(path, text) {
  const patterns = [];
  const unreadable = [];
  if (path.endsWith('.yaml')) {
    for (const source of schemaPatterns(parse(text)))
      patterns.push({ source, flags: 'u', where: path });
    return { patterns, unreadable };
  }
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const whereIs = node =>
    `${path}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
  const add = (node, source, flags) =>
    patterns.push({ source, flags, where: whereIs(node) });
  const visit = node => {
    if (node.kind === ts.SyntaxKind.RegularExpressionLiteral) {
      const end = node.text.lastIndexOf('/');
      add(node, node.text.slice(1, end), node.text.slice(end + 1));
    } else if (makesPattern(node)) {
      const [source, flags] = node.arguments ?? [];
      if (isText(source) && (!flags || isText(flags)))
        add(node, source.text, flags?.text ?? '');
      // A schema's pattern is collected where it is written.
      else if (!isSchemaPattern(source)) unreadable.push(whereIs(node));
    } else if (
      ts.isPropertyAssignment(node) &&
      node.name.getText() === 'pattern' &&
      isText(node.initializer)
    ) {
      add(node, node.initializer.text, 'u');
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return { patterns, unreadable };
}

function makesPattern(node) {
  return (
    (ts.isNewExpression(node) || ts.isCallExpression(node)) &&
    ['RegExp', 'globalThis.RegExp'].includes(node.expression.getText())
  );
}

function isText(node) {
  return Boolean(node && ts.isStringLiteralLike(node));
}

function isSchemaPattern(node) {
  return Boolean(node && /^schema\.pattern( \?\? '')?$/.test(node.getText()));
}

function schemaPatterns(value) {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'pattern' && typeof inner === 'string'
      ? [inner]
      : schemaPatterns(inner),
  );
}

/** Each once, with all places that have it. */
function merge(files) {
  const patterns = new Map();
  for (const { source, flags, where } of files.flatMap(file => file.patterns)) {
    const key = `/${source}/${flags}`;
    const known = patterns.get(key) ?? { source, flags, where: [] };
    known.where.push(where);
    patterns.set(key, known);
  }
  return {
    patterns: [...patterns.values()],
    unreadable: files.flatMap(file => file.unreadable),
  };
}
