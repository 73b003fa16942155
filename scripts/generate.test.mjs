import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { STEPS, takeSteps } from './lib/generate.mjs';
import { root } from './lib/output.mjs';

/** Takes steps of which some fail, and tells what was done. */
async function take(steps, failing, check) {
  const done = [];
  const stale = takeSteps(steps, {
    check,
    run: async (command, args) => {
      done.push([command, ...args].join(' '));
      if (failing.includes(args.at(-1)))
        throw new Error(`${args.at(-1)} failed`);
    },
    clean: folder => done.push(`rm ${folder}`),
    say: () => {},
  });
  return { done, stale };
}

const steps = [
  { title: 'A', write: ['x', 'a'], check: ['x', 'a?'] },
  { title: 'B', write: ['x', 'b'], check: ['x', 'b?'], clean: 'out' },
  { title: 'C', write: ['x', 'c'], check: ['x', 'c?'], needed: true },
  { title: 'D', write: ['x', 'd'], check: ['x', 'd?'] },
];

test('writes in the order of the list, and cleans before', async () => {
  const { done, stale } = await take(steps, [], false);
  assert.deepEqual(await stale, []);
  assert.deepEqual(done, ['x a', 'rm out', 'x b', 'x c', 'x d']);
});

test('writes nothing after a step that failed', async () => {
  const { done, stale } = await take(steps, ['b'], false);
  await assert.rejects(stale, /b failed/);
  assert.deepEqual(done, ['x a', 'rm out', 'x b']);
});

test('a check names all that is out of date', async () => {
  const { done, stale } = await take(steps, ['a?', 'd?'], true);
  assert.deepEqual(await stale, ['A', 'D']);
  assert.deepEqual(done, ['x a?', 'rm out', 'x b?', 'x c?', 'x d?']);
});

test('a check ends where the next step has nothing to look at', async () => {
  const { stale } = await take(steps, ['a?', 'c?'], true);
  await assert.rejects(stale, /c\? failed/);
});

test('every step runs what there is', () => {
  const scripts = manifest('package.json').scripts;
  const ofBackend = manifest('plugins/seedgen-backend/package.json').scripts;
  for (const { title, write, check } of STEPS) {
    for (const [command, ...args] of [write, check]) {
      const there =
        command === 'tsx'
          ? existsSync(join(root, args[0]))
          : args[0] === 'workspace'
          ? ofBackend[args[2]]
          : scripts[args[0]];
      assert.ok(there, `${title}: ${[command, ...args].join(' ')}`);
    }
  }
});

test('says what it does not know', () => {
  assert.throws(
    () =>
      execFileSync('node', ['scripts/generate.mjs', '--chekc'], {
        cwd: root,
        stdio: 'pipe',
      }),
    error => /Unknown option '--chekc'/.test(String(error.stderr)),
  );
});

function manifest(path) {
  return JSON.parse(readFileSync(join(root, path), 'utf8'));
}
