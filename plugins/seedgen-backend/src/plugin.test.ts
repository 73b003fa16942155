import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestAuthority } from './http/__testUtils__/authority';
import {
  startPlugin,
  until,
  type RunningPlugin,
} from './__testUtils__/startPlugin';

const CLUSTER_ENTITY = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: {
    name: 'first',
    namespace: 'edge',
    annotations: { 'seedgen.io/cluster': 'sno1' },
  },
  spec: { type: 'kubernetes-cluster', owner: 'platform' },
};

describe('the plugin without clusters', () => {
  let plugin: RunningPlugin;
  beforeAll(async () => {
    plugin = await startPlugin({});
  });
  afterAll(() => plugin.stop());

  it('starts and says so', async () => {
    expect(plugin.logged.join('\n')).toContain('No clusters are configured');
    expect(await plugin.client.getClusters()).toEqual({ items: [] });
    expect(await plugin.client.getRegistries()).toEqual({ items: [] });
    expect(await plugin.client.getRuns()).toEqual({ items: [] });
    expect(await plugin.client.getSeedImages()).toEqual({
      items: [],
      versions: [],
      registries: [],
    });
    expect(await plugin.client.getFleet()).toMatchObject({
      items: [],
      total: 0,
      counts: { ready: 0, unreachable: 0 },
    });
  });

  it('is closed to whoever does not say who they are', async () => {
    for (const path of ['/clusters', '/audit', '/openapi.json']) {
      const response = await fetch(`${plugin.url}${path}`, {
        headers: { Authorization: mockCredentials.none.header() },
      });
      expect(response.status).toBe(401);
    }
  });

  it('tells the permission framework about its permissions and rule', async () => {
    const { body } = await plugin.call(
      'GET',
      '/.well-known/backstage/permissions/metadata',
    );
    expect(body.permissions.map(({ name }: any) => name).sort()).toEqual([
      'seedgen.audit.export',
      'seedgen.audit.read',
      'seedgen.cluster.read',
      'seedgen.imager.inspect',
      'seedgen.remedy.apply',
      'seedgen.seed.generate',
      'seedgen.storage.partition',
    ]);
    expect(body.rules).toEqual(
      ['seedgen-cluster', 'seedgen-remedy', 'seedgen-imager'].map(
        resourceType =>
          expect.objectContaining({ name: 'IS_CLUSTER', resourceType }),
      ),
    );
  });

  it('records that the log was read, in the log', async () => {
    const { items } = await plugin.client.getAudit();
    expect(items[0]).toMatchObject({
      action: 'audit.read',
      outcome: 'succeeded',
      actor: 'user:default/mock',
    });
  });
});

describe('the plugin with a wrong setting', () => {
  it('does not start, and names the setting', async () => {
    await expect(
      startPlugin({ clusters: [{ name: 'Not A Name', server: 'http://x' }] }),
    ).rejects.toThrow(/seedgen\.clusters\[0\]\.name/);
  });
});

describe('the plugin with a cluster that accepts connections and says nothing', () => {
  let silent: Server;
  let directory: string;
  let plugin: RunningPlugin;
  let connections = 0;
  const createEvent = jest.fn(async () => ({
    success: async () => {},
    fail: async () => {},
  }));

  beforeAll(async () => {
    silent = createServer(() => {
      connections += 1;
    });
    await new Promise<void>(resolve => {
      silent.listen(0, '127.0.0.1', resolve);
    });
    const { port } = silent.address() as AddressInfo;
    directory = await mkdtemp(join(tmpdir(), 'seedgen-plugin-'));
    await writeFile(join(directory, 'token'), 'a-token');
    plugin = await startPlugin(
      {
        clusters: [
          {
            name: 'sno1',
            title: 'The first',
            server: `https://127.0.0.1:${port}`,
            caData: (await createTestAuthority()).ca,
            credentials: [
              { name: 'portal', tokenFile: join(directory, 'token') },
            ],
          },
        ],
        registries: [
          {
            name: 'nowhere',
            host: `127.0.0.1:${port}`,
            username: 'u',
            password: 'p',
            repositories: ['ocp/*'],
          },
        ],
        limits: { requestTimeout: '20s' },
      },
      {
        features: [
          catalogServiceMock.factory({ entities: [CLUSTER_ENTITY] }),
          createServiceFactory({
            service: coreServices.auditor,
            deps: {},
            factory: () => mockServices.auditor.mock({ createEvent }),
          }),
        ],
      },
    );
  });
  afterAll(async () => {
    await plugin.stop();
    silent.close();
    await rm(directory, { recursive: true });
  });

  it('knows by the catalog who owns the cluster', async () => {
    const { items, owners, ownersAsOf } = await until(
      () => plugin.client.getFleet({ owner: ['group:edge/platform'] }),
      page => page.total > 0,
    );
    expect(items).toMatchObject([
      { name: 'sno1', state: 'unknown', owner: 'group:edge/platform' },
    ]);
    expect(owners).toEqual(['group:edge/platform']);
    expect(Date.parse(ownersAsOf!)).not.toBeNaN();
  });

  it('answers every page at once from the database', async () => {
    await until(
      async () => connections,
      count => count > 0,
    );
    const began = Date.now();
    const { items } = await plugin.client.getClusters();
    expect(items).toEqual([
      expect.objectContaining({
        name: 'sno1',
        title: 'The first',
        snapshot: { cluster: 'sno1', reachability: 'unknown' },
        externalSeedGenerator: false,
      }),
    ]);
    await plugin.client.getCluster('sno1');
    await plugin.client.getStoragePlan('sno1');
    await plugin.client.getRegistries();
    await plugin.client.getRuns({ cluster: 'sno1' });
    await plugin.client.getSeedImages({ cluster: 'sno1' });
    await plugin.client.getLatestPreflight('sno1');
    await plugin.client.refreshCluster('sno1');
    await plugin.client.getAudit();
    const image = `${
      (await plugin.client.getRegistries()).items[0].host
    }/ocp/seed:1`;
    const report = await plugin.client.startPreflight({
      kind: 'generate',
      cluster: 'sno1',
      seedImage: image,
    });
    expect(report.state).toBe('running');
    expect((await plugin.client.getPreflight(report.id)).state).toBe('running');
    const verification = await plugin.client.startVerification({
      cluster: 'sno1',
      image,
    });
    expect(verification.state).toBe('running');
    const manifests = await plugin.client.previewManifests({
      kind: 'generate',
      cluster: 'sno1',
      seedImage: image,
      confirmation: 'sno1',
    });
    expect(manifests.items).toHaveLength(2);
    const run = await plugin.client.startRun({
      kind: 'generate',
      cluster: 'sno1',
      seedImage: image,
      confirmation: 'sno1',
    });
    expect(run.phase).toBe('Preflight');
    expect((await plugin.client.getRun(run.id)).id).toBe(run.id);
    // Any single call of the cluster would have taken its whole limit of 20 seconds.
    expect(Date.now() - began).toBeLessThan(10_000);
  });

  it('gives one run for one key, and one at a time for a cluster', async () => {
    const { items } = await plugin.client.getRuns({ active: true });
    expect(items).toHaveLength(1);
    const [{ seedImage }] = items;
    await expect(
      plugin.client.startRun(
        {
          kind: 'generate',
          cluster: 'sno1',
          seedImage: seedImage!,
          confirmation: 'sno1',
        },
        { idempotencyKey: 'another' },
      ),
    ).rejects.toThrow(/409/);
  });

  it('takes a remedy beside the active run, and cancels it', async () => {
    const ask = (remedy: object, confirmation = 'sno1') =>
      plugin.call('POST', '/runs', {
        kind: 'remedy',
        cluster: 'sno1',
        remedy,
        confirmation,
      });
    const restart = { action: 'restart-lifecycle-agent' };
    for (const [remedy, confirmation, code] of [
      [{ action: 'remove-machine-config' }, 'sno1', 'RemedyIncomplete'],
      [{ ...restart, machineConfig: 'a' }, 'sno1', 'RemedyUnfit'],
      [restart, 'sno2', 'ConfirmationMismatch'],
    ] as const) {
      const { status, body } = await ask(remedy, confirmation);
      expect(status).toBe(400);
      expect(body.error.message).toMatch(new RegExp(`^${code}: `));
    }
    expect((await ask({ action: 'reinstall' })).status).toBe(400);

    const { status, body: run } = await ask(restart);
    expect(status).toBe(201);
    expect(run).toMatchObject({
      kind: 'remedy',
      phase: 'Checking',
      remedy: restart,
    });
    const shown = await plugin.client.getCluster('sno1');
    expect(shown.activeRun?.kind).toBe('generate');
    expect(shown.activeRemedy?.id).toBe(run.id);
    expect(await plugin.client.getRuns({ kind: 'remedy' })).toMatchObject({
      items: [{ id: run.id }],
    });
    expect(await plugin.client.cancelRun(run.id)).toMatchObject({
      phase: 'Abandoned',
      problem: { code: 'Cancelled' },
    });
    expect((await plugin.client.getCluster('sno1')).activeRun).toBeDefined();
  });

  it('refuses a confirmation that is not the name of the cluster', async () => {
    const { status, body } = await plugin.call('POST', '/runs', {
      kind: 'generate',
      cluster: 'sno1',
      seedImage: 'registry.example/ocp/seed:1',
      confirmation: 'sno2',
    });
    expect(status).toBe(400);
    expect(body.error.message).toMatch(/^[A-Z]\w+: /);
    const { items } = await plugin.client.getAudit({ outcome: 'invalid' });
    expect(items[0]).toMatchObject({
      action: 'run.requested',
      actor: 'user:default/mock',
      cluster: 'sno1',
    });
  });

  it('copies the audit to the auditor of the platform', () => {
    expect(createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'run',
        severityLevel: 'medium',
        meta: expect.objectContaining({
          actionType: 'requested',
          actor: 'user:default/mock',
          cluster: 'sno1',
        }),
      }),
    );
  });
});
