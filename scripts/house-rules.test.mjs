import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { root } from './lib/output.mjs';

/** A wrong import each: where it is written, what it imports, the rule that must refuse it. */
const WRONG = [
  [
    'plugins/seedgen-backend/src/clusters/wrong.ts',
    '../runs/types',
    'no-import-upwards-from-clusters',
  ],
  [
    'plugins/seedgen-backend/src/storage/wrong.ts',
    '../api/wrong-target',
    'no-import-upwards-from-storage',
    'plugins/seedgen-backend/src/api/wrong-target.ts',
  ],
  ['plugins/seedgen-common/src/wrong.ts', 'node:fs', 'common-without-io'],
  ['plugins/seedgen-common/src/wrong.ts', 'undici', 'common-without-io'],
  [
    'plugins/seedgen-backend/src/runs/wrong.ts',
    '../../../../packages/lab/src/clock',
    'plugins-do-not-know-the-lab',
  ],
  [
    'plugins/seedgen-backend/src/runs/engine/wrong.ts',
    '../kinds/generate/order',
    'the-engine-knows-no-kind',
  ],
  [
    'plugins/seedgen-backend/src/runs/kinds/remedy/wrong.ts',
    '../generate/order',
    'no-kind-knows-another',
  ],
  [
    'plugins/seedgen-backend/src/api/wrong.ts',
    '../runs/kinds/generate/order',
    'kinds-by-their-list',
  ],
  [
    'packages/lab/src/wrong.ts',
    '../../../plugins/seedgen-common/src/annotations',
    'the-lab-does-not-know-the-plugins',
  ],
  [
    'plugins/seedgen-backend/src/runs/wrong.ts',
    '@kubernetes/client-node',
    'one-room-speaks-kubernetes',
  ],
  [
    'plugins/seedgen-backend/src/runs/wrong.ts',
    'undici',
    'two-rooms-speak-http',
  ],
];

for (const [file, target, rule, alsoNeeded] of WRONG) {
  test(`${rule} refuses ${target} in ${file}`, async () => {
    const files = [file, alsoNeeded].filter(Boolean);
    try {
      if (alsoNeeded)
        writeFileSync(join(root, alsoNeeded), 'export const nothing = 0;\n');
      writeFileSync(join(root, file), `import '${target}';\n`);
      const output = await cruise(file);
      assert.match(output, new RegExp(`error ${rule}`));
    } finally {
      files.forEach(name => rmSync(join(root, name), { force: true }));
    }
  });
}

test('no-cycles refuses two files that need each other', async () => {
  const [one, other] = ['one', 'other'].map(
    name => `plugins/seedgen-common/src/wrong-${name}.ts`,
  );
  try {
    writeFileSync(
      join(root, one),
      `import './wrong-other';\nexport const a = 0;\n`,
    );
    writeFileSync(
      join(root, other),
      `import './wrong-one';\nexport const b = 0;\n`,
    );
    assert.match(await cruise(one), /error no-cycles/);
  } finally {
    [one, other].forEach(name => rmSync(join(root, name), { force: true }));
  }
});

/** What the linter says of one file. */
async function cruise(file) {
  const run = promisify(execFile)(
    'depcruise',
    ['--config', '.dependency-cruiser.cjs', file],
    { cwd: root },
  );
  return (await run.catch(error => error)).stdout;
}
