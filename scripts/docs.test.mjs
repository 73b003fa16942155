import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { root } from './lib/output.mjs';

const pages = globSync('docs/**/*.md', { cwd: root });

test('what comes from the code is what the code says', () => {
  execFileSync('tsx', ['scripts/docs/generate.ts', '--check'], {
    cwd: root,
    stdio: 'pipe',
    timeout: 120_000,
  });
});

test('every link between pages, and every picture, leads somewhere', () => {
  const broken = pages.flatMap(page => {
    const text = readFileSync(join(root, page), 'utf8').replace(
      /```[\s\S]*?```/g,
      '',
    );
    return [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)[^)]*\)/g)]
      .map(([, target]) => target)
      .filter(target => !existsSync(resolve(root, dirname(page), target)))
      .map(target => `${page}: ${target}`);
  });
  assert.deepEqual(broken, []);
});

test('the table of contents and the pages are the same', () => {
  const { nav } = parse(readFileSync(join(root, 'mkdocs.yml'), 'utf8'));
  const named = JSON.stringify(nav).match(/[\w/-]+\.md/g);
  const listed = new Set(named.map(name => `docs/${name}`));
  // Each runbook is listed on their own first page.
  const expected = pages.filter(
    page => !/^docs\/runbooks\/(?!index\.md)/.test(page),
  );
  assert.deepEqual([...listed].sort(), expected.sort());
});
