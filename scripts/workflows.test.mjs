import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseDocument } from 'yaml';
import { root } from './lib/output.mjs';
import { commandsOf, problemsOf } from './lib/workflows/problemsOf.mjs';

const { scripts } = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
);
const files = globSync('.github/**/*.yml', { cwd: root });
const workflows = files.filter(file => file.includes('/workflows/'));

test('there are workflows and forms to look at', () => {
  assert.ok(workflows.length >= 2);
  assert.ok(
    files.filter(file => file.includes('/ISSUE_TEMPLATE/')).length >= 4,
  );
});

for (const file of files) {
  test(`${file} is YAML`, () => assert.ok(read(file)));
}

for (const file of workflows) {
  test(`${file} does what the repository can, and may no more than it needs`, () => {
    assert.deepEqual(problemsOf(read(file), scripts), []);
  });
}

test('the slow suites run every night, and what a change must pass on every change', () => {
  const run = file =>
    commandsOf(read(`.github/workflows/${file}`)).map(({ script }) => script);
  assert.deepEqual(run('ci.yml'), ['test']);
  const slow = Object.keys(scripts).filter(
    name =>
      /^(test|check|bench):?/.test(name) &&
      // What `npm test` runs, and what is Backstage's own.
      !['test', 'test:all', 'test:e2e'].includes(name),
  );
  assert.deepEqual(run('nightly.yml').sort(), slow.sort());
});

for (const file of files.filter(
  name => name.includes('/ISSUE_TEMPLATE/') && !name.endsWith('config.yml'),
)) {
  test(`${file} is a form`, () => {
    const form = read(file);
    assert.ok(form.name && form.description);
    const ids = form.body.flatMap(({ id }) => id ?? []);
    assert.equal(new Set(ids).size, ids.length);
    for (const { type, attributes } of form.body) {
      assert.match(type, /^(markdown|textarea|input|dropdown|checkboxes)$/);
      assert.ok(
        type === 'markdown'
          ? attributes.value
          : attributes.label ?? attributes.options,
      );
      if (type === 'dropdown')
        assert.equal(typeof attributes.options[0], 'string');
    }
    // Nobody sends one without having been asked for secrets.
    if (!file.endsWith('feature.yml')) {
      const asked = form.body
        .filter(({ type }) => type === 'checkboxes')
        .flatMap(({ attributes }) => attributes.options);
      assert.ok(asked.some(each => each.required && /secret/.test(each.label)));
    }
  });
}

const GOOD = {
  permissions: { contents: 'read' },
  concurrency: { group: 'x' },
  jobs: {
    a: {
      'timeout-minutes': 5,
      steps: [
        { uses: 'actions/checkout@v5', with: { 'persist-credentials': false } },
        { run: 'npm test' },
      ],
    },
  },
};
const withJob = job => ({ ...GOOD, jobs: { a: { ...GOOD.jobs.a, ...job } } });

for (const [what, workflow, problem] of [
  ['nothing', GOOD, undefined],
  [
    'a script that is not there',
    withJob({ steps: [{ run: 'yarn test:contracts' }] }),
    /no script 'test:contracts'/,
  ],
  [
    'one among several commands',
    withJob({ steps: [{ run: 'npm test && npm run nothing\nyarn test' }] }),
    /no script 'nothing'/,
  ],
  [
    'one in a matrix',
    withJob({ strategy: { matrix: { include: [{ run: 'npm run gone' }] } } }),
    /no script 'gone'/,
  ],
  [
    'an action at a branch',
    withJob({ steps: [{ uses: 'some/action@main' }] }),
    /not at a major/,
  ],
  [
    'credentials that stay',
    withJob({ steps: [{ uses: 'actions/checkout@v5' }] }),
    /keeps its credentials/,
  ],
  [
    'a job without an end',
    withJob({ 'timeout-minutes': undefined }),
    /no timeout/,
  ],
  ['rights of everything', { ...GOOD, permissions: 'write-all' }, /may write/],
  [
    'rights of a job',
    withJob({ permissions: { packages: 'write' } }),
    /a may write/,
  ],
  ['no word on rights', { ...GOOD, permissions: undefined }, /no permissions/],
  [
    'no word on concurrency',
    { ...GOOD, concurrency: undefined },
    /no concurrency/,
  ],
  ['no jobs', { ...GOOD, jobs: {} }, /no jobs/],
]) {
  test(`finds ${what} in a workflow`, () => {
    const problems = problemsOf(workflow, scripts);
    if (problem) assert.match(problems.join('\n'), problem);
    else assert.deepEqual(problems, []);
  });
}

/** What a file says; a mistake in its YAML throws. */
function read(file) {
  const document = parseDocument(readFileSync(join(root, file), 'utf8'), {
    strict: true,
    uniqueKeys: true,
  });
  assert.deepEqual([...document.errors, ...document.warnings].map(String), []);
  return document.toJS();
}
