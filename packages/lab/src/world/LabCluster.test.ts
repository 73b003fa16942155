import { request } from 'node:https';
import { createLabClock } from '../clock';
import type { ClusterFaults } from '../control/faults';
import { createCertificateAuthority } from '../tls';
import type { CertificateAuthority } from '../tls';
import type { LabCluster } from '.';
import { createLabCluster, SERVICE_ACCOUNT_USER, VIEWER_USER } from '.';
import { authFile, startTestRegistry } from './testing/testCluster';
import type { TestRegistry } from './testing/testCluster';

const SEED_GENERATORS = '/apis/lca.openshift.io/v1/seedgenerators';
const SECRETS = '/api/v1/namespaces/openshift-lifecycle-agent/secrets';

let registry: TestRegistry;
let authority: CertificateAuthority;
let cluster: LabCluster;
const faults: ClusterFaults = {};

beforeAll(async () => {
  registry = await startTestRegistry();
  authority = await createCertificateAuthority('test-sno1-ca');
  cluster = await createLabCluster({
    name: 'sno1',
    clock: createLabClock(400),
    authority,
    port: 0,
    registry: {
      host: registry.registry.host,
      caPem: registry.authority.certificatePem,
    },
    faults,
  });
  await cluster.start();
});
afterAll(async () => {
  await cluster.stop();
  await registry.registry.stop();
});

interface Answer {
  status: number;
  body: any;
}

/** One request on a connection of its own; a failure to connect is answered by its code. */
function call(
  path: string,
  options: { user?: string; method?: string; body?: object } = {},
): Promise<Answer | { code: string }> {
  const user = cluster.users.find(
    each => each.name === (options.user ?? SERVICE_ACCOUNT_USER),
  );
  const text = options.body && JSON.stringify(options.body);
  return new Promise(resolve => {
    const outgoing = request(
      `${cluster.api.url}${path}`,
      {
        method: options.method ?? (text ? 'POST' : 'GET'),
        ca: authority.certificatePem,
        agent: false,
        timeout: 2_000,
        headers: {
          Authorization: `Bearer ${user?.token}`,
          'Content-Type': 'application/json',
        },
      },
      incoming => {
        let received = '';
        incoming.on('data', chunk => {
          received += chunk;
        });
        incoming.on('end', () =>
          resolve({
            status: incoming.statusCode ?? 0,
            body: received.startsWith('{') ? JSON.parse(received) : received,
          }),
        );
        incoming.on('error', (error: NodeJS.ErrnoException) =>
          resolve({ code: error.code ?? '' }),
        );
      },
    );
    outgoing.on('timeout', () => outgoing.destroy());
    outgoing.on('error', (error: NodeJS.ErrnoException) =>
      resolve({ code: error.code ?? '' }),
    );
    outgoing.end(text);
  });
}

describe('a cluster over HTTPS', () => {
  it('refuses Secrets to the viewer, who may read the rest', async () => {
    for (const [path, status] of [
      ['/apis/config.openshift.io/v1/clusterversions/version', 200],
      ['/api/v1/nodes/ocp-sno1', 200],
      [SEED_GENERATORS, 200],
      [SECRETS, 403],
      ['/api/v1/nodes/ocp-sno1/proxy/stats/summary', 403],
    ] as const) {
      expect([path, await call(path, { user: VIEWER_USER })]).toMatchObject([
        path,
        { status },
      ]);
    }
  });

  it('validates by the rules of the CRD', async () => {
    expect(
      await call(SEED_GENERATORS, {
        body: {
          apiVersion: 'lca.openshift.io/v1',
          kind: 'SeedGenerator',
          metadata: { name: 'other' },
          spec: { seedImage: 'a' },
        },
      }),
    ).toMatchObject({
      status: 422,
      body: {
        message: expect.stringContaining(
          "seedgen is a singleton, metadata.name must be 'seedimage'",
        ),
      },
    });
  });

  it('generates a seed, with an outage in between', async () => {
    const { host, user } = registry.registry;
    await call(SECRETS, {
      body: {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name: 'seedgen' },
        data: {
          seedAuth: Buffer.from(
            authFile(host, user.name, user.password),
          ).toString('base64'),
        },
      },
    });
    await call(SEED_GENERATORS, {
      body: {
        apiVersion: 'lca.openshift.io/v1',
        kind: 'SeedGenerator',
        metadata: { name: 'seedimage' },
        spec: { seedImage: `${host}/sno1/seed:4.18.27-x86_64` },
      },
    });
    const seen: string[] = [];
    const deadline = Date.now() + 25_000;
    let completed = false;
    while (!completed && Date.now() < deadline) {
      const answer = await call(`${SEED_GENERATORS}/seedimage`);
      const line = 'code' in answer ? answer.code : `${answer.status}`;
      if (seen.at(-1) !== line) {
        seen.push(line);
      }
      completed =
        'body' in answer &&
        answer.body?.status?.conditions?.at(-1)?.type === 'SeedGenCompleted';
    }
    expect(completed).toBe(true);
    expect(seen[0]).toBe('200');
    expect(seen).toContain('ECONNREFUSED');
    expect(seen.at(-1)).toBe('200');
  }, 30_000);
});
