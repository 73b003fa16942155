import { setTimeout as delay } from 'node:timers/promises';
import { createLabClock } from '../clock';
import { CertificateAuthority, createCertificateAuthority } from '../tls';
import { KubeconfigClient } from './contract/kubeconfigClient';
import { createApiServer } from './createApiServer';
import { Availability, LabApiServer } from './types';

let authority: CertificateAuthority;
let server: LabApiServer;
let client: KubeconfigClient;

beforeEach(async () => {
  authority = await createCertificateAuthority('lab-ca');
  server = await createApiServer({
    name: 'sno1',
    port: 0,
    authority,
    users: [
      { name: 'admin', groups: ['system:masters'], token: 'admin-token' },
      { name: 'viewer', groups: [], token: 'viewer-token' },
      { name: 'cert', groups: ['system:masters'], clientCertificate: true },
    ],
    clock: createLabClock(1),
    pods: {
      logs: async function* logs({ signal }) {
        yield 'first';
        await new Promise(resolve => signal.addEventListener('abort', resolve));
      },
      exec: async () => ({ stdout: '', stderr: '', exitCode: 0 }),
    },
    kubelet: { statsSummary: () => ({}) },
  });
  await server.start();
  client = new KubeconfigClient(server.kubeconfigFor('admin'));
});

afterEach(async () => {
  client.close();
  await server.stop();
});

const widgets = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'widgets.example.io' },
  spec: {
    group: 'example.io',
    scope: 'Cluster',
    names: { plural: 'widgets', singular: 'widget', kind: 'Widget' },
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        schema: { openAPIV3Schema: { type: 'object' } },
      },
    ],
  },
};

function grantEverything() {
  server.store.create({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRoleBinding',
    metadata: { name: 'viewer' },
    roleRef: {
      apiGroup: 'rbac.authorization.k8s.io',
      kind: 'ClusterRole',
      name: 'cluster-admin',
    },
    subjects: [
      { apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'viewer' },
    ],
  });
}

/** As a client that found its connections cut. */
async function restart(availability: Availability) {
  await server.setAvailability(availability);
  client.close();
  client = new KubeconfigClient(server.kubeconfigFor('admin'));
}

const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => 'answered',
    error => error.code ?? error.name,
  );

describe('availability', () => {
  it.each([
    ['refused', 'ECONNREFUSED'],
    ['reset', 'ECONNRESET'],
  ] as const)('%s is %s, and passes', async (availability, code) => {
    const { url } = server;
    await server.setAvailability(availability);
    expect(await failure(client.get('/version'))).toBe(code);
    expect(server.availability()).toBe(availability);
    await server.setAvailability('up');
    expect(server.url).toBe(url);
    expect((await client.get('/version')).code).toBe(200);
  });

  it('silent never answers', async () => {
    await server.setAvailability('silent');
    const answer = client.request('/version', {
      signal: AbortSignal.timeout(150),
    });
    expect(['AbortError', 'ABORT_ERR', 'TimeoutError']).toContain(
      await failure(answer),
    );
  });

  it('unavailable answers 503', async () => {
    await server.setAvailability('unavailable');
    expect(await client.get('/version')).toMatchObject({
      code: 503,
      body: {
        kind: 'Status',
        reason: 'ServiceUnavailable',
        code: 503,
        message: expect.stringContaining(
          'before all known HTTP paths have been installed',
        ),
      },
    });
  });

  it('starting refuses all but administrators, who may otherwise do so', async () => {
    let viewer = new KubeconfigClient(server.kubeconfigFor('viewer'));
    grantEverything();
    const path = '/api/v1/namespaces';
    expect((await viewer.get(path)).code).toBe(200);
    viewer.close();
    await restart('starting');
    viewer = new KubeconfigClient(server.kubeconfigFor('viewer'));
    expect(await viewer.get(path)).toMatchObject({
      code: 403,
      body: { kind: 'Status', reason: 'Forbidden' },
    });
    expect((await client.get(path)).code).toBe(200);
    viewer.close();
  });

  it('initializing answers 429 to lists and watches of custom resources alone', async () => {
    const path = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
    await client.post(path, widgets);
    const objects = '/apis/example.io/v1/widgets';
    await restart('initializing');
    for (const list of [objects, `${objects}?watch=true`]) {
      expect(await client.get(list)).toMatchObject({
        code: 429,
        body: {
          reason: 'TooManyRequests',
          message: 'storage is (re)initializing',
          details: { retryAfterSeconds: 1 },
        },
      });
    }
    expect((await client.get(`${objects}/none`)).code).toBe(404);
    expect((await client.get('/api/v1/namespaces')).code).toBe(200);
  });

  it('is told by /readyz and /healthz, while /livez is ok', async () => {
    const codes = async () =>
      Promise.all(
        ['/readyz', '/healthz', '/livez'].map(
          async path => (await client.get(path)).code,
        ),
      );
    expect(await codes()).toEqual([200, 200, 200]);
    await restart('starting');
    for (const stage of ['starting', 'unavailable', 'initializing'] as const) {
      await server.setAvailability(stage);
      expect(await codes()).toEqual([500, 500, 200]);
    }
    await server.setAvailability('up');
    expect(await codes()).toEqual([200, 200, 200]);
  });

  it.each(['refused', 'reset', 'silent', 'unavailable'] as const)(
    '%s cuts watches and logs that are open',
    async availability => {
      server.store.create({
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'p', namespace: 'default' },
        spec: { containers: [{ name: 'c', image: 'i' }] },
      });
      const events = client.watch('/api/v1/namespaces?watch=true');
      await events.next();
      const logs = failure(
        client.get('/api/v1/namespaces/default/pods/p/log?follow=true'),
      );
      await delay(50);
      await server.setAvailability(availability);
      const rest = async () => {
        for await (const event of events) {
          void event;
        }
      };
      expect(await failure(rest())).toBe('ECONNRESET');
      expect(await logs).toBe('ECONNRESET');
    },
  );

  it('is what was asked for last', async () => {
    await Promise.all([
      server.setAvailability('refused'),
      server.setAvailability('reset'),
      server.setAvailability('up'),
    ]);
    expect((await client.get('/version')).code).toBe(200);
  });
});

describe('credentials', () => {
  it('of a certificate say who it is', async () => {
    const other = new KubeconfigClient(server.kubeconfigFor('cert'));
    const { body } = await other.post(
      '/apis/authentication.k8s.io/v1/selfsubjectreviews',
      {},
    );
    other.close();
    expect(body.status.userInfo).toEqual({
      username: 'cert',
      groups: ['system:masters', 'system:authenticated'],
    });
  });

  it('are refused once they are rejected', async () => {
    server.rejectTokens(['another-token']);
    expect((await client.get('/api/v1/nodes')).code).toBe(200);
    server.rejectTokens();
    expect((await client.get('/api/v1/nodes')).code).toBe(401);
  });

  it('without any, only health and version are shown', async () => {
    expect((await client.request('/healthz', { token: '' })).code).toBe(200);
    expect(await client.request('/api/v1/nodes', { token: '' })).toMatchObject({
      code: 403,
      body: {
        message:
          'nodes is forbidden: User "system:anonymous" cannot list resource "nodes" in API group "" at the cluster scope',
      },
    });
  });

  it('are unknown for users that are not configured', () => {
    expect(() => server.kubeconfigFor('nobody')).toThrow("no user 'nobody'");
  });
});

describe('certificates', () => {
  it('of the same authority stay trusted', async () => {
    await server.rotateCertificate('same');
    const again = new KubeconfigClient(server.kubeconfigFor('admin'));
    expect((await again.get('/version')).code).toBe(200);
    again.close();
  });

  it('of a new authority are not trusted by who knows the old one', async () => {
    const old = server.kubeconfigFor('admin');
    await server.rotateCertificate('new');
    const trusting = new KubeconfigClient(old);
    expect(await failure(trusting.get('/version'))).toMatch(
      /CERT|SIGNATURE|ISSUER/,
    );
    trusting.close();
    const renewed = new KubeconfigClient(server.kubeconfigFor('admin'));
    expect((await renewed.get('/version')).code).toBe(200);
    renewed.close();
  });
});

describe('history', () => {
  it('that was compacted ends watches from before with 410', async () => {
    const { body } = await client.get('/api/v1/namespaces');
    server.store.create({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'new' },
    });
    server.compactHistory();
    const { resourceVersion } = body.metadata;
    const events = client.watch(
      `/api/v1/namespaces?watch=true&resourceVersion=${resourceVersion}`,
    );
    expect((await events.next()).value).toMatchObject({
      type: 'ERROR',
      object: {
        kind: 'Status',
        status: 'Failure',
        reason: 'Expired',
        code: 410,
        message: expect.stringMatching(
          new RegExp(
            `^too old resource version: ${resourceVersion} \\(\\d+\\)$`,
          ),
        ),
      },
    });
    expect((await events.next()).done).toBe(true);
  });

  it('that was compacted expires continue tokens, and says how to go on', async () => {
    const first = await client.get('/api/v1/namespaces?limit=1');
    const token = encodeURIComponent(first.body.metadata.continue);
    server.compactHistory();
    server.store.create({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'later' },
    });
    server.compactHistory();
    const expired = await client.get(
      `/api/v1/namespaces?limit=1&continue=${token}`,
    );
    expect(expired).toMatchObject({
      code: 410,
      body: { reason: 'Expired', metadata: { continue: expect.any(String) } },
    });
    const rest = await client.get(
      `/api/v1/namespaces?continue=${encodeURIComponent(
        expired.body.metadata.continue,
      )}`,
    );
    expect(rest.body.items.map((each: any) => each.metadata.name)).toEqual(
      expect.arrayContaining(['kube-system', 'later']),
    );
  });
});

describe('every answer', () => {
  it('carries an audit id of its own', async () => {
    const ids = await Promise.all(
      [1, 2].map(
        async () => (await client.get('/version')).headers['audit-id'],
      ),
    );
    expect(ids[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(ids[0]).not.toBe(ids[1]);
  });
});

it('resets the share of new connections that it is told to', async () => {
  let share = 1;
  const flaky = await createApiServer({
    name: 'flaky',
    port: 0,
    authority,
    users: [{ name: 'admin', groups: ['system:masters'], token: 'a-token' }],
    clock: createLabClock(1),
    pods: {
      logs: async function* logs() {
        yield 'a line';
      },
      exec: async () => ({ stdout: '', stderr: '', exitCode: 0 }),
    },
    kubelet: { statsSummary: () => ({}) },
    dropConnections: () => share,
  });
  await flaky.start();
  const asking = new KubeconfigClient(flaky.kubeconfigFor('admin'));
  try {
    expect(await failure(asking.get('/version'))).toBe('ECONNRESET');
    share = 0;
    expect((await asking.get('/version')).code).toBe(200);
  } finally {
    asking.close();
    await flaky.stop();
  }
});
