import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { contextFor, fakeApi, optionsFor } from '../__testUtils__';
import { createManifestsAction } from './manifests';

const workspace = createMockDirectory();
const OVERRIDE = 'ignition-config-override.json';
const MACHINE_CONFIG = '98-var-lib-containers-partitioned.yaml';

beforeEach(() => workspace.clear());

async function run(input: object = {}, context: object = {}) {
  const fake = fakeApi();
  const given = contextFor(
    { cluster: 'sno2', ...input },
    { workspacePath: workspace.path, ...context },
  );
  const error = await createManifestsAction(optionsFor(fake.api))
    .handler(given.context)
    .then(
      () => undefined,
      (thrown: Error) => thrown,
    );
  return { ...given, fake, error };
}

describe('seedgen:manifests', () => {
  it('writes the files of an installation, and a README that names them', async () => {
    const { error, outputs, fake } = await run({
      targetPath: 'clusters/sno2/storage/',
    });
    expect(error).toBeUndefined();
    expect(outputs).toEqual({
      files: [OVERRIDE, MACHINE_CONFIG, 'README.md'].map(
        name => `clusters/sno2/storage/${name}`,
      ),
      recommended: 'secondary-disk',
    });
    expect(fake.called).toEqual(['getStoragePlan']);
    const { clusters } = workspace.content() as any;
    const written = clusters.sno2.storage;
    expect(Object.keys(written).sort()).toEqual(
      [OVERRIDE, MACHINE_CONFIG, 'README.md'].sort(),
    );
    expect(written[MACHINE_CONFIG]).toBe('kind: MachineConfig\n');
    for (const text of [
      '# Container storage of sno2',
      'Disk: `/dev/vda`',
      OVERRIDE,
      MACHINE_CONFIG,
      '`ignitionConfigOverride`',
      '`spec.extraManifestsRefs`',
      '- Nothing is applied.',
    ]) {
      expect(written['README.md']).toContain(text);
    }
  });

  it('keeps the files of other strategies apart, each once', async () => {
    const { outputs } = await run({
      strategies: ['install-time', 'secondary-disk', 'secondary-disk'],
    });
    expect(outputs.files).toEqual([
      OVERRIDE,
      MACHINE_CONFIG,
      'secondary-disk/98-var-lib-containers-secondary-disk.yaml',
      'README.md',
    ]);
    expect(readFileSync(workspace.resolve('README.md'), 'utf8')).toContain(
      '## secondary-disk (recommended by the plan)',
    );
  });

  it.each([
    [undefined, {}],
    ['', {}],
    ['prega', { catalogSource: 'prega' }],
  ])(
    'writes the files of Lifecycle Agent, from catalog %j',
    async (catalogSource, asked) => {
      const { error, outputs, fake } = await run({
        content: 'lifecycle-agent',
        catalogSource,
        targetPath: 'agent',
      });
      expect(error).toBeUndefined();
      expect(fake.calls.map(({ method, args }) => [method, args[0]])).toEqual([
        [
          'previewManifests',
          { kind: 'lifecycle-agent', cluster: 'sno2', ...asked },
        ],
      ]);
      expect(outputs).toEqual({
        files: ['agent/SeedGenerator seedimage', 'agent/README.md'],
      });
      const { agent } = workspace.content() as any;
      expect(agent['README.md']).toContain('# Lifecycle Agent on sno2');
      expect(agent['README.md']).toContain('`SeedGenerator seedimage`');
    },
  );

  it('lists in a dry run what would be written', async () => {
    const { outputs, lines } = await run({}, { isDryRun: true });
    expect(outputs.files).toEqual([OVERRIDE, MACHINE_CONFIG, 'README.md']);
    expect(lines).toContain(`Would write ${OVERRIDE}`);
    expect(workspace.content()).toEqual({});
  });

  it('says why a strategy cannot work, in one line, and writes nothing', async () => {
    const { error, outputs } = await run({
      strategies: ['install-time', 'machine-config'],
    });
    expect(error?.message).toMatch(
      /^StrategyInfeasible: .*sno2 has no manifests for machine-config\. DisksUnknown: the disks could not be seen\./,
    );
    expect(outputs).toEqual({});
    expect(workspace.content()).toEqual({});
  });

  it.each(['../elsewhere', '/etc', 'a/../../b', 'C:\\x', '..'])(
    'refuses the folder %s before anything is asked',
    async targetPath => {
      const { error, fake } = await run({ targetPath });
      expect(error?.message).toMatch(/^TargetPathInvalid/);
      expect(fake.calls).toEqual([]);
    },
  );

  it('does not follow a link out of the workspace', async () => {
    const outside = workspace.resolve('outside');
    workspace.setContent({ inside: {}, outside: {} });
    symlinkSync(outside, workspace.resolve('inside/link'));
    const { error } = await run(
      { targetPath: 'link' },
      { workspacePath: workspace.resolve('inside') },
    );
    expect(error?.name).toBe('NotAllowedError');
    expect(existsSync(workspace.resolve('outside/README.md'))).toBe(false);
  });
});
