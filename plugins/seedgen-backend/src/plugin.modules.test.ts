import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  seedgenDiagnosisExtensionPoint,
  seedgenPreflightExtensionPoint,
  type DiagnosisRule,
  type PreflightCheck,
} from '@seedgen/backstage-plugin-seedgen-node';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import acmeChecks from './__testUtils__/examples/acmeChecks';
import acmeClusters from './__testUtils__/examples/acmeClusters';
import acmeRules from './__testUtils__/examples/acmeRules';
import { silentCluster } from './__testUtils__/silentCluster';
import {
  startPlugin,
  until,
  type RunningPlugin,
} from './__testUtils__/startPlugin';

const check = (
  id: string,
  run: PreflightCheck['run'],
  over: Partial<PreflightCheck> = {},
): PreflightCheck => ({
  id,
  title: `Title of ${id}`,
  severity: 'blocks',
  kinds: ['generate', 'partition'],
  run,
  ...over,
});

const moduleWith = (moduleId: string, ...checks: PreflightCheck[]) =>
  createBackendModule({
    pluginId: 'seedgen',
    moduleId,
    register(env) {
      env.registerInit({
        deps: { preflight: seedgenPreflightExtensionPoint },
        async init({ preflight }) {
          preflight.addCheck(...checks);
        },
      });
    },
  });

describe('the plugin with a module that adds checks', () => {
  let directory: string;
  let plugin: RunningPlugin;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'seedgen-modules-'));
    plugin = await startPlugin(
      {
        clusters: [await silentCluster(directory)],
      },
      {
        features: [
          moduleWith(
            'acme-checks',
            check('acme-reads', async ({ cluster, subject }) => {
              const nodes = await cluster.list('Node');
              return {
                status: 'warn',
                reasonCode: 'AcmeWarns',
                message: `Nodes of ${subject.cluster}: ${
                  nodes.ok ? 'seen' : nodes.failure.code
                }`,
              };
            }),
            check('acme-throws', async () => {
              throw new Error('a mistake');
            }),
            check('acme-hangs', () => new Promise(() => {}), {
              timeLimitMs: 50,
            }),
            check(
              'acme-partition-only',
              async () => ({ status: 'pass', message: 'ok' }),
              { kinds: ['partition'] },
            ),
          ),
        ],
      },
    );
  });
  afterAll(async () => {
    await plugin?.stop();
    await rm(directory, { recursive: true });
  });

  it('reports them after its own, whatever they do', async () => {
    const { id } = await plugin.client.startPreflight({
      kind: 'generate',
      cluster: 'sno1',
      seedImage: 'registry.example/ocp/seed:1',
    });
    const report = await until(
      () => plugin.client.getPreflight(id),
      ({ state }) => state === 'done',
    );
    expect(report.checks.slice(0, 2).map(each => each.id)).toEqual([
      'no-active-run',
      'api-reachable',
    ]);
    expect(
      report.checks
        .slice(-3)
        .map(({ id: name, status, reasonCode, message }) => [
          name,
          status,
          reasonCode,
          message,
        ]),
    ).toEqual([
      ['acme-reads', 'warn', 'AcmeWarns', 'Nodes of sno1: refused'],
      [
        'acme-throws',
        'unknown',
        'CheckFailed',
        "The check 'acme-throws' ended with an error of its own.",
      ],
      ['acme-hangs', 'unknown', 'TimedOut', expect.any(String)],
    ]);
    expect(report.verdict).toBe('blocked');
  });
});

describe('the plugin with two modules that add the same check', () => {
  it('does not start, and names the check', async () => {
    const same = check('acme-same', async () => ({
      status: 'pass',
      message: 'ok',
    }));
    await expect(
      startPlugin(
        {},
        { features: [moduleWith('one', same), moduleWith('two', same)] },
      ),
    ).rejects.toThrow(/PreflightCheckDuplicate: .*'acme-same'/s);
  });

  it('does not start with one of its own names either', async () => {
    const taken = check('api-reachable', async () => ({
      status: 'pass',
      message: 'ok',
    }));
    await expect(
      startPlugin({}, { features: [moduleWith('one', taken)] }),
    ).rejects.toThrow(/PreflightCheckDuplicate: .*'api-reachable'/s);
  });
});

const moduleWithRules = (moduleId: string, ...rules: DiagnosisRule[]) =>
  createBackendModule({
    pluginId: 'seedgen',
    moduleId,
    register(env) {
      env.registerInit({
        deps: { diagnosis: seedgenDiagnosisExtensionPoint },
        async init({ diagnosis }) {
          diagnosis.addRules(...rules);
        },
      });
    },
  });

const rule = (
  id: string,
  match: DiagnosisRule['match'] = () => undefined,
): DiagnosisRule => ({
  id,
  cause: `Cause of ${id}`,
  explanation: 'As it is.',
  match,
  remedies: () => [],
});

describe('the plugin with the modules of the README', () => {
  let directory: string;
  let plugin: RunningPlugin;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'seedgen-examples-'));
    plugin = await startPlugin(
      {
        clusters: [await silentCluster(directory)],
        registries: [
          {
            name: 'acme',
            host: '127.0.0.1:1',
            username: 'u',
            password: 'p',
            repositories: ['ocp/*'],
          },
        ],
      },
      {
        features: [
          acmeChecks,
          acmeRules,
          acmeClusters,
          moduleWithRules(
            'mistaken',
            rule('acme-mistaken', () => {
              throw new Error('a mistake');
            }),
          ),
        ],
      },
    );
  });
  afterAll(async () => {
    await plugin?.stop();
    await rm(directory, { recursive: true });
  });

  it.each(['acmeChecks', 'acmeRules', 'acmeClusters'])(
    'has %s as they are printed there',
    async name => {
      const [readme, code] = await Promise.all([
        readFile(require.resolve('../../seedgen-node/README.md'), 'utf8'),
        readFile(
          require.resolve(`./__testUtils__/examples/${name}.ts`),
          'utf8',
        ),
      ]);
      expect(readme).toContain(`\`\`\`ts\n${code}\`\`\`\n`);
    },
  );

  it('shows their check and their diagnosis with a run, whatever another module does', async () => {
    const { id } = await plugin.client.startRun({
      kind: 'generate',
      cluster: 'sno1',
      seedImage: '127.0.0.1:1/ocp/seed:1',
      confirmation: 'sno1',
    });
    const { preflight, diagnoses } = await until(
      () => plugin.client.getRun(id),
      ({ phase }) => phase === 'Failed',
    );
    expect(
      preflight?.checks.find(each => each.id === 'acme-maintenance-window'),
    ).toMatchObject({ status: 'unknown', reasonCode: 'NodesNotReadable' });
    expect(
      diagnoses?.find(({ ruleId }) => ruleId === 'acme-site-firewall'),
    ).toEqual({
      ruleId: 'acme-site-firewall',
      cause: 'The site’s firewall is closed',
      explanation: expect.stringContaining('maintenance window'),
      documentationUrl: 'https://wiki.acme.example/site-firewalls',
      certainty: 'likely',
      evidence: [
        {
          source: 'preflight',
          text: expect.stringContaining('API server is reachable: '),
          at: expect.any(String),
        },
      ],
      remedies: [
        {
          title: 'Ask for the window to be opened',
          kind: 'command',
          text: 'On a jump host of the site.',
          command: 'acme-firewall open sno1 --for 2h',
        },
      ],
    });
    expect(
      plugin.logged.filter(line => line.includes('acme-mistaken')),
    ).toHaveLength(1);
  });
});

describe('the plugin with rules that cannot be', () => {
  it.each<[string, DiagnosisRule[], RegExp]>([
    [
      'two of one id',
      [rule('acme-same'), rule('acme-same')],
      /DiagnosisRuleDuplicate: .*'acme-same'/s,
    ],
    [
      'one with the id of one of its own',
      [rule('push-unauthorized')],
      /DiagnosisRuleDuplicate: .*'push-unauthorized'/s,
    ],
    [
      'one without a cause',
      [{ ...rule('acme-empty'), cause: '' }],
      /DiagnosisRuleInvalid: .*'acme-empty'.*rule\.cause/s,
    ],
  ])('does not start with %s', async (_, rules, message) => {
    await expect(
      startPlugin({}, { features: [moduleWithRules('one', ...rules)] }),
    ).rejects.toThrow(message);
  });
});
