import type { Handler, LocalServer } from '../http/__testUtils__/localServer';
import { sendJson } from '../http/__testUtils__/localServer';
import { call, REPOSITORY, useRegistries } from './__testUtils__/registryWorld';

jest.setTimeout(60_000);

const { serve, connect } = useRegistries();
const DIGEST = `sha256:${'a'.repeat(64)}`;

/** Where a hostile registry would have us go; HOST is its own, OTHER another server. */
const ELSEWHERE = [
  'https://OTHER/x',
  'http://OTHER/x',
  '//OTHER/x',
  '///OTHER/x',
  '\\\\OTHER\\x',
  'https:\\\\OTHER/x',
  'https://HOST@OTHER/x',
  'https://HOST:x@OTHER/x',
  'https://HOST%2f@OTHER/x',
  'https://OTHER?HOST',
  'https://OTHER#HOST/x',
  'HTTPS://OTHER/x',
  '\thttps://OTHER/x',
  'https://OTHER./x',
  'ftp://HOST/x',
  'file:///etc/passwd',
  'mailto:a@HOST',
  'data:text/plain,x',
  'unix:/run/docker.sock',
  'http://169.254.169.254/latest/meta-data/',
  'https://user:password@HOST/x',
  'https://[::1]/x',
  'https://127.1:1/x',
  'http://[',
];

async function twoServers(handle: (other: LocalServer) => Handler) {
  const other = await serve((_, response) =>
    sendJson(response, 200, { token: 't', tags: [] }),
  );
  const server = await serve(handle(other));
  return { other, server, registry: connect(server) };
}
const named = (trick: string, other: LocalServer, own: string) =>
  trick.replaceAll('OTHER', other.host).replaceAll('HOST', own);

describe('nothing is sent to another host', () => {
  it.each(ELSEWHERE)('by a redirect to %p', async trick => {
    const { other, server, registry } = await twoServers(
      to => (request, response) =>
        response
          .writeHead(request.url.includes('x') ? 307 : 302, {
            location: named(trick, to, request.headers.host!),
          })
          .end(),
    );
    for (const answer of [
      await registry.resolveTag(REPOSITORY, 'a', call()),
      await registry.readImage(REPOSITORY, DIGEST, call()),
      await registry.listTags(REPOSITORY, call()),
      await registry.probePush(REPOSITORY, call()),
    ]) {
      expect(answer).toMatchObject({
        ok: false,
        failure: { code: 'protocol' },
      });
    }
    expect(other.requests).toHaveLength(0);
    expect(
      server.requests.filter(({ url }) => !url.startsWith('/v2/')),
    ).toHaveLength(0);
  });

  it.each(ELSEWHERE)('by a token service at %p', async trick => {
    const { other, server, registry } = await twoServers(
      to => (request, response) =>
        sendJson(
          response,
          401,
          {},
          {
            'www-authenticate': `Bearer realm="${named(
              trick,
              to,
              request.headers.host!,
            ).replaceAll('\\', '\\\\')}",service="x"`,
          },
        ),
    );
    expect(await registry.resolveTag(REPOSITORY, 'a', call())).toMatchObject({
      ok: false,
      failure: { code: 'protocol' },
    });
    expect(other.requests).toHaveLength(0);
    expect(
      server.requests.filter(({ headers }) => headers.authorization),
    ).toHaveLength(0);
  });

  it.each(ELSEWHERE)('by an upload at %p', async trick => {
    const { other, registry } = await twoServers(
      to => (request, response) =>
        response
          .writeHead(202, { location: named(trick, to, request.headers.host!) })
          .end(),
    );
    const answer = await registry.probePush(REPOSITORY, call());
    expect(answer).toMatchObject({ ok: true });
    expect(answer).not.toMatchObject({ value: { kind: 'own' } });
    expect(other.requests).toHaveLength(0);
  });

  it.each(ELSEWHERE)('by a next page at %p', async trick => {
    const { other, server, registry } = await twoServers(
      to => (request, response) =>
        sendJson(
          response,
          200,
          { tags: ['a'] },
          {
            link: `<${named(trick, to, request.headers.host!).trim()}?last=${
              server?.requests.length
            }>; rel="next"`,
          },
        ),
    );
    await registry.listTags(REPOSITORY, call());
    expect(other.requests).toHaveLength(0);
    for (const { url } of server.requests) {
      expect(url).toMatch(/^\/v2\/ocp-sno1\/seed\/tags\/list\?/);
    }
  });

  it('by a token service that redirects', async () => {
    const { other, registry } = await twoServers(
      to => (request, response) =>
        request.url.startsWith('/token')
          ? response.writeHead(307, { location: `${to.url}/token` }).end()
          : sendJson(
              response,
              401,
              {},
              {
                'www-authenticate': `Bearer realm="https://${request.headers.host}/token"`,
              },
            ),
    );
    expect(await registry.resolveTag(REPOSITORY, 'a', call())).toMatchObject({
      ok: false,
      failure: { code: 'protocol' },
    });
    expect(other.requests).toHaveLength(0);
  });
});

describe('a redirect on the same host', () => {
  const moved: (status: number, scheme: string) => Handler =
    (status, scheme) =>
    ({ url, headers, method }, response) => {
      if (headers.authorization === undefined && url.startsWith('/v2/')) {
        return sendJson(response, 401, {}, { 'www-authenticate': 'Basic' });
      }
      if (!url.startsWith('/moved')) {
        return response
          .writeHead(status, {
            location: `${scheme && `${scheme}://${headers.host}`}/moved${url}`,
          })
          .end();
      }
      if (method === 'POST') {
        return response.writeHead(202, { location: '/moved/upload' }).end();
      }
      return method === 'HEAD'
        ? response.writeHead(200, { 'docker-content-digest': DIGEST }).end()
        : sendJson(response, 200, { tags: ['a'] });
    };

  it.each([301, 302, 303, 307, 308])('is followed: %i', async status => {
    for (const scheme of ['', 'https', 'http']) {
      const server = await serve(moved(status, scheme));
      const registry = connect(server);
      expect(await registry.resolveTag(REPOSITORY, 'a', call())).toMatchObject({
        ok: true,
        value: { digest: DIGEST },
      });
      expect(await registry.listTags(REPOSITORY, call())).toMatchObject({
        ok: true,
      });
      expect(await registry.probePush(REPOSITORY, call())).toMatchObject(
        status > 303
          ? { ok: true, value: { kind: 'own' } }
          : { ok: false, failure: { code: 'protocol' } },
      );
    }
  });

  it('is not followed in circles', async () => {
    const server = await serve(({ url }, response) =>
      response.writeHead(307, { location: `${url}x` }).end(),
    );
    expect(await connect(server).listTags(REPOSITORY, call())).toMatchObject({
      ok: false,
      failure: { code: 'protocol' },
    });
    expect(server.requests.length).toBeLessThan(6);
  });

  it('of a token service is followed', async () => {
    const server = await serve(({ url, headers }, response) => {
      if (url.startsWith('/token'))
        return response.writeHead(302, { location: '/auth/token' }).end();
      if (url.startsWith('/auth'))
        return sendJson(response, 200, { token: 't' });
      return headers.authorization === 'Bearer t'
        ? response.writeHead(200, { 'docker-content-digest': DIGEST }).end()
        : sendJson(
            response,
            401,
            {},
            {
              'www-authenticate': `Bearer realm="http://${headers.host}/token"`,
            },
          );
    });
    expect(
      await connect(server).resolveTag(REPOSITORY, 'a', call()),
    ).toMatchObject({ ok: true });
  });
});

describe('a challenge', () => {
  const asks =
    (challenge: string, token: string): Handler =>
    ({ url, headers }, response) => {
      if (url.includes('token')) return sendJson(response, 200, { token: 't' });
      return headers.authorization?.startsWith(token)
        ? response.writeHead(200, { 'docker-content-digest': DIGEST }).end()
        : sendJson(
            response,
            401,
            {},
            { 'www-authenticate': challenge.replaceAll('HOST', headers.host!) },
          );
    };

  it.each([
    [
      'Bearer realm="http://HOST/service/token",service="harbor-registry"',
      'Bearer t',
    ],
    ['bearer realm=https://HOST/v2/token,service=x', 'Bearer t'],
    ['Bearer realm="/v2/token"', 'Bearer t'],
    ['Bearer realm="http://HOST/v2//service/token",service="x"', 'Bearer t'],
    ['Negotiate YIIabc==, Basic realm="x"', 'Basic '],
    ['Negotiate, Bearer realm="https://HOST/token"', 'Bearer t'],
    ['Digest realm="a", nonce="b", Basic realm="c"', 'Basic '],
    ['Bearer realm="https://inner.example/token", Basic realm="c"', 'Basic '],
    [
      'Bearer realm="https://x.example/", Bearer realm="https://HOST/token"',
      'Bearer t',
    ],
    ['BASIC realm=Artifactory', 'Basic '],
    ['Basic realm="Sonatype Nexus Repository Manager"', 'Basic '],
    [
      'Bearer realm="https://HOST/artifactory/api/docker/local/v2/token",service="HOST",scope="repository:a:pull"',
      'Bearer t',
    ],
    [
      'Bearer realm="https://HOST/jwt/auth?client=x",service="container_registry"',
      'Bearer t',
    ],
  ])('%s is answered', async (challenge, token) => {
    const server = await serve(asks(challenge, token));
    // The last one has no "token" in its path.
    server.handle((request, response, socket) =>
      request.url.startsWith('/jwt/auth')
        ? sendJson(response, 200, { token: 't' })
        : asks(challenge, token)(request, response, socket),
    );
    expect(
      await connect(server).resolveTag(REPOSITORY, 'a', call()),
    ).toMatchObject({ ok: true });
  });

  it.each([
    [
      'Bearer realm="http://harbor-core.default.svc.cluster.local/service/token"',
      /harbor-core\.default\.svc\.cluster\.local, which is neither its own host/,
    ],
    ['Bearer service="x"', /without an address/],
    ['Negotiate', /login by negotiate only/],
    ['Digest realm="x", nonce="y"', /login by digest only/],
  ])('%s is said to be what it is', async (challenge, says) => {
    const server = await serve(asks(challenge, 'never'));
    expect(
      await connect(server).resolveTag(REPOSITORY, 'a', call()),
    ).toMatchObject({
      failure: { code: 'protocol', message: expect.stringMatching(says) },
    });
  });
});
