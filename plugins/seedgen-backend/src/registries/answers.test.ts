import { createHash } from 'node:crypto';
import { networkInterfaces } from 'node:os';
import { parseSeedImageReference } from '@seedgen/backstage-plugin-seedgen-common';
import type { Handler } from '../http/__testUtils__/localServer';
import { sendJson } from '../http/__testUtils__/localServer';
import fixtures from './__fixtures__/answers.json';
import {
  BASIC,
  call,
  jwt,
  REPOSITORY,
  useRegistries,
} from './__testUtils__/registryWorld';

jest.setTimeout(30_000);

const { serve, connect, connectAll, write } = useRegistries();
const encode = (text: string) => Buffer.from(text).toString('base64');
const MANIFEST = '{"schemaVersion":2,"config":{},"layers":[]}';
const DIGEST = `sha256:${'a'.repeat(64)}`;
const digestOf = (text: string) =>
  `sha256:${createHash('sha256').update(text).digest('hex')}`;
const manifest: Handler = (_, response) =>
  response
    .writeHead(200, {
      'content-type': 'application/vnd.oci.image.manifest.v1+json',
    })
    .end(MANIFEST);
const headersOf = (headers: object) => headers as Record<string, string>;

describe('a registry without a proper HEAD', () => {
  it.each(fixtures.heads)(
    'has the tag that GET has: $name, $status',
    async ({ status, headers = {} }) => {
      const server = await serve((request, response, socket) =>
        request.method === 'HEAD'
          ? response.writeHead(status, headersOf(headers)).end()
          : manifest(request, response, socket),
      );
      expect(await connect(server).resolveTag(REPOSITORY, 'a', call())).toEqual(
        { ok: true, value: { digest: digestOf(MANIFEST) } },
      );
    },
  );

  it.each([401, 429, 502, 503, 504])(
    'is not asked again where it said %i',
    async status => {
      const server = await serve((_, response) =>
        response.writeHead(status).end(),
      );
      expect(
        await connect(server).resolveTag(REPOSITORY, 'a', call()),
      ).toMatchObject({ ok: false });
      expect(server.requests).toHaveLength(1);
    },
  );
});

describe('an answer with 200', () => {
  it.each(fixtures.notManifests)(
    'is no image if it is $name',
    async ({ headers, body }) => {
      const server = await serve(({ method }, response) =>
        response
          .writeHead(200, headersOf(headers))
          .end(method === 'HEAD' ? undefined : body),
      );
      const answer = await connect(server).resolveTag(REPOSITORY, 'a', call());
      expect(answer).toMatchObject({
        ok: false,
        failure: {
          code: 'protocol',
          message: expect.stringMatching(/is not an image's manifest|web page/),
        },
      });
      expect(JSON.stringify(answer)).not.toMatch(/Sign in|Welcome|required/);
    },
  );

  it.each(fixtures.manifests)('is an image: $name', async ({ body, type }) => {
    const server = await serve(({ method }, response) =>
      response
        .writeHead(200, type ? { 'content-type': type } : {})
        .end(method === 'HEAD' ? undefined : body),
    );
    expect(await connect(server).resolveTag(REPOSITORY, 'a', call())).toEqual({
      ok: true,
      value: { digest: digestOf(body) },
    });
  });

  it('that is a web page is said to be one, whatever was asked for', async () => {
    const server = await serve((_, response) =>
      response
        .writeHead(200, { 'content-type': 'text/html' })
        .end('<html>canary</html>'),
    );
    const registry = connect(server);
    const answers = [
      await registry.readImage(REPOSITORY, DIGEST, call()),
      await registry.listTags(REPOSITORY, call()),
      await registry.probePush(REPOSITORY, call()),
    ];
    for (const answer of answers) {
      expect(answer).toMatchObject({
        failure: {
          code: 'protocol',
          message: expect.stringContaining('web page'),
        },
      });
      expect(JSON.stringify(answer)).not.toContain('canary');
    }
  });

  it.each([{}, { error: 'login' }, { name: REPOSITORY }, { tags: {} }, []])(
    'is no list of tags if it is %j',
    async body => {
      const server = await serve((_, response) =>
        sendJson(response, 200, body),
      );
      expect(await connect(server).listTags(REPOSITORY, call())).toMatchObject({
        failure: { code: 'protocol' },
      });
    },
  );

  it('is an empty list where there are no tags', async () => {
    const server = await serve((_, response) =>
      sendJson(response, 200, { name: REPOSITORY, tags: null }),
    );
    expect(await connect(server).listTags(REPOSITORY, call())).toEqual({
      ok: true,
      value: [],
    });
  });
});

describe('an answer that there is none', () => {
  it.each(fixtures.absent)('is believed of $name', async given => {
    const server = await serve(({ method }, response) =>
      response
        .writeHead(given.status, { 'content-type': given.type })
        .end(method === 'HEAD' ? undefined : given.body),
    );
    expect(
      await connect(server).resolveTag(REPOSITORY, 'a', call()),
    ).toMatchObject({ ok: false, failure: { code: 'not-found' } });
  });

  it.each(fixtures.notAbsent)('is not believed of $name', async given => {
    const server = await serve(({ method }, response) =>
      response
        .writeHead(
          given.status,
          given.type ? { 'content-type': given.type } : {},
        )
        .end(method === 'HEAD' ? undefined : given.body),
    );
    expect(
      await connect(server).resolveTag(REPOSITORY, 'a', call()),
    ).toMatchObject({ ok: false, failure: { code: given.code } });
  });

  it.each(['', '{}'])(
    'and no more (%p) is believed of who is a registry',
    async body => {
      const server = await serve(({ method, url }, response) =>
        url === '/v2/'
          ? sendJson(response, 200, {})
          : response.writeHead(404).end(method === 'HEAD' ? undefined : body),
      );
      expect(
        await connect(server).resolveTag(REPOSITORY, 'a', call()),
      ).toMatchObject({ failure: { code: 'not-found' } });
    },
  );

  it.each([
    ['denied', { errors: [{ code: 'denied' }] }],
    ['a status of 403', { errors: [{ status: 403, message: 'Forbidden' }] }],
    ['a status of 401', { errors: [{ status: 401 }] }],
  ])('and %s is a refusal of who is a registry', async (_, body) => {
    const server = await serve(({ url }, response) =>
      url === '/v2/'
        ? sendJson(response, 200, {})
        : sendJson(response, 404, body),
    );
    expect(
      await connect(server).resolveTag(REPOSITORY, 'a', call()),
    ).toMatchObject({ failure: { code: 'forbidden' } });
  });

  it.each([
    ['without a digest', {}],
    ['with another', { 'docker-content-digest': `sha512:${'a'.repeat(128)}` }],
  ])('is not believed where HEAD %s said that it is there', async (_, more) => {
    const server = await serve(({ method }, response) =>
      method === 'HEAD'
        ? response
            .writeHead(200, {
              'content-type':
                'application/vnd.docker.distribution.manifest.v1+prettyjws',
              ...more,
            })
            .end()
        : sendJson(response, 404, { errors: [{ code: 'MANIFEST_UNKNOWN' }] }),
    );
    expect(
      await connect(server).resolveTag(REPOSITORY, 'a', call()),
    ).toMatchObject({
      failure: {
        code: 'protocol',
        message: expect.stringContaining('to HEAD that the tag is there'),
      },
    });
  });

  it.each([400, 404, 405, 410])(
    'is nothing that a token service could say (%i)',
    async status => {
      const server = await serve(({ url, headers }, response) =>
        url.startsWith('/token')
          ? sendJson(response, status, {
              errors: [{ code: 'MANIFEST_UNKNOWN' }],
            })
          : sendJson(
              response,
              401,
              {},
              {
                'www-authenticate': `Bearer realm="https://${headers.host}/token"`,
              },
            ),
      );
      const registry = connect(server);
      for (const answer of [
        await registry.resolveTag(REPOSITORY, 'a', call()),
        await registry.probePush(REPOSITORY, call()),
      ]) {
        expect(answer).toMatchObject({
          failure: {
            code: 'protocol',
            message: expect.stringMatching(/token service/),
          },
        });
      }
    },
  );
});

describe('a token', () => {
  const registryWith =
    (body: unknown, type = 'application/json'): Handler =>
    ({ url, method, headers }, response) => {
      if (url.startsWith('/token')) {
        return response
          .writeHead(200, { 'content-type': type })
          .end(typeof body === 'string' ? body : JSON.stringify(body));
      }
      if (!headers.authorization?.startsWith('Bearer ')) {
        return response
          .writeHead(401, {
            'www-authenticate': `Bearer realm="https://${headers.host}/token"`,
          })
          .end();
      }
      return method === 'POST'
        ? response
            .writeHead(202, {
              location: `/v2/${REPOSITORY}/blobs/uploads/1`,
            })
            .end()
        : response.writeHead(200, { 'docker-content-digest': DIGEST }).end();
    };

  it.each(fixtures.tokens)('of $name', async ({ body, token }) => {
    const server = await serve(registryWith(body));
    const registry = connect(server);
    const answers = [
      await registry.resolveTag(REPOSITORY, 'a', call()),
      await registry.probePush(REPOSITORY, call()),
    ];
    for (const answer of answers) {
      expect(answer).toMatchObject(
        token ? { ok: true } : { ok: false, failure: { code: 'protocol' } },
      );
    }
    expect(
      server.requests
        .map(({ headers }) => headers.authorization)
        .filter(sent => sent?.startsWith('Bearer')),
    ).toEqual(token ? Array(3).fill(`Bearer ${token}`) : []);
  });

  it('that is a login page is said to be one', async () => {
    const server = await serve(registryWith('<html>canary', 'text/html'));
    const answer = await connect(server).resolveTag(REPOSITORY, 'a', call());
    expect(answer).toMatchObject({
      failure: {
        code: 'protocol',
        message: expect.stringContaining('web page'),
      },
    });
    expect(JSON.stringify(answer)).not.toContain('canary');
  });

  it.each([
    [['*'], true],
    [['pull', 'push', 'delete'], true],
    [['push'], true],
    [['pull'], false],
    [[], false],
    [null, false],
  ])('that allows %j lets us push: %p', async (actions, ok) => {
    const server = await serve(registryWith({ token: jwt(actions) }));
    expect(await connect(server).probePush(REPOSITORY, call())).toMatchObject(
      ok ? { ok } : { ok, failure: { code: 'forbidden', missingRule: 'push' } },
    );
  });

  it('that was given and is refused says nothing against the credential', async () => {
    const server = await serve(({ url, headers }, response) =>
      url.startsWith('/token')
        ? sendJson(response, 200, { token: jwt([]) })
        : sendJson(
            response,
            401,
            { errors: [{ code: 'UNAUTHORIZED' }] },
            {
              'www-authenticate': `Bearer realm="https://${headers.host}/token"`,
            },
          ),
    );
    expect(
      await connect(server).resolveTag(REPOSITORY, 'a', call()),
    ).toMatchObject({
      failure: {
        code: 'forbidden',
        missingRule: 'pull',
        message: expect.stringMatching(
          /no such repository, or .* may not pull/,
        ),
      },
    });
    expect(
      server.requests.filter(({ url }) => url.startsWith('/token')),
    ).toMatchObject([{ headers: { authorization: BASIC } }]);
  });
});

describe('pages of tags', () => {
  const twoPages =
    (link: string): Handler =>
    ({ url, headers }, response) =>
      new URL(url, 'https://x').searchParams.get('last')
        ? sendJson(response, 200, { tags: ['b'] })
        : sendJson(
            response,
            200,
            { tags: ['a'] },
            { link: link.replace('HOST', headers.host!) },
          );

  it.each(fixtures.links)('are followed by %p', async link => {
    const server = await serve(twoPages(link));
    expect(await connect(server).listTags(REPOSITORY, call())).toEqual({
      ok: true,
      value: ['a', 'b'],
    });
    expect(server.requests[1].url).toMatch(
      new RegExp(`^/v2/${REPOSITORY}/tags/list\\?`),
    );
  });

  it.each(fixtures.opaqueLinks)(
    'are followed as $name names them',
    async ({ link, asks }) => {
      const server = await serve(({ url }, response) =>
        url.endsWith(asks)
          ? sendJson(response, 200, { tags: ['b'] })
          : sendJson(response, 200, { tags: ['a'] }, { link }),
      );
      expect(await connect(server).listTags(REPOSITORY, call())).toEqual({
        ok: true,
        value: ['a', 'b'],
      });
    },
  );

  it.each(fixtures.incompleteLinks)(
    'are said to be incomplete after %p',
    async link => {
      const server = await serve((_, response) =>
        sendJson(response, 200, { tags: ['a'] }, { link }),
      );
      expect(await connect(server).listTags(REPOSITORY, call())).toMatchObject({
        failure: {
          code: 'protocol',
          message: expect.stringContaining('incomplete'),
        },
      });
    },
  );

  it('are not asked for in circles', async () => {
    const server = await serve(({ url }, response) =>
      sendJson(
        response,
        200,
        { tags: ['a'] },
        { link: `<?last=${url.includes('last=1') ? 2 : 1}>; rel="next"` },
      ),
    );
    expect(await connect(server).listTags(REPOSITORY, call())).toMatchObject({
      failure: { message: expect.stringContaining('incomplete') },
    });
    expect(server.requests.length).toBeLessThan(5);
  });
});

describe('a registry is found by its host', () => {
  const HAS_IT: Handler = (_, response) =>
    response.writeHead(200, { 'docker-content-digest': DIGEST }).end();
  const hasAddress6 = Object.values(networkInterfaces())
    .flat()
    .some(each => each?.address === '::1');

  (hasAddress6 ? describe : describe.skip)('of IPv6', () => {
    it('in brackets', async () => {
      const server = await serve(HAS_IT, '::1');
      expect(server.host).toMatch(/^\[::1\]:/);
      const registries = connectAll(server);
      const reference = parseSeedImageReference(
        `${server.host}/${REPOSITORY}:4.18.27-x86_64`,
      );
      const registry = registries.forReference(reference)!;
      expect(await registries.observe(reference, call())).toMatchObject({
        tag: { state: 'present', digest: DIGEST },
      });
      expect(await registry.readCertificates(call())).toMatchObject({
        ok: true,
      });
      expect(
        Object.keys(JSON.parse(registry.authFile(reference)).auths),
      ).toEqual([server.host]);
    });
  });

  it('however it is spelled, and the node finds its credential as it was spelled', async () => {
    const server = await serve(HAS_IT);
    const port = server.host.split(':')[1];
    const registries = connectAll({ host: `LocalHost:${port}` });
    for (const host of ['localhost', 'LOCALHOST', 'LocalHost']) {
      const reference = parseSeedImageReference(
        `${host}:${port}/${REPOSITORY}:4.18.27-x86_64`,
      );
      const registry = registries.forReference(reference)!;
      expect(
        await registry.resolveTag(REPOSITORY, reference.tag, call()),
      ).toMatchObject({ ok: true });
      expect(
        Object.keys(JSON.parse(registry.authFile(reference)).auths),
      ).toEqual([`${host}:${port}`]);
    }
  });

  it('with the credential for its path', async () => {
    const server = await serve(({ headers }, response) =>
      headers.authorization === `Basic ${encode('path:y')}`
        ? response.writeHead(200, { 'docker-content-digest': DIGEST }).end()
        : response.writeHead(401, { 'www-authenticate': 'Basic' }).end(),
    );
    const file = write(
      'paths.json',
      JSON.stringify({
        auths: {
          [server.host]: { auth: encode('host:x') },
          [`${server.host}/ocp-sno1`]: { auth: encode('path:y') },
        },
      }),
    );
    const registry = connect(server, {
      credential: { kind: 'auth-file', file },
    });
    expect(await registry.resolveTag(REPOSITORY, 'a', call())).toMatchObject({
      ok: true,
    });
    expect(
      await registry.resolveTag('ocp-sno2/seed', 'a', call()),
    ).toMatchObject({ ok: false });
    expect(
      JSON.parse(
        registry.authFile({ registry: server.host, repository: REPOSITORY }),
      ),
    ).toEqual({ auths: { [server.host]: { auth: encode('path:y') } } });
  });
});
