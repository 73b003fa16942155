import type { LabRegistry } from './createRegistry';
import {
  startTestRegistry,
  type RegistryClient,
} from './testing/registryClient';

let registry: LabRegistry;
let client: RegistryClient;

afterEach(() => registry.stop());

function accessIn(token: string): unknown {
  const [, claims] = token.split('.');
  return JSON.parse(Buffer.from(claims, 'base64url').toString()).access;
}

describe('bearer', () => {
  let time = new Date('2025-01-01T00:00:00Z');

  beforeEach(async () => {
    ({ registry, client } = await startTestRegistry({ now: () => time }));
  });

  it('challenges the ping and names its token endpoint', async () => {
    const answer = await client.send('GET', '/v2/', { authorization: null });
    expect(answer).toMatchObject({ status: 401, code: 'UNAUTHORIZED' });
    expect(answer.headers).toMatchObject({
      'docker-distribution-api-version': 'registry/2.0',
      'www-authenticate': `Bearer realm="https://${registry.host}/v2/auth",service="${registry.host}"`,
    });
  });

  it('names itself as the client named it', async () => {
    const port = registry.host.split(':')[1];
    const answer = await client.send('GET', `https://localhost:${port}/v2/`, {
      authorization: null,
    });
    expect(answer.headers['www-authenticate']).toContain(
      `realm="https://localhost:${port}/v2/auth"`,
    );
  });

  it('lets a token do what it says', async () => {
    const login = await client.login('repository:team/seed:pull,push');
    expect(Object.keys(login.json)).toEqual(['token']);
    expect(accessIn(login.json.token)).toEqual([
      { type: 'repository', name: 'team/seed', actions: ['pull', 'push'] },
    ]);
    expect(await client.send('GET', '/v2/')).toMatchObject({ status: 200 });
    expect(
      await client.send('POST', '/v2/team/seed/blobs/uploads/'),
    ).toMatchObject({ status: 202 });
    const other = await client.send('POST', '/v2/team/other/blobs/uploads/');
    expect(other).toMatchObject({ status: 401, code: 'UNAUTHORIZED' });
    expect(other.headers['www-authenticate']).toContain(
      'scope="repository:team/other:pull,push",error="insufficient_scope"',
    );
  });

  it('grants a reader less than asked for, without saying so', async () => {
    const reader = client.as(registry.readOnlyUser);
    const login = await reader.login('repository:team/seed:pull,push');
    expect(login.status).toBe(200);
    expect(accessIn(login.json.token)).toEqual([
      { type: 'repository', name: 'team/seed', actions: ['pull'] },
    ]);
    expect(
      await reader.send('POST', '/v2/team/seed/blobs/uploads/'),
    ).toMatchObject({ status: 401 });
  });

  it('creates a repository when asked for push, and only then', async () => {
    const list = () => client.send('GET', '/v2/team/new/tags/list');
    await client.login('repository:team/new:pull');
    expect(await list()).toMatchObject({ status: 404, code: 'NAME_UNKNOWN' });
    await client.login('repository:team/new:pull,push');
    expect(await list()).toMatchObject({
      status: 200,
      json: { name: 'team/new', tags: [] },
    });
  });

  it('refuses a wrong password, and tells an anonymous caller nothing', async () => {
    const wrong = client.as({ ...registry.user, password: 'wrong' });
    expect(await wrong.login('repository:a:pull')).toMatchObject({
      status: 401,
      code: 'UNAUTHORIZED',
    });
    const anonymous = await client.send(
      'GET',
      '/v2/auth?scope=repository:a:pull',
      { authorization: null },
    );
    expect(anonymous.status).toBe(200);
    expect(accessIn(anonymous.json.token)).toEqual([
      { type: 'repository', name: 'a', actions: [] },
    ]);
    expect(
      await client.send('GET', '/v2/', {
        authorization: `Bearer ${anonymous.json.token}`,
      }),
    ).toMatchObject({ status: 401 });
  });

  it('refuses name and password where a token belongs', async () => {
    expect(
      await client.send('GET', '/v2/', { authorization: client.basic }),
    ).toMatchObject({ status: 401 });
  });

  it('takes a token for an hour, and no token of somebody else', async () => {
    await client.login('repository:a:pull,push');
    time = new Date(time.getTime() + 3599_000);
    expect(await client.send('GET', '/v2/')).toMatchObject({ status: 200 });
    time = new Date(time.getTime() + 2_000);
    expect(await client.send('GET', '/v2/')).toMatchObject({ status: 401 });
    for (const token of ['x', 'a.b.c', '..']) {
      expect(
        await client.send('GET', '/v2/', { authorization: `Bearer ${token}` }),
      ).toMatchObject({ status: 401 });
    }
  });
});

describe('basic', () => {
  beforeEach(async () => {
    ({ registry, client } = await startTestRegistry({
      authentication: 'basic',
    }));
  });

  it('wants name and password with each request', async () => {
    const answer = await client.send('GET', '/v2/', { authorization: null });
    expect(answer.status).toBe(401);
    expect(answer.headers['www-authenticate']).toBe('Basic realm="Registry"');
    expect(await client.send('GET', '/v2/')).toMatchObject({ status: 200 });
    expect(
      await client
        .as({ ...registry.user, password: 'wrong' })
        .send('GET', '/v2/'),
    ).toMatchObject({ status: 401 });
  });

  it('denies a known account what it may not', async () => {
    const reader = client.as(registry.readOnlyUser);
    expect(await reader.send('POST', '/v2/a/blobs/uploads/')).toMatchObject({
      status: 403,
      code: 'DENIED',
    });
    expect(await reader.send('GET', '/v2/_catalog')).toMatchObject({
      status: 200,
    });
  });

  it('creates no repository for an upload that is only started', async () => {
    await client.send('POST', '/v2/a/blobs/uploads/');
    expect(await client.send('GET', '/v2/a/tags/list')).toMatchObject({
      status: 404,
      code: 'NAME_UNKNOWN',
    });
  });
});
