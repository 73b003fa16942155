import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import prettier from 'prettier';
import { root } from './lib/output.mjs';

const DEFAULTS = {
  endOfLine: 'lf',
  printWidth: 80,
  tabWidth: 2,
  useTabs: false,
};
const house = createRequire(join(root, 'package.json'))(
  JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).prettier,
);

for (const file of [
  'plugins/seedgen-backend/src/plugin.ts',
  'plugins/seedgen/src/legacy.tsx',
  'scripts/start.mjs',
  'examples/clusters.yaml',
  'docs/index.md',
  'package.json',
]) {
  test(`an editor and prettier write ${file} alike`, async () => {
    const { overrides, ...editor } = await prettier.resolveConfig(
      join(root, file),
      { editorconfig: true },
    );
    assert.equal(overrides, undefined);
    assert.deepEqual({ ...DEFAULTS, ...editor }, { ...DEFAULTS, ...house });
  });
}

test('what an editor is told comes from .editorconfig', async () => {
  const editor = await prettier.resolveConfig(join(root, 'x.ts'), {
    editorconfig: true,
  });
  // Prettier's own configuration says neither.
  assert.equal(house.tabWidth, undefined);
  assert.equal(editor.tabWidth, 2);
});
