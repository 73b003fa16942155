import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  seedgenClustersExtensionPoint,
  type ClusterSourceConnection,
  type SourcedCluster,
} from '@seedgen/backstage-plugin-seedgen-node';
import {
  startLocalServer,
  sendJson,
  type LocalServer,
} from './http/__testUtils__/localServer';
import {
  startPlugin,
  until,
  type RunningPlugin,
} from './__testUtils__/startPlugin';

jest.setTimeout(60_000);

const CLUSTER_ID = '7d1f3a52-0000-4000-8000-000000000001';

describe('the plugin with a module that adds a source of clusters', () => {
  let plugin: RunningPlugin;
  let connection: ClusterSourceConnection;
  let server: LocalServer;
  let token = 'first';
  let cluster: SourcedCluster;

  beforeAll(async () => {
    // Its API says who it is, and knows nothing else.
    server = await startLocalServer(({ url, headers }, response) => {
      if (headers.authorization !== `Bearer ${token}`) {
        sendJson(response, 401, { kind: 'Status', reason: 'Unauthorized' });
      } else if (url?.endsWith('/clusterversions/version')) {
        sendJson(response, 200, {
          metadata: { name: 'version' },
          spec: { clusterID: CLUSTER_ID },
        });
      } else {
        sendJson(response, 404, { kind: 'Status', reason: 'NotFound' });
      }
    });
    cluster = {
      name: 'edge',
      title: 'At the edge',
      access: {
        server: server.url,
        ca: server.ca,
        credentials: [
          { name: 'hub', kind: 'token', load: async () => 'first' },
        ],
      },
    };
    plugin = await startPlugin(
      { registries: [] },
      {
        features: [
          createBackendModule({
            pluginId: 'seedgen',
            moduleId: 'toy-source',
            register(env) {
              env.registerInit({
                deps: { clusters: seedgenClustersExtensionPoint },
                async init({ clusters }) {
                  clusters.addSource({
                    id: 'toy',
                    connect: async given => {
                      connection = given;
                    },
                  });
                },
              });
            },
          }),
        ],
      },
    );
  });
  afterAll(async () => {
    await plugin?.stop();
    await server?.close();
  });

  const statusOf = () => plugin.call('GET', '/clusters/toy.edge');
  const reachability = ({ body }: { body: any }) =>
    body?.snapshot?.reachability;

  it('shows a cluster that appears, reads it, and takes new credentials at once', async () => {
    expect((await plugin.client.getClusters({})).items).toEqual([]);
    expect((await statusOf()).status).toBe(404);
    connection.apply([cluster]);
    const seen = await until(
      statusOf,
      answer => reachability(answer) === 'reachable',
      20_000,
    );
    expect(seen.body).toMatchObject({
      name: 'toy.edge',
      title: 'At the edge',
      sources: [{ source: 'toy', name: 'edge' }],
      snapshot: { clusterId: CLUSTER_ID },
    });
    const { items } = await plugin.client.getClusters({});
    expect(items.map(({ name }) => name)).toEqual(['toy.edge']);
    expect(plugin.signals).toContainEqual(
      expect.objectContaining({
        message: expect.objectContaining({ cluster: 'toy.edge' }),
      }),
    );

    token = 'second';
    connection.apply([
      {
        ...cluster,
        access: {
          ...cluster.access,
          credentials: [
            { name: 'hub', kind: 'token', load: async () => 'second' },
          ],
        },
      },
    ]);
    const since = new Date().toISOString();
    await plugin.call('POST', '/clusters/toy.edge/refresh');
    const renewed = await until(
      statusOf,
      ({ body }) => body.snapshot.observedAt > since,
      20_000,
    );
    expect(reachability(renewed)).toBe('reachable');
  });

  it('keeps what was known of one that disappears, and says that it is gone', async () => {
    connection.apply([]);
    const { status, body } = await statusOf();
    expect(status).toBe(200);
    expect(body).toMatchObject({
      configured: false,
      snapshot: { reachability: 'unknown', clusterId: CLUSTER_ID },
    });
    expect(body).not.toHaveProperty('readiness');
    expect((await plugin.client.getClusters({})).items).toEqual([]);
    expect(
      await plugin.call('POST', '/clusters/toy.edge/refresh'),
    ).toMatchObject({ status: 404 });
    expect(
      await plugin.call('POST', '/preflights', {
        kind: 'partition',
        cluster: 'toy.edge',
        strategy: 'secondary-disk',
      }),
    ).toMatchObject({ status: 404 });
    // Nothing is sent there any more.
    const sent = server.requests.length;
    await new Promise(resolve => setTimeout(resolve, 2_500));
    expect(server.requests).toHaveLength(sent);
    // It is the same one again, if it comes back.
    connection.apply([{ ...cluster, access: { ...cluster.access } }]);
    token = 'first';
    await until(
      statusOf,
      answer => answer.body.configured === undefined,
      20_000,
    );
  });
});
