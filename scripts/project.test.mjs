import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  globSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { parseAllDocuments } from 'yaml';
import { root } from './lib/output.mjs';

const {
  EntityPolicies,
  FieldFormatEntityPolicy,
  NoForeignRootFieldsEntityPolicy,
  SchemaValidEntityPolicy,
  componentEntityV1alpha1Validator,
  getCompoundEntityRef,
  parseEntityRef,
  systemEntityV1alpha1Validator,
} = createRequire(join(root, 'plugins/seedgen/package.json'))(
  '@backstage/catalog-model',
);

/** Where an address of the project could be written. */
const WHERE = [
  '*.*',
  '.github/**',
  '.changeset/**',
  'docs/**/*.md',
  'examples/**',
  'scripts/**',
  'packages/*/*',
  'packages/*/{src,e2e-tests}/**',
  'plugins/*/*',
  'plugins/*/{src,dev,scripts,migrations}/**',
];

const project = JSON.parse(readFileSync(join(root, 'project.json'), 'utf8'));

test('what the project is called and where it is, is the same everywhere', () => {
  assert.equal(check(), '');
});

test('a change of an address is asked for wherever the address is', () => {
  const said = check({
    ...project,
    repository: 'https://code.elsewhere.example/team/fork',
    issues: 'https://issues.elsewhere.example',
    homepage: 'https://elsewhere.example',
    codeOwners: '@elsewhere/team',
  });
  const present = filesWith(project.repository, project.homepage);
  const asked = said.split(' does not say ')[0].split(', ');
  assert.deepEqual(asked.sort(), [...present, '.github/CODEOWNERS'].sort());
});

const { branch: _, ...withoutBranch } = project;
for (const [what, wrong, words] of [
  ['what nobody reads', { ...project, hompage: 'x' }, /nobody reads 'hompage'/],
  ['that something is missing', withoutBranch, /'branch' is missing/],
  [
    'that something is empty',
    { ...project, issues: '' },
    /'issues' is missing/,
  ],
]) {
  test(`says ${what}`, () => assert.match(check(wrong), words));
}

test('the catalog takes the entities, and each that they name is there', async () => {
  const text = readFileSync(join(root, 'catalog-info.yaml'), 'utf8');
  const entities = parseAllDocuments(text).map(each => each.toJS());
  const policy = EntityPolicies.allOf([
    new SchemaValidEntityPolicy(),
    new NoForeignRootFieldsEntityPolicy(),
    new FieldFormatEntityPolicy(),
  ]);
  const names = new Set(
    entities.map(each => refOf(getCompoundEntityRef(each))),
  );
  assert.equal(names.size, entities.length);
  for (const entity of entities) {
    await policy.enforce(entity);
    const validator =
      entity.kind === 'System'
        ? systemEntityV1alpha1Validator
        : componentEntityV1alpha1Validator;
    assert.ok(await validator.check(entity));
    const { system, subcomponentOf, dependsOn = [] } = entity.spec;
    const named = [
      ...(system ? [`system:default/${system}`] : []),
      ...(subcomponentOf ? [subcomponentOf] : []),
      ...dependsOn,
    ];
    for (const name of named) {
      assert.ok(names.has(refOf(parseEntityRef(name))), name);
    }
  }
});

/** What the generator says that is not up to date; nothing where all is. */
function check(other) {
  const folder = mkdtempSync(join(tmpdir(), 'seedgen-project-'));
  try {
    const file = join(folder, 'project.json');
    writeFileSync(file, JSON.stringify(other ?? project));
    execFileSync(
      'tsx',
      ['scripts/project/generate.ts', '--check', '--project', file],
      { cwd: root, stdio: 'pipe', timeout: 120_000 },
    );
    return '';
  } catch (error) {
    return String(error.stderr);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Files that name one of these, but the source, and what is made from one of them in turn. */
function filesWith(...texts) {
  return globSync(WHERE, { cwd: root, withFileTypes: true })
    .filter(each => each.isFile())
    .map(each => relative(root, join(each.parentPath, each.name)))
    .filter(file => file !== 'project.json' && !file.includes('/generated/'))
    .filter(file => {
      const content = readFileSync(join(root, file), 'utf8');
      return texts.some(text => content.includes(text));
    });
}

function refOf({ kind, namespace = 'default', name }) {
  return `${kind}:${namespace}/${name}`.toLowerCase();
}
