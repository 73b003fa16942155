/**
 * The house rules of the design as lint rules: imports run downwards only, there are no cycles,
 * the common package does no I/O, and the plugins and the lab are strangers.
 *
 * Run by `yarn lint:all`. Tests of a room may reach further than the room itself.
 */
const backend = 'plugins/seedgen-backend/src';
const tests = '\\.test\\.tsx?$|/testing/|/__testUtils__/|fixtures';

/** Rooms of the backend from the ground up; a room imports from its own floor and the ones below. */
const floors = [
  [
    'result.ts',
    'clock.ts',
    'stopWithin.ts',
    'text',
    'config',
    'database',
    'http',
    'audit',
  ],
  ['clusters', 'registries'],
  ['storage', 'verification', 'operators'],
  [
    'preflight',
    'diagnosis',
    'runs',
    'inspections',
    'fleet',
    'signals',
    'estimates',
    'images',
    'notifications',
    'metrics',
    'health',
  ],
  ['permissions', 'schema', 'api', 'actions'],
  ['plugin.ts', 'index.ts'],
];

const onFloor = floor =>
  `^${backend}/(${floor.join('|').replace(/\./g, '\\.')})`;

module.exports = {
  forbidden: [
    ...floors.slice(0, -1).map((floor, index) => ({
      name: `no-import-upwards-from-${floor[0].replace('.ts', '')}`,
      comment: `${floor.join(', ')} must not know the rooms above`,
      severity: 'error',
      from: { path: onFloor(floor), pathNot: tests },
      to: { path: onFloor(floors.slice(index + 1).flat()) },
    })),
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one, or lack a third',
      severity: 'error',
      from: {},
      to: {
        circular: true,
        viaOnly: { dependencyTypesNot: ['type-only'] },
      },
    },
    {
      name: 'the-engine-knows-no-kind',
      comment:
        'What varies by kind of run is in its definition, which the engine is given',
      severity: 'error',
      from: {
        path: `^${backend}/runs/`,
        pathNot: [
          `^${backend}/runs/kinds/`,
          `^${backend}/runs/index\\.ts$`,
          tests,
        ],
      },
      to: { path: `^${backend}/runs/kinds/` },
    },
    {
      name: 'no-kind-knows-another',
      severity: 'error',
      from: { path: `^${backend}/runs/kinds/([^/]+)/`, pathNot: tests },
      to: {
        path: `^${backend}/runs/kinds/[^/]+/`,
        pathNot: `^${backend}/runs/kinds/$1/`,
      },
    },
    {
      name: 'kinds-by-their-list',
      comment: 'Outside of runs the list of kinds is all that there is of them',
      severity: 'error',
      from: { path: `^${backend}/`, pathNot: [`^${backend}/runs/`, tests] },
      to: { path: `^${backend}/runs/kinds/[^/]+/` },
    },
    {
      name: 'common-without-io',
      comment:
        'What both sides of the wire know runs in a browser and touches nothing',
      severity: 'error',
      from: { path: '^plugins/seedgen-common/src', pathNot: tests },
      to: {
        pathNot: [
          '^plugins/seedgen-common/src',
          'node_modules/(zod|yaml|@backstage/errors|@backstage/plugin-permission-common|@backstage/types)/',
        ],
      },
    },
    {
      name: 'plugins-do-not-know-the-lab',
      severity: 'error',
      from: { path: '^(plugins|packages/(app|backend|lab-process))/' },
      to: { path: '^packages/lab/' },
    },
    {
      name: 'the-lab-does-not-know-the-plugins',
      severity: 'error',
      from: { path: '^packages/lab(-process)?/' },
      to: { path: '^plugins/' },
    },
    {
      name: 'lab-process-is-for-tests',
      severity: 'error',
      from: { path: '^plugins/', pathNot: tests },
      to: { path: '^packages/lab-process/' },
    },
    {
      name: 'one-room-speaks-kubernetes',
      severity: 'error',
      from: { path: '^plugins/', pathNot: [`^${backend}/clusters/`, tests] },
      to: { path: 'node_modules/@kubernetes/' },
    },
    {
      name: 'two-rooms-speak-http',
      severity: 'error',
      from: {
        path: `^${backend}/`,
        pathNot: [`^${backend}/(clusters|registries|http)/`, tests],
      },
      to: { path: ['node_modules/undici/', '^https?$', '^node:https?$'] },
    },
    {
      name: 'frontend-and-backend-meet-in-common',
      severity: 'error',
      from: { path: '^plugins/(seedgen|scaffolder-seedgen-actions)/' },
      to: { path: '^plugins/seedgen-backend/' },
    },
    {
      name: 'backend-does-not-know-the-frontend',
      severity: 'error',
      from: {
        path: '^plugins/(seedgen-backend|seedgen-common|scaffolder-seedgen-actions)/',
      },
      to: { path: '^plugins/seedgen/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(plugins|packages)/[^/]+/(dist|dist-types|coverage)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
