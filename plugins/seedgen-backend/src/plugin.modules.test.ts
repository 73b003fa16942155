import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  seedgenPreflightExtensionPoint,
  type PreflightCheck,
} from '@seedgen/backstage-plugin-seedgen-node';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  startPlugin,
  until,
  type RunningPlugin,
} from './__testUtils__/startPlugin';
import { createTestAuthority } from './http/__testUtils__/authority';

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
    await writeFile(join(directory, 'token'), 'a-token');
    plugin = await startPlugin(
      {
        clusters: [
          {
            name: 'sno1',
            // Nothing listens there.
            server: 'https://127.0.0.1:1',
            caData: (await createTestAuthority()).ca,
            credentials: [
              { name: 'portal', tokenFile: join(directory, 'token') },
            ],
          },
        ],
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
    expect(report.checks[0].id).toBe('api-reachable');
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
