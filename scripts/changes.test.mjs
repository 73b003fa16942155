import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { root } from './lib/output.mjs';

const read = file => readFileSync(join(root, file), 'utf8');
const published = globSync('plugins/*/package.json', { cwd: root })
  .map(file => ({ folder: file.split('/')[1], ...JSON.parse(read(file)) }))
  .filter(each => !each.private);
const names = published.map(each => each.name);

test('what is published says what has changed in its present version', () => {
  for (const { folder, name, version } of published) {
    const text = read(`plugins/${folder}/CHANGELOG.md`);
    assert.ok(text.startsWith(`# ${name}\n`), folder);
    assert.ok(text.includes(`\n## ${version}\n`), `${folder} at ${version}`);
  }
});

for (const file of globSync('.changeset/*.md', { cwd: root })) {
  if (file.endsWith('README.md')) continue;
  test(`${file} says what has changed in which package`, () =>
    assert.deepEqual(problemsOf(read(file)), []));
}

for (const [what, text, problem] of [
  ['no head', 'Something has changed', /no head/],
  ['no text', "---\n'NAME': patch\n---\n", /no text/],
  ['no package', '---\n---\n\nText\n', /no package/],
  [
    'an unknown package',
    "---\n'@x/y': patch\n---\n\nText\n",
    /unknown '@x\/y'/,
  ],
  ['an unknown step', "---\n'NAME': big\n---\n\nText\n", /'big'/],
  ['nothing', "---\n'NAME': patch\n---\n\nText\n", undefined],
]) {
  test(`finds ${what} in a file`, () => {
    const problems = problemsOf(text.replace('NAME', names[0]));
    if (problem) assert.match(problems.join('\n'), problem);
    else assert.deepEqual(problems, []);
  });
}

function problemsOf(text) {
  const [before, head, ...rest] = text.split(/^---$/m);
  if (before !== '' || head === undefined) return ['no head'];
  const steps = Object.entries(parse(head) ?? {});
  return [
    ...(steps.length === 0 ? ['no package'] : []),
    ...(rest.join('---').trim() === '' ? ['no text'] : []),
    ...steps.flatMap(([name, step]) => [
      ...(names.includes(name) ? [] : [`unknown '${name}'`]),
      ...(['major', 'minor', 'patch'].includes(step) ? [] : [`'${step}'`]),
    ]),
  ];
}
