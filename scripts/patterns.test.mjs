import assert from 'node:assert/strict';
import { test } from 'node:test';
import { collectPatterns, patternsIn } from './lib/patterns/collect.mjs';
import { hostileTexts } from './lib/patterns/hostileTexts.mjs';
import { LONGEST_MS, measure } from './lib/patterns/measure.mjs';
import { objection, objections } from './lib/patterns/prove.mjs';

// Text of clusters, registries, logs and people is hostile: a pattern that takes more than linear
// time on it stops the portal. Use string functions, or a pattern in which what repeats cannot
// match what comes after it, and which cannot begin again within what it has read.

const { patterns, unreadable } = collectPatterns();

/** Patterns that stopped the portal once, or could: each part of the guard must find each. */
const ONCE = [
  ['lines of a condition', String.raw`text.split(/\s*[\r\n]\s*- |\s{2,}- /)`],
  ['a JWT', String.raw`/\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g`],
  ['the end of an address', String.raw`path.replace(/\/+$/, '')`],
  ['words far apart', String.raw`/invalid character .* in literal/.test(text)`],
  ['made of a text', String.raw`new RegExp('^(a+)+$')`],
  ['of a schema', String.raw`({ type: 'string', pattern: '^(a|a)*$' })`],
];

for (const [what, code] of ONCE) {
  test(`the guard finds ${what} when it is put back`, async () => {
    const found = patternsIn('put-back.ts', code).patterns;
    assert.equal(found.length, 1);
    assert.ok(await objection(found[0]), 'recheck does not find it');
    const worst = measure(found[0], hostileTexts(found[0]));
    assert.ok(worst > LONGEST_MS, `the texts cost ${worst} ms`);
  });
}

test('the guard sees what cannot be read', () => {
  const { patterns: none, unreadable: found } = patternsIn(
    'odd.ts',
    'const a = new RegExp(`^${text}$`);\nconst b = RegExp(text);',
  );
  assert.deepEqual([none, found], [[], ['odd.ts:1', 'odd.ts:2']]);
});

test('every pattern can be read by the guard', () => {
  assert.ok(patterns.length > 200, 'the sources are where they were');
  assert.deepEqual(unreadable, []);
});

test('every pattern is proven to take linear time', async () => {
  const found = await objections(patterns);
  assert.deepEqual(
    found.map(({ pattern, why }) => `${said(pattern)}: ${why}`),
    [],
  );
});

test('a megabyte of text that is hostile to a pattern costs it little', () => {
  const slow = patterns.filter(
    pattern => measure(pattern, hostileTexts(pattern)) > LONGEST_MS,
  );
  assert.deepEqual(slow.map(said), []);
});

function said({ source, flags, where }) {
  return `/${source}/${flags} in ${where.join(', ')}`;
}
