import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { publishedPackages } from './lib/install/pack.mjs';
import { insert, readSteps, replace } from './lib/install/readmeSteps.mjs';
import { root } from './lib/output.mjs';

const block = text => `\n\`\`\`ts\n${text}\n\`\`\`\n`;

test('steps are read in order, with their blocks and the system that they are for', () => {
  const steps = readSteps(
    [
      `<!-- step: run -->${block('yarn add x')}`,
      `<!-- step: insert into a.ts before "go();" -->${block('x();')}`,
      '<!-- step: copy a/b-*.yaml to c -->',
      `<!-- step: insert into a.ts after "<A\\n", old frontend system -->${block(
        'y',
      )}`,
      `<!-- step: replace "<B />" in b.ts -->${block('<B>')}`,
      `<!-- step: write d.yaml -->${block('z: 1')}`,
    ].join('\n'),
  );
  assert.deepEqual(steps, [
    { kind: 'run', system: undefined, text: 'yarn add x\n' },
    {
      kind: 'insert',
      system: undefined,
      file: 'a.ts',
      where: 'before',
      anchor: 'go();',
      text: 'x();\n',
    },
    { kind: 'copy', system: undefined, from: 'a/b-*.yaml', to: 'c' },
    {
      kind: 'insert',
      system: 'old',
      file: 'a.ts',
      where: 'after',
      anchor: '<A\n',
      text: 'y\n',
    },
    {
      kind: 'replace',
      system: undefined,
      file: 'b.ts',
      anchor: '<B />',
      text: '<B>\n',
    },
    { kind: 'write', system: undefined, file: 'd.yaml', text: 'z: 1\n' },
  ]);
});

test('a step of another form, or without its block, is refused', () => {
  assert.throws(() => readSteps('<!-- step: sing -->'), /no such step: sing/);
  assert.throws(
    () =>
      readSteps(
        `<!-- step: write a -->\n<!-- step: write b -->${block('text')}`,
      ),
    /no block follows the step: write a/,
  );
});

test('a text is put on lines of its own, and only beside what is there', () => {
  const content = 'one\n  two\nthree\n';
  const at = where => insert(content, { where, anchor: 'two', text: '+\n' });
  assert.equal(at('before'), 'one\n+\n  two\nthree\n');
  assert.equal(at('after'), 'one\n  two\n+\nthree\n');
  assert.throws(
    () => insert(content, { where: 'after', anchor: 'four', file: 'f' }),
    /f has no "four"/,
  );
});

test('a text takes the place of whole lines, and only of what is there', () => {
  const content = 'one\n  two\nthree\n';
  assert.equal(
    replace(content, { anchor: 'two', text: '+\n' }),
    'one\n+\nthree\n',
  );
  assert.throws(
    () => replace(content, { anchor: 'four', file: 'f' }),
    /f has no "four"/,
  );
});

test('the README installs every package that a portal adds by itself', () => {
  const steps = readSteps(readFileSync(join(root, 'README.md'), 'utf8'));
  const commands = steps
    .filter(({ kind }) => kind === 'run')
    .map(({ text }) => text)
    .join('');
  const libraries = /-(common|node)$/;
  for (const { name } of publishedPackages()) {
    assert.equal(commands.includes(name), !libraries.test(name), name);
  }
  for (const system of ['new', 'old']) {
    assert.ok(steps.some(step => step.system === system));
  }
});
