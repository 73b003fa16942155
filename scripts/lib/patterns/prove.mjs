import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { check } from 'recheck';
import { root } from '../output.mjs';

const CACHE = join(root, 'node_modules/.cache/seedgen-patterns.json');
// Natively the longest takes two seconds; where only the one in JavaScript runs, far longer.
const TIMEOUT_MS = 60_000;
const AT_ONCE = 2;

/**
 * What stands against a pattern in recheck's opinion; undefined where it takes linear time. What
 * cannot be decided cannot stay.
 */
export async function objection({ source, flags }) {
  const { status, complexity, attack, error } = await check(source, flags, {
    timeout: TIMEOUT_MS,
  });
  if (status === 'safe') return undefined;
  return status === 'vulnerable'
    ? `${complexity.summary}, with ${attack.pattern}`
    : `not decided (${error.kind})`;
}

/** The patterns that are not proven, with why. What was proven once is not asked again. */
export async function objections(patterns) {
  const proven = readCache();
  const open = patterns.filter(pattern => !proven.has(keyOf(pattern)));
  const found = [];
  const work = async () => {
    for (let next = open.pop(); next; next = open.pop()) {
      const why = await objection(next);
      if (why) found.push({ pattern: next, why });
      else proven.add(keyOf(next));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  writeCache(new Set(patterns.map(keyOf).filter(key => proven.has(key))));
  return found;
}

function keyOf({ source, flags }) {
  return createHash('sha256').update(`/${source}/${flags}`).digest('hex');
}

function readCache() {
  try {
    return new Set(JSON.parse(readFileSync(CACHE, 'utf8')));
  } catch {
    return new Set();
  }
}

function writeCache(proven) {
  mkdirSync(dirname(CACHE), { recursive: true });
  writeFileSync(CACHE, JSON.stringify([...proven].sort()));
}
