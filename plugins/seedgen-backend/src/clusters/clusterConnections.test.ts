import { ClusterDirectory } from './directory';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import {
  buildSeedSecret,
  lifecycleAgentInstallation,
} from '@seedgen/backstage-plugin-seedgen-common';
import { WebSocketServer } from 'ws';
import { systemClock } from '../clock';
import type { ClusterAccessSettings, CredentialSettings } from '../config';
import { createTestAuthority } from '../http/__testUtils__/authority';
import {
  type Handler,
  type LocalServer,
  sendJson,
  startLocalServer,
} from '../http/__testUtils__/localServer';
import { connectTo } from './__testUtils__/connectTo';
import { createClusterConnections } from './createClusterConnections';
import type { ClusterConnection, ClusterConnections } from './types';

jest.setTimeout(30_000);

let directory: string;
const servers: LocalServer[] = [];
const opened: ClusterConnections[] = [];
const call = () => ({ signal: new AbortController().signal });

const file = (name: string, content: string) => {
  const path = join(directory, name);
  writeFileSync(path, content);
  return path;
};
const token = (
  name: string,
  value = `token-of-${name}`,
): CredentialSettings => ({
  name,
  kind: 'token-file',
  file: file(name, value),
});

async function serve(handler: Handler) {
  const server = await startLocalServer(handler);
  servers.push(server);
  return server;
}

async function connect(
  server: LocalServer,
  change: Partial<Extract<ClusterAccessSettings, { kind: 'server' }>> = {},
  requestTimeoutMs = 10_000,
): Promise<ClusterConnection> {
  const connections = await connectTo(
    server,
    { credentials: [token('runner')], ...change },
    requestTimeoutMs,
  );
  opened.push(connections);
  return connections.get('sno1');
}

const status = (code: number, reason: string) => ({
  kind: 'Status',
  apiVersion: 'v1',
  status: 'Failure',
  code,
  reason,
  message: 'canary',
});

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'seedgen-clusters-'));
});
afterAll(() => rmSync(directory, { recursive: true }));
afterEach(async () => {
  await Promise.all(opened.splice(0).map(each => each.close()));
  await Promise.all(servers.splice(0).map(each => each.close()));
});

it('sends nothing for a cluster that no source names', async () => {
  const connections = createClusterConnections({
    directory: new ClusterDirectory([]),
    requestTimeoutMs: 1,
    clock: systemClock,
    logger: mockServices.logger.mock(),
  });
  expect(
    await connections.get('sno9').get('Node', { name: 'n' }, call()),
  ).toMatchObject({
    ok: false,
    failure: {
      code: 'not-configured',
      message: expect.stringMatching(/^Cluster sno9 is no longer configured/),
    },
  });
});

describe('requests', () => {
  it('keep the base path and say who asks', async () => {
    const server = await serve((_, response) =>
      sendJson(response, 200, { metadata: { name: 'version' } }),
    );
    const cluster = await connect(server, { server: `${server.url}/site/1` });
    expect(
      await cluster.get('ClusterVersion', { name: 'version' }, call()),
    ).toMatchObject({ ok: true });
    expect(server.requests[0]).toMatchObject({
      url: '/site/1/apis/config.openshift.io/v1/clusterversions/version',
      headers: {
        authorization: 'Bearer token-of-runner',
        'user-agent': expect.stringMatching(/^seedgen\/\d/),
      },
    });
  });

  it('read the token file again each time', async () => {
    const server = await serve((_, response) =>
      sendJson(response, 200, { metadata: { name: 'n' } }),
    );
    const cluster = await connect(server);
    await cluster.get('Node', { name: 'n' }, call());
    file('runner', 'rotated\n');
    await cluster.get('Node', { name: 'n' }, call());
    expect(server.requests.map(each => each.headers.authorization)).toEqual([
      'Bearer token-of-runner',
      'Bearer rotated',
    ]);
  });

  it('do not follow redirects', async () => {
    const server = await serve((_, response) =>
      sendJson(response, 302, {}, { location: 'https://elsewhere.example/' }),
    );
    const cluster = await connect(server);
    expect(await cluster.get('Node', { name: 'n' }, call())).toMatchObject({
      ok: false,
      failure: { code: 'protocol', message: expect.stringMatching(/redirect/) },
    });
    expect(server.requests).toHaveLength(1);
  });

  it('are not sent with a name that is not one', async () => {
    const server = await serve(() => {});
    const cluster = await connect(server);
    expect(
      await cluster.get('Node', { name: '../secrets' }, call()),
    ).toMatchObject({ ok: false, failure: { code: 'invalid' } });
    expect(server.requests).toHaveLength(0);
  });
});

describe('lists', () => {
  const item = (name: string) => ({ metadata: { name } });

  it('follow continue', async () => {
    const server = await serve(({ url }, response) => {
      const next = new URL(url, 'https://x').searchParams.get('continue');
      sendJson(response, 200, {
        metadata: next ? {} : { continue: 'page 2/=' },
        items: [item(next ? 'b' : 'a')],
      });
    });
    const cluster = await connect(server);
    const answer = await cluster.list(
      'Pod',
      { namespace: 'ns', labelSelector: 'k8s-app=x' },
      call(),
    );
    expect(answer).toMatchObject({
      ok: true,
      value: [item('a'), item('b')],
    });
    expect(server.requests[1].url).toBe(
      '/api/v1/namespaces/ns/pods?limit=500&labelSelector=k8s-app%3Dx&continue=page+2%2F%3D',
    );
  });

  it('begin again when a page has expired', async () => {
    let asked = 0;
    const server = await serve(({ url }, response) => {
      asked += 1;
      if (url.includes('continue=')) {
        sendJson(response, 410, status(410, 'Expired'));
      } else {
        sendJson(response, 200, {
          metadata: asked === 1 ? { continue: 'x' } : {},
          items: [item(`n${asked}`)],
        });
      }
    });
    const cluster = await connect(server);
    expect(await cluster.list('Node', {}, call())).toMatchObject({
      ok: true,
      value: [item('n3')],
    });
  });

  it('are empty for a kind that the API does not know', async () => {
    const server = await serve((_, response) => {
      response.writeHead(404, { 'content-type': 'text/plain' });
      response.end('404 page not found\n');
    });
    const cluster = await connect(server);
    expect(await cluster.list('LVMCluster', {}, call())).toEqual({
      ok: true,
      value: [],
    });
  });

  it('say which rule is missing', async () => {
    const server = await serve((_, response) =>
      sendJson(response, 403, status(403, 'Forbidden')),
    );
    const cluster = await connect(server);
    expect(await cluster.list('PersistentVolume', {}, call())).toMatchObject({
      failure: { code: 'forbidden', missingRule: 'list persistentvolumes' },
    });
  });

  it('are refused when they are none', async () => {
    const server = await serve((_, response) =>
      sendJson(response, 200, { items: [{ spec: {} }] }),
    );
    const cluster = await connect(server);
    expect(await cluster.list('Node', {}, call())).toMatchObject({
      ok: false,
      failure: { code: 'protocol' },
    });
  });
});

describe('credentials', () => {
  it('are tried in order after a 401, and the one that works is kept', async () => {
    const server = await serve(({ headers }, response) =>
      headers.authorization === 'Bearer token-of-second'
        ? sendJson(response, 200, { metadata: { name: 'n' } })
        : sendJson(response, 401, status(401, 'Unauthorized')),
    );
    const cluster = await connect(server, {
      credentials: [token('first'), token('second'), token('third')],
    });
    expect(await cluster.get('Node', { name: 'n' }, call())).toMatchObject({
      ok: true,
    });
    expect(await cluster.get('Node', { name: 'n' }, call())).toMatchObject({
      ok: true,
    });
    expect(server.requests.map(each => each.headers.authorization)).toEqual([
      'Bearer token-of-first',
      'Bearer token-of-second',
      'Bearer token-of-second',
    ]);
    const seen = await cluster.observe({}, call());
    expect(seen.credential).toBe('second');
  });

  it('are each tried once when none is accepted', async () => {
    const server = await serve((_, response) =>
      sendJson(response, 401, status(401, 'Unauthorized')),
    );
    const cluster = await connect(server, {
      credentials: [token('first'), token('second')],
    });
    const answer = await cluster.get('Node', { name: 'n' }, call());
    expect(answer).toMatchObject({
      ok: false,
      failure: {
        code: 'unauthorized',
        message: expect.stringMatching(/tried first, second/),
      },
    });
    expect(JSON.stringify(answer)).not.toContain('token-of');
    expect(server.requests).toHaveLength(2);
  });

  it('that cannot be read are passed over', async () => {
    const server = await serve((_, response) =>
      sendJson(response, 200, { metadata: { name: 'n' } }),
    );
    const cluster = await connect(server, {
      credentials: [
        { name: 'gone', kind: 'token-file', file: join(directory, 'nowhere') },
        token('broken', 'two\nlines'),
        token('good'),
      ],
    });
    expect(await cluster.get('Node', { name: 'n' }, call())).toMatchObject({
      ok: true,
    });
    expect(server.requests).toHaveLength(1);
  });
});

describe('observe', () => {
  it('reads what a partition run needs, and says what it could not', async () => {
    const server = await serve(({ url }, response) => {
      switch (url.split('?')[0]) {
        case '/apis/lca.openshift.io/v1/seedgenerators/seedimage':
          return sendJson(response, 404, status(404, 'NotFound'));
        case '/apis/config.openshift.io/v1/clusterversions/version':
          return sendJson(response, 200, {
            metadata: { name: 'version' },
            spec: { clusterID: 'id-1' },
          });
        case '/apis/machineconfiguration.openshift.io/v1/machineconfigpools/master':
          return sendJson(response, 200, {
            metadata: { name: 'master' },
            status: { machineCount: 1 },
          });
        case '/api/v1/nodes':
          return sendJson(response, 200, {
            items: [{ metadata: { name: 'node1' } }],
          });
        default:
          return sendJson(response, 403, status(403, 'Forbidden'));
      }
    });
    const cluster = await connect(server);
    expect(
      await cluster.observe({ pool: true, machineConfig: '98-x' }, call()),
    ).toMatchObject({
      api: { state: 'up' },
      seedGenerator: { state: 'absent' },
      clusterId: 'id-1',
      credential: 'runner',
      pool: { name: 'master', machineCount: 1 },
      node: { name: 'node1', ready: false },
    });
    const seen = await cluster.observe({ machineConfig: '98-x' }, call());
    expect(seen).not.toHaveProperty('machineConfigPresent');
    expect(seen).not.toHaveProperty('pool');
  });

  it('tells a cluster that is away from one without a SeedGenerator', async () => {
    const server = await serve(() => {});
    await servers.pop()!.close();
    const cluster = await connect(server);
    const seen = await cluster.observe({}, call());
    expect(seen).toMatchObject({
      api: { state: 'down', failure: { code: 'refused' } },
      seedGenerator: { state: 'unknown', failure: { code: 'refused' } },
    });
    expect(await cluster.takeSnapshot(call())).toMatchObject({
      reachability: 'unreachable',
      failure: { code: 'refused' },
    });
  });

  it('does not take another authority for the cluster', async () => {
    const server = await serve(() => {});
    const { ca } = await createTestAuthority();
    const cluster = await connect(server, { ca: { pem: ca } });
    expect(await cluster.observe({}, call())).toMatchObject({
      api: { state: 'down', failure: { code: 'untrusted' } },
    });
  });
});

describe('the seed Secret', () => {
  const manifest = buildSeedSecret(
    { runId: 'run-1', requestedBy: 'user:default/guest' },
    '{"auths":{}}',
  );
  const path = '/api/v1/namespaces/openshift-lifecycle-agent/secrets';

  it.each([
    ['is created', {}, ['POST']],
    ['is replaced without being read', { POST: [409] }, ['POST', 'PUT']],
    [
      'of another type is deleted first',
      { POST: [409, 201], PUT: [422] },
      ['POST', 'PUT', 'DELETE', 'POST'],
    ],
    [
      'that went away meanwhile is created again',
      { POST: [409, 201], PUT: [404] },
      ['POST', 'PUT', 'POST'],
    ],
  ])('%s', async (_, answers: Record<string, number[]>, methods) => {
    const queue = structuredClone(answers);
    const server = await serve(({ method }, response) => {
      const code = queue[method]?.shift() ?? 200;
      const reason =
        { 404: 'NotFound', 409: 'AlreadyExists' }[code] ?? 'Invalid';
      sendJson(
        response,
        code,
        code < 300 ? { metadata: { name: 'seedgen' } } : status(code, reason),
      );
    });
    const cluster = await connect(server);
    expect(await cluster.writeSeedSecret(manifest, call())).toMatchObject({
      ok: true,
    });
    expect(server.requests.map(({ method }) => method)).toEqual(methods);
    expect(server.requests[0].url).toBe(path);
    expect(JSON.parse(server.requests[0].body)).toEqual(manifest);
  });

  it('is the only Secret that is written', async () => {
    const server = await serve(() => {});
    const cluster = await connect(server);
    expect(
      await cluster.writeSeedSecret(
        { ...manifest, metadata: { ...manifest.metadata, name: 'other' } },
        call(),
      ),
    ).toMatchObject({ ok: false, failure: { code: 'invalid' } });
    expect(server.requests).toHaveLength(0);
  });
});

describe('other writes', () => {
  it('delete a SeedGenerator by its UID only', async () => {
    const server = await serve((_, response) =>
      sendJson(response, 200, { kind: 'Status', status: 'Success' }),
    );
    const cluster = await connect(server);
    expect(await cluster.deleteSeedGenerator('u1', call())).toEqual({
      ok: true,
      value: 'deleted',
    });
    expect(JSON.parse(server.requests[0].body)).toMatchObject({
      preconditions: { uid: 'u1' },
    });
    expect(await cluster.deleteSeedGenerator('', call())).toMatchObject({
      ok: false,
    });
    expect(server.requests).toHaveLength(1);
  });

  it('apply a MachineConfig on the server side', async () => {
    const server = await serve((_, response) => sendJson(response, 200, {}));
    const cluster = await connect(server);
    const manifest = {
      apiVersion: 'machineconfiguration.openshift.io/v1',
      kind: 'MachineConfig',
      metadata: { name: '98-x' },
      spec: {},
    };
    expect(await cluster.applyMachineConfig(manifest, call())).toMatchObject({
      ok: true,
    });
    expect(server.requests[0]).toMatchObject({
      method: 'PATCH',
      url: '/apis/machineconfiguration.openshift.io/v1/machineconfigs/98-x?fieldManager=seedgen&force=true',
      headers: { 'content-type': 'application/apply-patch+yaml' },
    });
  });
});

describe('installing Lifecycle Agent', () => {
  const installation = lifecycleAgentInstallation({ catalogSource: 'prega' });
  const NAMESPACE = '/api/v1/namespaces/openshift-lifecycle-agent';
  const OLM = '/apis/operators.coreos.com';
  const INSIDE = 'namespaces/openshift-lifecycle-agent';

  async function serveOlm(subscriptions: object[]) {
    return serve((incoming, response) => {
      if (incoming.method === 'PATCH') {
        return sendJson(response, 201, {});
      }
      if (incoming.url === NAMESPACE) {
        return sendJson(response, 404, status(404, 'NotFound'));
      }
      const isSubscriptions = incoming.url?.includes('/subscriptions');
      return sendJson(response, 200, {
        items: isSubscriptions ? subscriptions : [],
      });
    });
  }

  it('applies what is missing, the Subscription last', async () => {
    const server = await serveOlm([]);
    const cluster = await connect(server);
    expect(
      await cluster.applyLifecycleAgentInstallation(installation, call()),
    ).toEqual({
      ok: true,
      value: {
        namespace: 'applied',
        operatorGroup: {
          name: 'openshift-lifecycle-agent',
          outcome: 'applied',
        },
        subscription: {
          name: 'openshift-lifecycle-agent-subscription',
          outcome: 'applied',
        },
      },
    });
    const query = '?fieldManager=seedgen&force=true';
    expect(
      server.requests
        .filter(({ method }) => method === 'PATCH')
        .map(({ url, body }) => [url, JSON.parse(body)]),
    ).toEqual([
      [`${NAMESPACE}${query}`, installation.namespace],
      [
        `${OLM}/v1/${INSIDE}/operatorgroups/openshift-lifecycle-agent${query}`,
        installation.operatorGroup,
      ],
      [
        `${OLM}/v1alpha1/${INSIDE}/subscriptions/openshift-lifecycle-agent-subscription${query}`,
        installation.subscription,
      ],
    ]);
  });

  it('touches nothing where something is in the way', async () => {
    const server = await serveOlm([
      {
        metadata: { name: 'lifecycle-agent' },
        spec: { name: 'lifecycle-agent', source: 'redhat-operators' },
      },
    ]);
    const cluster = await connect(server);
    expect(
      await cluster.applyLifecycleAgentInstallation(installation, call()),
    ).toMatchObject({
      ok: false,
      failure: {
        code: 'conflict',
        message: expect.stringMatching(
          /^Installing Lifecycle Agent on cluster sno1 was not tried: Subscription lifecycle-agent of somebody else/,
        ),
      },
    });
    expect(server.requests.map(({ method }) => method)).not.toContain('PATCH');
  });

  it('writes no other object', async () => {
    const server = await serve(() => {});
    const cluster = await connect(server);
    const { namespace } = installation;
    for (const change of [
      { namespace: { ...namespace, metadata: { name: 'default' } } },
      { operatorGroup: namespace },
      {
        subscription: {
          ...installation.subscription,
          metadata: { name: 'x', namespace: 'openshift-lifecycle-agent' },
        },
      },
    ]) {
      expect(
        await cluster.applyLifecycleAgentInstallation(
          { ...installation, ...change },
          call(),
        ),
      ).toMatchObject({ ok: false, failure: { code: 'invalid' } });
    }
    expect(server.requests).toHaveLength(0);
  });

  it('reads the catalogs by the name of the package', async () => {
    const server = await serve((incoming, response) =>
      sendJson(response, 200, {
        items: incoming.url?.includes('/packagemanifests')
          ? [
              {
                metadata: { name: 'lifecycle-agent' },
                status: {
                  catalogSource: 'prega',
                  catalogSourceNamespace: 'openshift-marketplace',
                  channels: [{ name: 'stable' }],
                },
              },
            ]
          : [
              {
                metadata: { name: 'prega', namespace: 'openshift-marketplace' },
                status: { connectionState: { lastObservedState: 'READY' } },
              },
            ],
      }),
    );
    const cluster = await connect(server);
    expect(await cluster.readLifecycleAgentCatalogs(call())).toMatchObject({
      ok: true,
      value: [{ name: 'prega', ready: true }],
    });
    expect(server.requests.map(({ url }) => url)).toContain(
      '/apis/packages.operators.coreos.com/v1/namespaces/openshift-marketplace/packagemanifests?limit=500&fieldSelector=metadata.name%3Dlifecycle-agent',
    );
  });
});

describe('commands on the node', () => {
  const pods = {
    items: [{ metadata: { name: 'mcd-1' }, status: { phase: 'Running' } }],
  };

  async function serveExec(
    onSocket: (
      send: (stream: number, text: string | Buffer) => void,
      close: () => void,
    ) => void,
  ) {
    const server = await serve((_, response) => sendJson(response, 200, pods));
    const sockets = new WebSocketServer({
      server: server.server,
      handleProtocols: () => 'v5.channel.k8s.io',
    });
    sockets.on('connection', (socket, request) => {
      server.requests.push({
        method: 'EXEC',
        url: request.url ?? '',
        headers: request.headers,
        body: '',
      });
      onSocket(
        (stream, text) =>
          socket.send(
            Buffer.concat([Buffer.from([stream]), Buffer.from(text)]),
          ),
        () => socket.terminate(),
      );
    });
    return server;
  }
  const done = JSON.stringify({ metadata: {}, status: 'Success' });

  it('give what they print, as it came', async () => {
    const server = await serveExec(send => {
      send(1, 'out');
      send(2, 'warning');
      send(1, 'put\u001b[31m\n');
      send(3, done);
    });
    const cluster = await connect(server);
    expect(await cluster.runOnNode('container-mount-unit', call())).toEqual({
      ok: true,
      value: {
        stdout: 'output\u001b[31m\n',
        stderr: 'warning',
        exitCode: 0,
      },
    });
    const { url, headers } = server.requests.at(-1)!;
    expect(headers.authorization).toBe('Bearer token-of-runner');
    const query = new URL(url, 'https://x').searchParams;
    expect(query.getAll('command')).toEqual([
      'chroot',
      '/rootfs',
      'systemctl',
      'show',
      'var-lib-containers.mount',
      '-p',
      'ActiveState',
      '-p',
      'What',
    ]);
    expect(query.get('container')).toBe('machine-config-daemon');
  });

  it('give the code that they end with', async () => {
    const server = await serveExec(send =>
      send(
        3,
        JSON.stringify({
          status: 'Failure',
          reason: 'NonZeroExitCode',
          details: { causes: [{ reason: 'ExitCode', message: '125' }] },
        }),
      ),
    );
    const cluster = await connect(server);
    expect(await cluster.runOnNode('imager-log', call())).toMatchObject({
      ok: true,
      value: { exitCode: 125 },
    });
  });

  it('keep only the end of a long output', async () => {
    const server = await serveExec(send => {
      for (let i = 0; i < 40; i++) send(1, Buffer.alloc(64 * 1024, 'x'));
      send(1, 'the end');
      send(3, done);
    });
    const cluster = await connect(server);
    const answer = await cluster.runOnNode('imager-log', call());
    expect(answer.ok && answer.value.stdout.length).toBeLessThanOrEqual(
      1024 * 1024,
    );
    expect(answer.ok && answer.value.stdout).toMatch(/the end$/);
  });

  it.each([
    ['is closed', 'reset', (_: unknown, close: () => void) => close()],
    ['says nothing', 'timeout', () => {}],
    [
      'sends a status that is none',
      'protocol',
      (send: (stream: number, text: string) => void) => send(3, 'canary{'),
    ],
    [
      'sends on an unknown channel',
      'protocol',
      (send: (stream: number, text: string) => void) => send(9, 'canary'),
    ],
    [
      'could not start the command',
      'unavailable',
      (send: (stream: number, text: string) => void) =>
        send(3, JSON.stringify({ status: 'Failure', message: 'canary' })),
    ],
  ])('survive a channel that %s', async (_, code, behave) => {
    const server = await serveExec(behave);
    const cluster = await connect(
      server,
      {},
      code === 'timeout' ? 400 : 10_000,
    );
    const answer = await cluster.runOnNode('df', call());
    expect(answer).toMatchObject({ ok: false, failure: { code } });
    expect(JSON.stringify(answer)).not.toContain('canary');
  });

  it.each([
    [401, 'unauthorized'],
    [403, 'forbidden'],
    [404, 'not-found'],
    [503, 'unavailable'],
    [302, 'protocol'],
  ])('understand a %i instead of a channel', async (code, expected) => {
    const server = await serve((_, response) => sendJson(response, 200, pods));
    server.server.on('upgrade', (_request, socket) =>
      socket.end(`HTTP/1.1 ${code} X\r\nContent-Length: 0\r\n\r\n`),
    );
    const cluster = await connect(server);
    expect(await cluster.runOnNode('df', call())).toMatchObject({
      ok: false,
      failure: { code: expected },
    });
  });

  it('read no layout where there are several nodes', async () => {
    const server = await serve(({ url }, response) =>
      url.startsWith('/api/v1/nodes?')
        ? sendJson(response, 200, {
            items: [
              { metadata: { name: 'node1' } },
              { metadata: { name: 'node2' } },
            ],
          })
        : sendJson(response, 403, status(403, 'Forbidden')),
    );
    const cluster = await connect(server);
    expect(await cluster.readStorageLayout(call())).toMatchObject({
      ok: false,
      failure: { code: 'invalid', message: expect.stringContaining('2 nodes') },
    });
  });

  it('fall back on the kubelet for the layout', async () => {
    const server = await serve(({ url }, response) => {
      if (url.startsWith('/api/v1/nodes?')) {
        sendJson(response, 200, { items: [{ metadata: { name: 'node1' } }] });
      } else if (url === '/api/v1/nodes/node1/proxy/stats/summary') {
        sendJson(response, 200, {
          node: { fs: { availableBytes: 1, capacityBytes: 2 } },
        });
      } else sendJson(response, 403, status(403, 'Forbidden'));
    });
    const cluster = await connect(server);
    expect(await cluster.readStorageLayout(call())).toMatchObject({
      ok: true,
      value: {
        node: 'node1',
        sources: ['kubelet-summary'],
        disks: [],
        filesystems: [{ mountpoint: '/var/lib/kubelet', sizeBytes: 2 }],
      },
    });
  });
});
