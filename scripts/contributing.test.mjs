import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from './lib/output.mjs';
import { wrongIn } from './lib/contributing.mjs';

const manifests = [
  'package.json',
  ...globSync('p*/*/package.json', { cwd: root }),
];
const scripts = Object.fromEntries(
  manifests.map(file => {
    const { name, scripts: own } = JSON.parse(
      readFileSync(join(root, file), 'utf8'),
    );
    return [file === 'package.json' ? '' : name, own ?? {}];
  }),
);
/** Paths are named as seen from the root, a package, or the sources of the backend. */
const FOLDERS = [
  '',
  'docs',
  'docs/adr',
  'packages/lab',
  'plugins',
  'plugins/seedgen',
  'plugins/seedgen-backend',
  'plugins/seedgen-backend/src',
];
const isThere = path =>
  FOLDERS.some(folder =>
    ['', '.ts'].some(ending => existsSync(join(root, folder, path + ending))),
  );

for (const file of [
  'CONTRIBUTING.md',
  ...globSync('docs/{architecture,adr/*}.md', { cwd: root }),
]) {
  test(`each command, link and path of ${file} leads somewhere`, () => {
    const text = readFileSync(join(root, file), 'utf8');
    assert.deepEqual(wrongIn(text, { scripts, isThere }), []);
  });
}

for (const [what, text, wrong] of [
  ['a script that is not there', '`yarn generat`', 'yarn generat'],
  ['one in a block', '```sh\nnpm run labs -- --speed 60\n```', 'npm run labs'],
  ['one behind a variable', '```sh\nCI=1 yarn tscc   # 2 s\n```', 'yarn tscc'],
  [
    'one of a package',
    '`yarn workspace app starts`',
    'yarn workspace app starts',
  ],
  [
    'an unknown package',
    '`yarn workspace apps start`',
    'yarn workspace apps start',
  ],
  ['a link', '[here](docs/nothing.md#part)', 'docs/nothing.md'],
  ['a path', '`src/nothing/here.ts`', 'src/nothing/here.ts'],
  [
    'nothing',
    '`yarn tsc`, `npm start`, `docs/index.md`, [a](https://a.example)',
  ],
]) {
  test(`finds ${what}`, () =>
    assert.deepEqual(
      wrongIn(text, { scripts, isThere }),
      wrong ? [wrong] : [],
    ));
}
