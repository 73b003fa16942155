import type { LabRegistry } from './createRegistry';
import {
  startTestRegistry,
  type RegistryClient,
} from './testing/registryClient';

const NAME = 'team/seed';

let registry: LabRegistry;
let client: RegistryClient;

beforeEach(async () => {
  ({ registry, client } = await startTestRegistry({}, NAME));
});

afterEach(() => registry.stop());

const push = () => client.send('POST', `/v2/${NAME}/blobs/uploads/`);

it.each([
  ['unauthorized', 401, 'UNAUTHORIZED', 'access to the requested'],
  ['denied', 403, 'DENIED', 'requested access to the resource is denied'],
  ['quota', 403, 'DENIED', 'Quota has been exceeded on namespace'],
] as const)('refuses a push as %s', async (why, status, code, message) => {
  registry.faults.refusePush = { [NAME]: why };
  const answer = await push();
  expect(answer).toMatchObject({ status, code });
  expect(answer.json.errors[0].message).toContain(message);
  registry.faults.refusePush = { '*': why };
  expect(await push()).toMatchObject({ status });
  registry.faults.refusePush = { 'team/other': why };
  expect(await push()).toMatchObject({ status: 202 });
});

it('gives tokens without push while it is refused', async () => {
  registry.faults.refusePush = { '*': 'unauthorized' };
  const { json } = await client.login(`repository:${NAME}:pull,push`);
  const claims = Buffer.from(json.token.split('.')[1], 'base64url');
  expect(JSON.parse(claims.toString()).access[0].actions).toEqual(['pull']);
});

it('reads and does not write while read-only', async () => {
  registry.faults.readOnly = true;
  expect(await push()).toMatchObject({ status: 405, code: 'UNSUPPORTED' });
  expect(await client.send('GET', `/v2/${NAME}/tags/list`)).toMatchObject({
    status: 200,
  });
});

it('fails so many requests, with JSON or with HTML', async () => {
  registry.faults.failNext = { status: 429, requests: 1, retryAfter: 7 };
  const limited = await client.send('GET', '/v2/');
  expect(limited).toMatchObject({ status: 429, code: 'TOOMANYREQUESTS' });
  expect(limited.headers['retry-after']).toBe('7');
  registry.faults.failNext = { status: 503, requests: 2, retryAfter: 'date' };
  const broken = await client.send('GET', '/v2/');
  expect(broken.headers['content-type']).toBe('text/html');
  expect(Date.parse(broken.headers['retry-after']!)).not.toBeNaN();
  expect(await client.send('GET', '/v2/')).toMatchObject({ status: 503 });
  expect(await client.send('GET', '/v2/')).toMatchObject({ status: 200 });
  expect(registry.faults.failNext).toBeUndefined();
});

it('refuses connections while down, and comes back on its port', async () => {
  const { host } = registry;
  registry.faults.down = true;
  await registry.applyFaults();
  await expect(client.send('GET', '/v2/')).rejects.toMatchObject({
    code: 'ECONNREFUSED',
  });
  delete registry.faults.down;
  await registry.applyFaults();
  expect(registry.host).toBe(host);
  expect(await client.send('GET', '/v2/')).toMatchObject({ status: 200 });
});

it('names a wrong digest', async () => {
  const { digest } = await client.pushImage(NAME, 'v1');
  registry.faults.wrongDigest = true;
  const head = await client.send('HEAD', `/v2/${NAME}/manifests/v1`);
  expect(head.headers['docker-content-digest']).toMatch(/^sha256:/);
  expect(head.headers['docker-content-digest']).not.toBe(digest);
});

it('is slow when told to be', async () => {
  registry.faults.slowMilliseconds = 60;
  const begun = performance.now();
  await client.send('GET', '/v2/');
  expect(performance.now() - begun).toBeGreaterThanOrEqual(55);
});

it('counts requests by method and route', async () => {
  registry.requests.reset();
  await push();
  await client.send('GET', `/v2/${NAME}/tags/list`);
  await client.send('GET', `/v2/${NAME}/tags/list?n=1`);
  expect(registry.requests.summary()).toEqual({
    total: 3,
    routes: {
      'GET /v2/{name}/tags/list': 2,
      'POST /v2/{name}/blobs/uploads/': 1,
    },
  });
});
