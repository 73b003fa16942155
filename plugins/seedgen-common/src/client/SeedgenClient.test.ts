import { ResponseError } from '@backstage/errors';
import { runInTheWay } from './answers';
import { SeedgenClient } from './SeedgenClient';
import type { SeedgenApi } from './SeedgenApi';

interface Sent {
  url: string;
  method: string;
  headers: Record<string, string>;
  body: unknown;
}

/** A client whose backend answers everything alike, and what was sent to it. */
function clientWith(
  answer: () => Response = () => Response.json({ items: [] }),
  discovery = true,
) {
  const sent: Sent[] = [];
  const client = new SeedgenClient({
    fetchApi: {
      fetch: async (input, init) => {
        sent.push({
          url: String(input),
          method: init?.method ?? 'GET',
          headers: Object.fromEntries(new Headers(init?.headers)),
          body:
            init?.body === undefined
              ? undefined
              : JSON.parse(String(init.body)),
        });
        init?.signal?.throwIfAborted();
        return answer();
      },
    },
    ...(discovery && {
      discoveryApi: {
        getBaseUrl: async id => `https://portal.example/base/api/${id}`,
      },
    }),
  });
  return { client, sent };
}

const BASE = 'https://portal.example/base/api/seedgen';
const REQUEST = {
  kind: 'generate',
  cluster: 'sno1',
  seedImage: 'registry.example/a/b:1',
  confirmation: 'sno1',
} as const;

describe('SeedgenClient', () => {
  it.each<[(api: SeedgenApi) => Promise<unknown>, string, string, unknown?]>([
    [api => api.getClusters(), 'GET', '/clusters?limit=200'],
    [api => api.getFleet(), 'GET', '/clusters'],
    [
      api =>
        api.getFleet({
          q: 'sno 1',
          state: ['attention', 'not-ready'],
          owner: [],
          sort: 'state',
          order: 'desc',
        }),
      'GET',
      '/clusters?q=sno+1&state=attention&state=not-ready&sort=state&order=desc',
    ],
    [api => api.getCluster('sno1'), 'GET', '/clusters/sno1'],
    [api => api.refreshCluster('sno1'), 'POST', '/clusters/sno1/refresh', {}],
    [api => api.getStoragePlan('sno1'), 'GET', '/clusters/sno1/storage-plan'],
    [api => api.getRegistries(), 'GET', '/registries'],
    [
      api => api.getLatestPreflight('sno1'),
      'GET',
      '/preflights?cluster=sno1&limit=1',
    ],
    [
      api => api.startPreflight({ kind: 'generate', cluster: 'sno1' }),
      'POST',
      '/preflights',
      { kind: 'generate', cluster: 'sno1' },
    ],
    [api => api.getPreflight('p1'), 'GET', '/preflights/p1'],
    [
      api => api.startVerification({ cluster: 'sno1', image: 'x' }),
      'POST',
      '/verifications',
      { cluster: 'sno1', image: 'x' },
    ],
    [api => api.getVerification('v1'), 'GET', '/verifications/v1'],
    [api => api.previewManifests(REQUEST), 'POST', '/manifests', REQUEST],
    [api => api.startRun(REQUEST), 'POST', '/runs', REQUEST],
    [
      api => api.getRuns({ cluster: 'sno1', active: false, cursor: '' }),
      'GET',
      '/runs?cluster=sno1&active=false',
    ],
    [api => api.getRun('r1'), 'GET', '/runs/r1'],
    [api => api.getRunLog('r1', 'imager'), 'GET', '/runs/r1/log?source=imager'],
    [api => api.cancelRun('r1'), 'POST', '/runs/r1/cancel', {}],
    [
      api => api.cancelRun('r1', { onlyIfStoppable: true }),
      'POST',
      '/runs/r1/cancel',
      { onlyIfStoppable: true },
    ],
    [
      api => api.confirmInspection('r1', { reason: 'It has ended' }),
      'POST',
      '/runs/r1/inspection',
      { reason: 'It has ended' },
    ],
    [api => api.getRunManifests('r1'), 'GET', '/runs/r1/manifests'],
    [api => api.getSeedImages(), 'GET', '/images'],
    [
      api => api.getSeedImages({ registry: 'registry.example:5000' }),
      'GET',
      '/images?registry=registry.example%3A5000',
    ],
    [api => api.getSeedImage('sha256:ab'), 'GET', '/images/sha256%3Aab'],
    [
      api => api.getSeedImageCompatibility('sha256:ab', { verdict: 'fits' }),
      'GET',
      '/images/sha256%3Aab/compatibility?verdict=fits',
    ],
    [
      api => api.exportAudit({ format: 'csv', cluster: 'sno1' }),
      'GET',
      '/audit/export?format=csv&cluster=sno1',
    ],
    [
      api => api.getAudit({ actor: 'user:default/a b', limit: 10 }),
      'GET',
      '/audit?actor=user%3Adefault%2Fa+b&limit=10',
    ],
  ])('%s', async (...[call, method, route, body]) => {
    const { client, sent } = clientWith();
    await call(client);
    expect(sent).toEqual([
      expect.objectContaining({ method, url: `${BASE}${route}`, body }),
    ]);
  });

  it.each(['../../audit', 'a/b', 'a?b=c', 'a#b', '%2e%2e', 'sno1\u0000x'])(
    'keeps %p in its place of the path',
    async name => {
      const { client, sent } = clientWith();
      await client.getCluster(name);
      const { pathname, search, hash } = new URL(sent[0].url);
      expect(pathname.split('/')).toHaveLength(6);
      expect(decodeURIComponent(pathname.split('/')[5])).toBe(name);
      expect([search, hash]).toEqual(['', '']);
    },
  );

  it('leaves address and token to the fetch API of the browser', async () => {
    const { client, sent } = clientWith(undefined, false);
    await client.getClusters();
    expect(sent[0].url).toBe('plugin://seedgen/clusters?limit=200');
    expect(sent[0].headers).not.toHaveProperty('authorization');
  });

  it('sends token and idempotency key as headers, and nowhere else', async () => {
    const { client, sent } = clientWith();
    await client.startRun(REQUEST, { token: 't0ken', idempotencyKey: 'k' });
    const [{ url, headers, body }] = sent;
    expect(headers).toMatchObject({
      authorization: 'Bearer t0ken',
      'idempotency-key': 'k',
      'content-type': 'application/json',
    });
    expect(JSON.stringify([url, body])).not.toContain('t0ken');
  });

  it('gives the latest preflight, or none', async () => {
    const none = clientWith();
    expect(await none.client.getLatestPreflight('sno1')).toBeUndefined();
    const one = clientWith(() => Response.json({ items: [{ id: 'p1' }] }));
    expect(await one.client.getLatestPreflight('sno1')).toEqual({ id: 'p1' });
  });

  it('follows the pages of the clusters to the end', async () => {
    const pages = [
      { items: [{ name: 'sno1' }], nextCursor: 'abc' },
      { items: [{ name: 'sno2' }] },
    ];
    const { client, sent } = clientWith(() => Response.json(pages.shift()));
    expect(await client.getClusters()).toEqual({
      items: [{ name: 'sno1' }, { name: 'sno2' }],
    });
    expect(sent.map(({ url }) => new URL(url).search)).toEqual([
      '?limit=200',
      '?limit=200&cursor=abc',
    ]);
  });

  it('hands out the export as it streams in', async () => {
    const { client } = clientWith(() => new Response('{"sequence":1}\n'));
    const response = await client.exportAudit({ format: 'jsonl' });
    expect(await response.text()).toBe('{"sequence":1}\n');
  });

  it('expects no body where there is none', async () => {
    const { client } = clientWith(() => new Response(null, { status: 204 }));
    expect(await client.refreshCluster('sno1')).toBeUndefined();
  });

  it('expects none from a refresh that is accepted', async () => {
    const { client } = clientWith(() => new Response(null, { status: 202 }));
    expect(await client.refreshCluster('sno1')).toBeUndefined();
  });

  it("throws with the backend's own words", async () => {
    const { client } = clientWith(() =>
      Response.json(
        {
          error: {
            name: 'ConflictError',
            message: 'ClusterBusy: run r0',
            runId: 'r0',
          },
          response: { statusCode: 409 },
        },
        { status: 409 },
      ),
    );
    const error = await client.startRun(REQUEST).catch(thrown => thrown);
    expect(error).toBeInstanceOf(ResponseError);
    expect(error.statusCode).toBe(409);
    expect(error.body.error).toMatchObject({
      name: 'ConflictError',
      message: 'ClusterBusy: run r0',
    });
    expect(runInTheWay(error)).toBe('r0');
    expect(runInTheWay(new Error('another'))).toBeUndefined();
  });

  describe('of an answer that is not ours', () => {
    const PAGE =
      '<html><title>502 Bad Gateway</title><h1>secret-ingress/1.2.3</h1></html>';
    const html = { 'Content-Type': 'text/html' };
    const json = { 'Content-Type': 'application/json' };

    it.each([
      [502, PAGE, html, /^PortalUnavailable: the portal does not answer/],
      [503, PAGE, html, /^PortalUnavailable: /],
      [504, 'upstream secret-ingress timed out', {}, /^PortalUnavailable: /],
      [503, '', {}, /^PortalUnavailable: /],
      [502, '{"message":"secret-ingress"}', json, /^PortalUnavailable: /],
      [502, '{"error":"secret-ingress"}', json, /^PortalUnavailable: /],
      [502, '{"error":{"name":1},"response":{}}', json, /^PortalUnavailable: /],
      [500, PAGE, html, /^UnexpectedAnswer: .* status 500$/],
      [403, PAGE, html, /^UnexpectedAnswer: .* status 403$/],
      [401, '{"error":"secret-ingress"}', json, /^UnexpectedAnswer: /],
      [413, 'x'.repeat(1_000_000), {}, /^UnexpectedAnswer: /],
    ])(
      'with status %i it tells nothing but the status',
      async (status, body, headers, message) => {
        const { client } = clientWith(
          () =>
            new Response(body, {
              status,
              statusText: 'secret-ingress',
              headers: { 'Retry-After': '7', ...headers },
            }),
        );
        const error = await client.getClusters().catch(thrown => thrown);
        expect(error).toBeInstanceOf(ResponseError);
        expect(error.statusCode).toBe(status);
        expect(error.body.error.message).toMatch(message);
        expect(error.response.headers.get('retry-after')).toBe('7');
        const told = JSON.stringify([
          error.message,
          error.body,
          error.cause?.message,
          error.statusText,
        ]);
        expect(told).not.toContain('secret-ingress');
        expect(told.length).toBeLessThan(1_000);
      },
    );

    it.each([
      ['the page of a login', '<html>secret-ingress</html>'],
      ['half an answer', '{"items":[{"name":"secret-ingress"'],
    ])('with success it tells nothing of %s', async (_, body) => {
      const { client } = clientWith(() => new Response(body, { status: 200 }));
      const error = await client.getClusters().catch(thrown => thrown);
      expect(error.message).toMatch(
        /^UnexpectedAnswer: something before the portal answered with status 200/,
      );
      expect(String(error)).not.toContain('secret-ingress');
    });
  });

  it('stops when nobody waits any more', async () => {
    const { client } = clientWith();
    await expect(
      client.getClusters({ signal: AbortSignal.abort() }),
    ).rejects.toMatchObject({ name: 'AbortError' });
  });
});
