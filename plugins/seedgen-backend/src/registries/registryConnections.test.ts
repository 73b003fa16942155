import { createHash } from 'node:crypto';
import { type Handler, sendJson } from '../http/__testUtils__/localServer';
import {
  BASIC,
  call,
  jwt,
  REPOSITORY,
  useRegistries,
} from './__testUtils__/registryWorld';

jest.setTimeout(30_000);

const DIGEST = `sha256:${'a'.repeat(64)}`;
const digestOf = (text: string) =>
  `sha256:${createHash('sha256').update(text).digest('hex')}`;

const { connect, connectAll, serve, write, clock, pass } = useRegistries();

describe('tags', () => {
  it('are resolved by HEAD, without a credential where none is asked for', async () => {
    const server = await serve((_, response) =>
      response.writeHead(200, { 'docker-content-digest': DIGEST }).end(),
    );
    const registry = connect(server);
    expect(
      await registry.resolveTag(REPOSITORY, '4.18.27-x86_64', call()),
    ).toEqual({
      ok: true,
      value: { digest: DIGEST },
    });
    expect(server.requests).toMatchObject([
      { method: 'HEAD', url: `/v2/${REPOSITORY}/manifests/4.18.27-x86_64` },
    ]);
    const { headers } = server.requests[0];
    expect(headers).not.toHaveProperty('authorization');
    expect(headers.accept).toContain('application/vnd.oci.image.index.v1+json');
    expect(headers['user-agent']).toMatch(/^seedgen\//);
  });

  it('are resolved from the manifest where the header is missing', async () => {
    const server = await serve(({ method }, response) => {
      response.writeHead(200);
      response.end(method === 'HEAD' ? undefined : '{"schemaVersion":2}');
    });
    expect(await connect(server).resolveTag(REPOSITORY, 'a', call())).toEqual({
      ok: true,
      value: { digest: digestOf('{"schemaVersion":2}') },
    });
  });

  it('are observed as absent, present or unknown', async () => {
    const server = await serve((_, response) =>
      sendJson(response, 404, { errors: [{ code: 'MANIFEST_UNKNOWN' }] }),
    );
    const connections = connectAll(server);
    const reference = {
      registry: server.host,
      repository: REPOSITORY,
      tag: 'a',
    };
    const at = clock.now().toISOString();
    expect(await connections.observe(reference, call())).toEqual({
      at,
      tag: { state: 'absent' },
    });
    server.handle((_, response) =>
      response.writeHead(200, { 'docker-content-digest': DIGEST }).end(),
    );
    expect(await connections.observe(reference, call())).toEqual({
      at,
      tag: { state: 'present', digest: DIGEST },
    });
    server.handle((_, response) => sendJson(response, 503, {}));
    expect(await connections.observe(reference, call())).toMatchObject({
      tag: { state: 'unknown', failure: { code: 'unavailable' } },
    });
    expect(
      await connections.observe(
        { ...reference, registry: 'other.example' },
        call(),
      ),
    ).toMatchObject({
      tag: { state: 'unknown', failure: { code: 'invalid' } },
    });
  });

  it("are not absent because of somebody's web page", async () => {
    const server = await serve((_, response) =>
      response.writeHead(404, { 'content-type': 'text/html' }).end(),
    );
    expect(
      await connect(server).resolveTag(REPOSITORY, 'a', call()),
    ).toMatchObject({ ok: false, failure: { code: 'protocol' } });
  });

  it('are listed page by page, on the same host and path whatever is named', async () => {
    const server = await serve(({ url }, response) => {
      const last = new URL(url, 'https://x').searchParams.get('last');
      const pages: Record<string, [string[], string?]> = {
        '': [
          ['a', 'b'],
          `</v2/${REPOSITORY}/tags/list?n=100&last=b>; rel="next"`,
        ],
        b: [
          ['c'],
          `<https://evil.example/v2/${REPOSITORY}/tags/list?last=c>; rel="next"`,
        ],
        c: [['d']],
      };
      const [tags, link] = pages[last ?? ''];
      sendJson(response, 200, { tags }, link ? { link } : {});
    });
    expect(await connect(server).listTags(REPOSITORY, call())).toEqual({
      ok: true,
      value: ['a', 'b', 'c', 'd'],
    });
  });

  it('end a list that has no end', async () => {
    let page = 0;
    const server = await serve((_, response) => {
      page += 1;
      sendJson(
        response,
        200,
        { tags: ['x'] },
        {
          link: `</v2/${REPOSITORY}/tags/list?last=${page}>; rel="next"`,
        },
      );
    });
    expect(await connect(server).listTags(REPOSITORY, call())).toMatchObject({
      ok: false,
      failure: { code: 'protocol' },
    });
    expect(server.requests).toHaveLength(100);
  });

  it.each(['../x', 'UPPER', 'a b', ''])(
    'are not asked for in a repository named %p',
    async repository => {
      const server = await serve(() => {});
      expect(
        await connect(server).resolveTag(repository, 'a', call()),
      ).toMatchObject({ ok: false, failure: { code: 'invalid' } });
      expect(server.requests).toHaveLength(0);
    },
  );
});

describe('authentication', () => {
  it('answers a basic challenge, and then without being asked', async () => {
    const server = await serve(({ headers }, response) =>
      headers.authorization === BASIC
        ? response.writeHead(200, { 'docker-content-digest': DIGEST }).end()
        : sendJson(
            response,
            401,
            {},
            { 'www-authenticate': 'Basic realm="x"' },
          ),
    );
    const registry = connect(server);
    await registry.resolveTag(REPOSITORY, 'a', call());
    expect(await registry.resolveTag(REPOSITORY, 'a', call())).toMatchObject({
      ok: true,
    });
    expect(server.requests.map(each => each.headers.authorization)).toEqual([
      undefined,
      BASIC,
      BASIC,
    ]);
  });

  it('does not repeat a refused password', async () => {
    const server = await serve((_, response) =>
      sendJson(
        response,
        401,
        { errors: [{ code: 'UNAUTHORIZED' }] },
        {
          'www-authenticate': 'Basic realm="x"',
        },
      ),
    );
    const registry = connect(server);
    const answer = await registry.resolveTag(REPOSITORY, 'a', call());
    expect(answer).toMatchObject({
      ok: false,
      failure: { code: 'unauthorized' },
    });
    expect(server.requests).toHaveLength(2);
    await registry.resolveTag(REPOSITORY, 'a', call());
    expect(server.requests).toHaveLength(3);
  });

  const bearer = (token: string, more: object = {}): Handler =>
    function handler({ url, headers }, response) {
      if (url.startsWith('/token?')) {
        sendJson(response, 200, { token, ...more });
      } else if (headers.authorization === `Bearer ${token}`) {
        response.writeHead(200, { 'docker-content-digest': DIGEST }).end();
      } else {
        sendJson(
          response,
          401,
          {},
          {
            'www-authenticate': `Bearer realm="https://${headers.host}/token",service="reg",scope="repository:other:push"`,
          },
        );
      }
    };

  it('fetches a token for its own scope, and keeps it while it lasts', async () => {
    const server = await serve(bearer('opaque', { expires_in: 300 }));
    const registry = connect(server);
    for (let i = 0; i < 3; i++) {
      expect(await registry.resolveTag(REPOSITORY, 'a', call())).toMatchObject({
        ok: true,
      });
    }
    const tokens = () =>
      server.requests.filter(({ url }) => url.startsWith('/token'));
    expect(tokens()).toMatchObject([{ headers: { authorization: BASIC } }]);
    const query = new URL(tokens()[0].url, 'https://x').searchParams;
    expect(query.get('service')).toBe('reg');
    expect(query.getAll('scope')).toEqual([`repository:${REPOSITORY}:pull`]);

    pass(291_000);
    await registry.resolveTag(REPOSITORY, 'a', call());
    expect(tokens()).toHaveLength(2);
  });

  it('shows the password to no token service that is not configured', async () => {
    const other = await serve((_, response) =>
      sendJson(response, 200, { token: 't' }),
    );
    const server = await serve(({ headers }, response) =>
      headers.authorization
        ? response.writeHead(200, { 'docker-content-digest': DIGEST }).end()
        : sendJson(
            response,
            401,
            {},
            {
              'www-authenticate': `Bearer realm="${other.url}/token",service="x"`,
            },
          ),
    );
    expect(
      await connect(server).resolveTag(REPOSITORY, 'a', call()),
    ).toMatchObject({
      failure: {
        code: 'protocol',
        message: expect.stringMatching(/tokenHosts/),
      },
    });
    expect(other.requests).toHaveLength(0);
    expect(
      await connect(server, { tokenHosts: [other.host] }).resolveTag(
        REPOSITORY,
        'a',
        call(),
      ),
    ).toMatchObject({ ok: true });
  });

  it('notices a token that allows less than was asked for', async () => {
    const server = await serve(bearer(jwt(['pull'])));
    const answer = await connect(server).probePush(REPOSITORY, call());
    expect(answer).toMatchObject({
      ok: false,
      failure: { code: 'forbidden', missingRule: 'push' },
    });
    expect(server.requests.map(({ method }) => method)).toEqual([
      'POST',
      'GET',
    ]);
  });

  it('says who refused the password', async () => {
    const server = await serve(({ url, headers }, response) =>
      url.startsWith('/token')
        ? sendJson(response, 401, { details: 'canary' })
        : sendJson(
            response,
            401,
            {},
            {
              'www-authenticate': `Bearer realm="https://${headers.host}/token"`,
            },
          ),
    );
    const answer = await connect(server).resolveTag(REPOSITORY, 'a', call());
    expect(answer).toMatchObject({
      failure: {
        code: 'unauthorized',
        message: expect.stringMatching(/getting a token/),
      },
    });
    expect(JSON.stringify(answer)).not.toContain('canary');
  });
});

describe('images', () => {
  const labels = {
    'com.openshift.lifecycle-agent.seed_format_version': '4',
    'com.openshift.lifecycle-agent.seed_cluster_info': JSON.stringify({
      seed_cluster_ocp_version: '4.18.27',
      cluster_name: 'sno1',
      unknown: 'dropped',
    }),
  };
  const config = JSON.stringify({
    created: '2026-03-01T09:59:58.123456789+01:00',
    architecture: 'amd64',
    os: 'linux',
    config: { Labels: labels },
  });
  const manifest = JSON.stringify({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    config: { digest: digestOf(config), size: config.length },
    layers: [{ size: 15_000_000_000 }, { size: 7 }],
  });
  const index = JSON.stringify({
    schemaVersion: 2,
    manifests: [
      { digest: DIGEST, platform: { os: 'linux', architecture: 'arm64' } },
      {
        digest: digestOf(manifest),
        platform: { os: 'linux', architecture: 'amd64' },
      },
    ],
  });
  const contents = new Map(
    [config, manifest, index].map(text => [digestOf(text), text]),
  );
  const serveContents: Handler = ({ url }, response) => {
    const text = contents.get(url.split('/').pop()!);
    if (text === undefined) return sendJson(response, 404, {});
    response.writeHead(200, {
      'content-type': url.includes('/manifests/')
        ? 'application/vnd.oci.image.manifest.v1+json'
        : 'application/octet-stream',
    });
    response.end(text);
    return undefined;
  };
  const details = {
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    sizeBytes: 15_000_000_007,
    created: '2026-03-01T08:59:58.123Z',
    architecture: 'amd64',
    os: 'linux',
    seedFormatVersion: '4',
    seedClusterInfo: {
      seed_cluster_ocp_version: '4.18.27',
      cluster_name: 'sno1',
    },
  };

  it.each([
    ['a manifest', digestOf(manifest)],
    ['an index', digestOf(index)],
  ])('are read through %s', async (_, digest) => {
    const server = await serve(serveContents);
    expect(await connect(server).readImage(REPOSITORY, digest, call())).toEqual(
      {
        ok: true,
        value: { digest, ...details },
      },
    );
  });

  it('that are others than their digest says are refused', async () => {
    const server = await serve((_, response) => void response.end(manifest));
    expect(
      await connect(server).readImage(REPOSITORY, DIGEST, call()),
    ).toMatchObject({ ok: false, failure: { code: 'protocol' } });
    server.handle((request, response, socket) =>
      request.url.includes('/blobs/')
        ? void response.end(config.replace('4.18.27', '4.18.28'))
        : serveContents(request, response, socket),
    );
    expect(
      await connect(server).readImage(REPOSITORY, digestOf(manifest), call()),
    ).toMatchObject({ ok: false, failure: { code: 'protocol' } });
  });

  it('that are missing are said to be', async () => {
    const server = await serve(serveContents);
    expect(
      await connect(server).readImage(REPOSITORY, DIGEST, call()),
    ).toMatchObject({ ok: false, failure: { code: 'not-found' } });
  });

  it('are downloaded from other hosts without a credential, if those are configured', async () => {
    const storage = await serve((_, response) => void response.end(config));
    const server = await serve((request, response, socket) => {
      if (request.headers.authorization !== BASIC) {
        return sendJson(response, 401, {}, { 'www-authenticate': 'Basic' });
      }
      return request.url.includes('/blobs/')
        ? void response
            .writeHead(307, { location: `${storage.url}/blob?sig=1` })
            .end()
        : serveContents(request, response, socket);
    });
    const digest = digestOf(manifest);
    expect(
      await connect(server).readImage(REPOSITORY, digest, call()),
    ).toMatchObject({
      failure: {
        code: 'protocol',
        message: expect.stringMatching(/blobHosts/),
      },
    });
    expect(storage.requests).toHaveLength(0);

    expect(
      await connect(server, { blobHosts: [storage.host] }).readImage(
        REPOSITORY,
        digest,
        call(),
      ),
    ).toMatchObject({ ok: true });
    expect(storage.requests).toMatchObject([{ url: '/blob?sig=1' }]);
    expect(storage.requests[0].headers).not.toHaveProperty('authorization');
  });

  it('with an answer that is too large are refused', async () => {
    const server = await serve(
      (_, response) => void response.end(Buffer.alloc(4 * 1024 * 1024 + 1)),
    );
    expect(
      await connect(server).readImage(REPOSITORY, DIGEST, call()),
    ).toMatchObject({
      failure: { code: 'protocol', message: expect.stringMatching(/larger/) },
    });
  });
});

describe('a push', () => {
  it('is tried and taken back', async () => {
    const server = await serve(({ method, headers }, response) =>
      method === 'POST'
        ? response
            .writeHead(202, {
              // As registries behind a proxy say it.
              location: `http://${headers.host}/v2/${REPOSITORY}/blobs/uploads/1?s=2`,
            })
            .end()
        : response.writeHead(204).end(),
    );
    expect(await connect(server).probePush(REPOSITORY, call())).toMatchObject({
      ok: true,
    });
    expect(server.requests).toMatchObject([
      { method: 'POST', url: `/v2/${REPOSITORY}/blobs/uploads/` },
      { method: 'DELETE', url: `/v2/${REPOSITORY}/blobs/uploads/1?s=2` },
    ]);
  });

  it.each([
    [401, 'UNAUTHORIZED', 'unauthorized'],
    [403, 'DENIED', 'forbidden'],
    [404, 'NAME_UNKNOWN', 'not-found'],
    [405, 'UNSUPPORTED', 'invalid'],
    [503, undefined, 'unavailable'],
  ])('that ends with %i %s is %s', async (code, error, expected) => {
    const server = await serve((_, response) =>
      sendJson(response, code, {
        errors: [{ code: error, message: 'canary' }],
      }),
    );
    const answer = await connect(server).probePush(REPOSITORY, call());
    expect(answer).toMatchObject({ ok: false, failure: { code: expected } });
    expect(JSON.stringify(answer)).not.toContain('canary');
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    ['', 'missing'],
    ['http://[', 'missing'],
    ['http://HOST/v2/x', 'plain-http'],
    ['https://HOST/v2/x', 'own'],
    ['/v2/x', 'own'],
    ['x', 'own'],
  ])('that is sent to %p is %s', async (location, kind) => {
    const server = await serve(({ headers }, response) =>
      response
        .writeHead(
          202,
          location ? { location: location.replace('HOST', headers.host!) } : {},
        )
        .end(),
    );
    expect(await connect(server).probePush(REPOSITORY, call())).toEqual({
      ok: true,
      value: { kind },
    });
    expect(server.requests).toHaveLength(kind === 'missing' ? 1 : 2);
  });

  it('is not cancelled on another host', async () => {
    const other = await serve(() => {});
    const server = await serve((_, response) =>
      response.writeHead(202, { location: `${other.url}/x` }).end(),
    );
    expect(await connect(server).probePush(REPOSITORY, call())).toEqual({
      ok: true,
      value: { kind: 'other-host', host: other.host },
    });
    expect(other.requests).toHaveLength(0);
  });

  it('may go where the configuration says', async () => {
    const registry = connect(await serve(() => {}));
    expect(registry.mayPushTo('ocp-sno1/seed')).toBe(true);
    expect(registry.mayPushTo('sno1/seed')).toBe(false);
  });
});

describe('a pause that the registry asks for', () => {
  it('is kept without asking again, and said', async () => {
    const server = await serve((_, response) =>
      sendJson(response, 429, {}, { 'retry-after': '30' }),
    );
    const registry = connect(server);
    expect(await registry.resolveTag(REPOSITORY, 'a', call())).toMatchObject({
      failure: { code: 'throttled', retryAfterMs: 30_000 },
    });
    pass(10_000);
    expect(await registry.listTags(REPOSITORY, call())).toMatchObject({
      failure: { code: 'throttled', retryAfterMs: 20_000 },
    });
    expect(server.requests).toHaveLength(1);
    server.handle((_, response) => sendJson(response, 200, { tags: [] }));
    pass(20_000);
    expect(await registry.listTags(REPOSITORY, call())).toMatchObject({
      ok: true,
    });
  });
});

describe('the auth file for the cluster', () => {
  it('has the target registry only', async () => {
    const server = await serve(() => {});
    const auth = Buffer.from('robot:word').toString('base64');
    const file = write(
      'auth.json',
      JSON.stringify({
        auths: { [server.host]: { auth }, 'other.example': { auth: 'canary' } },
      }),
    );
    expect(
      JSON.parse(
        connect(server, { credential: { kind: 'auth-file', file } }).authFile({
          registry: server.host,
          repository: REPOSITORY,
        }),
      ),
    ).toEqual({ auths: { [server.host]: { auth } } });
  });

  it('does not exist without a credential', async () => {
    const registry = connect(await serve(() => {}), { credential: undefined });
    expect(() =>
      registry.authFile({ registry: registry.host, repository: REPOSITORY }),
    ).toThrow(/RegistryCredentialMissing/);
  });
});
