import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  buildRegistryAuth,
  LIFECYCLE_AGENT_NAMESPACE,
  SEED_GENERATOR_NAME,
} from '@seedgen/backstage-plugin-seedgen-common';
import { startLab, type LabProcess } from '@seedgen/lab-process';
import {
  readCluster,
  SEED_GENERATORS,
  settingsFor,
} from '../../__testUtils__/labAccess';
import { LIMIT_MS } from '../../__testUtils__/runs';
import {
  startPlugin,
  until,
  type RunningPlugin,
} from '../../__testUtils__/startPlugin';

jest.setTimeout(2 * LIMIT_MS);

const run = promisify(execFile);

// Where there is none, nothing can be shown of it.
const hasKubectl = spawnSync('kubectl', ['version', '--client']).status === 0;
const describeWithKubectl = hasKubectl ? describe : describe.skip;

describeWithKubectl('a generation that somebody begins with kubectl', () => {
  let lab: LabProcess;
  let plugin: RunningPlugin;
  let directory: string;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'seedgen-external-'));
    lab = await startLab({ speed: 30, clusters: ['sno1'] });
    plugin = await startPlugin(settingsFor(lab));
  });
  afterAll(async () => {
    await plugin?.stop();
    await lab?.stop();
    await rm(directory, { recursive: true, force: true });
  });

  const create = async (manifest: object) => {
    const file = join(directory, 'manifest.json');
    await writeFile(file, JSON.stringify(manifest));
    const { kubeconfig } = lab.cluster('sno1');
    await run('kubectl', [
      '--kubeconfig',
      kubeconfig,
      'create',
      '--cache-dir',
      join(directory, 'cache'),
      '-f',
      file,
    ]);
  };
  const recorded = async () => {
    const { items } = await plugin.client.getAudit({ cluster: 'sno1' });
    return items.filter(({ action }) => action === 'run.external').reverse();
  };

  it('is shown, recorded from beginning to end, and never touched', async () => {
    const image = `${lab.registry.host}/ocp-sno1/by-hand:4.18.27-x86_64`;
    const { user, password, host } = lab.registry;
    await create({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'seedgen', namespace: LIFECYCLE_AGENT_NAMESPACE },
      stringData: { seedAuth: buildRegistryAuth(host, user, password) },
    });
    await create({
      apiVersion: 'lca.openshift.io/v1',
      kind: 'SeedGenerator',
      metadata: { name: SEED_GENERATOR_NAME },
      spec: { seedImage: image },
    });
    const { externalSeedGenerator } = await until(
      () => plugin.client.getCluster('sno1'),
      status => status.externalSeedGenerator,
      LIMIT_MS,
    );
    expect(externalSeedGenerator).toBe(true);

    const rows = await until(recorded, ({ length }) => length >= 2, LIMIT_MS);
    expect(rows).toMatchObject([
      { outcome: 'accepted', image, actor: 'service:seedgen' },
      { outcome: 'succeeded', image },
    ]);
    const status = await until(
      () => plugin.client.getCluster('sno1'),
      ({ externalGenerations }) => Boolean(externalGenerations?.[0]?.endedAt),
      LIMIT_MS,
    );
    expect(status.externalGenerations).toMatchObject([
      { seedImage: image, outcome: 'succeeded' },
    ]);
    const [{ steps }] = status.externalGenerations!;
    expect(steps.length).toBeGreaterThan(1);
    expect(steps.at(-1)!.text).toBe('Seed Generation completed');
    const { body } = await readCluster(lab.cluster('sno1'), SEED_GENERATORS);
    expect(body.items).toMatchObject([
      { metadata: { name: SEED_GENERATOR_NAME }, spec: { seedImage: image } },
    ]);
    expect(body.items[0].metadata.annotations ?? {}).toEqual({});
    const secret = await readCluster(
      lab.cluster('sno1'),
      `/api/v1/namespaces/${LIFECYCLE_AGENT_NAMESPACE}/secrets/seedgen`,
    );
    expect(secret.status).toBe(200);
    expect((await plugin.client.getRuns({ cluster: 'sno1' })).items).toEqual(
      [],
    );
  });
});
