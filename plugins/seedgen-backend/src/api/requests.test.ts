import request from 'supertest';
import { mockCredentials } from '@backstage/backend-test-utils';
import { ConflictError, InputError } from '@backstage/errors';
import { DIGEST, fakeServices } from '../__testUtils__/fakeServices';
import { ManualClock } from '../__testUtils__/ManualClock';
import {
  allowAll,
  denyAll,
  onlyClusters,
  testApp,
  type TestApp,
  type TestPolicy,
} from '../__testUtils__/testApp';
import { BusyError } from '../runs/BusyError';
import { openApiDocument } from '../schema/generated/openApiDocument';

const generate = {
  kind: 'generate',
  cluster: 'sno1',
  seedImage: 'registry.example/ocp/seed:4.18.27-x86_64',
  confirmation: 'sno1',
};

function nested(depth: number): string {
  return `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
}

describe('requests', () => {
  const services = fakeServices();
  const test = testApp({ services });
  const post = (path: string, body: string | object) =>
    request(test.app)
      .post(path)
      .set('Content-Type', 'application/json')
      .send(body);

  beforeEach(() => {
    test.policy = allowAll;
    services.records.length = 0;
    services.submitted.length = 0;
    services.read.length = 0;
  });

  it.each<[string, string | object, number, string]>([
    ['an unknown key', { ...generate, admin: true }, 400, 'InvalidRequest'],
    [
      'a missing key',
      { ...generate, confirmation: undefined },
      400,
      'InvalidRequest',
    ],
    ['an unknown kind', { ...generate, kind: 'erase' }, 400, 'InvalidRequest'],
    [
      'a text as a flag',
      { ...generate, replaceExistingTag: 'yes' },
      400,
      'InvalidRequest',
    ],
    [
      'an object as a text',
      { ...generate, cluster: { a: 1 } },
      400,
      'InvalidRequest',
    ],
    [
      'a key of another kind',
      { ...generate, strategy: 'secondary-disk' },
      400,
      'InvalidRequest',
    ],
    [
      '__proto__',
      JSON.stringify(generate).replace('{', '{"__proto__":{"admin":true},'),
      400,
      'RefusedKey',
    ],
    [
      'a nested constructor',
      JSON.stringify({
        ...generate,
        reason: { constructor: { prototype: {} } },
      }),
      400,
      'RefusedKey',
    ],
    ['17 levels', nested(17), 400, 'BodyTooDeep'],
    ['10,000 levels', nested(10_000), 400, 'BodyTooDeep'],
    ['no JSON', '{"kind":', 400, 'InvalidJson'],
    ['a list', '[]', 400, 'InvalidRequest'],
    [
      'a megabyte',
      { ...generate, reason: 'x'.repeat(1_000_000) },
      413,
      'BodyTooLarge',
    ],
  ])('refuses %s and records it', async (_what, body, status, reasonCode) => {
    const { body: answer } = await post('/runs', body).expect(status);
    expect(answer.error.message).toMatch(new RegExp(`^${reasonCode}: `));
    expect(answer.error.stack).toBeUndefined();
    expect(services.submitted).toEqual([]);
    expect(services.records).toEqual([
      expect.objectContaining({
        action: 'run.requested',
        outcome: 'invalid',
        actor: 'user:default/mock',
        reasonCode,
      }),
    ]);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  it.each([
    ['/runs?limit=0'],
    ['/runs?limit=201'],
    ['/runs?limit=abc'],
    ['/runs?active=perhaps'],
    ['/runs?orderBy=secret'],
    ['/runs?cluster=..%2f..%2fetc'],
    ['/runs?cluster=a&cluster=b'],
    ['/clusters?state=asleep'],
    ['/clusters?sort=secret'],
    ['/clusters?order=up'],
    ['/clusters?limit=201'],
    ['/clusters?q='],
    [`/clusters?q=${'x'.repeat(201)}`],
    ['/clusters?owner='],
    ['/clusters?admin=true'],
    ['/images?limit=0'],
    ['/images?digest=x'],
    ['/images/sha256:abc'],
    [`/images/${DIGEST}%2f..`],
    [`/images/${DIGEST.toUpperCase()}`],
    [`/images/${DIGEST}/compatibility?verdict=perhaps`],
    ['/audit/export'],
    ['/audit/export?format=xlsx'],
    ['/audit/export?format=csv&limit=1'],
    ['/audit/export?format=csv&cursor=1'],
    ['/audit/export?format=csv&outcome=unheard'],
    ['/audit?action=unheard.of'],
    ['/audit?from=yesterday'],
    ['/clusters/SNO1'],
    ['/clusters/sno1%00'],
    ['/runs/a%2fb'],
    ['/preflights'],
  ])('refuses GET %s', async path => {
    const { body } = await request(test.app).get(path).expect(400);
    expect(body.error.message).toMatch(/^InvalidRequest: /);
  });

  it.each([
    ['/runs', { kind: 'ann:hunter2@registry.example' }],
    ['/runs', { cluster: 'ann:hunter2@registry.example' }],
    ['/runs', { confirmation: { password: 'hunter2' } }],
    ['/runs', { 'ann:hunter2@registry.example': true }],
    ['/runs', { replaceExistingTag: 'ann:hunter2@registry.example' }],
    ['/preflights', { kind: 'ann:hunter2@registry.example', cluster: 'sno1' }],
    ['/verifications', { cluster: 'sno1', image: ['ann:hunter2@r.example'] }],
  ])('POST %s quotes no credential of %j', async (path, wrong) => {
    const { body, status } = await post(path, { ...generate, ...wrong });
    expect([400, 404]).toContain(status);
    expect(body.error.message).toMatch(/^[A-Z]\w+: /);
    expect(JSON.stringify(body.error)).not.toContain('hunter2');
  });

  it('records what was asked for without credentials that were pasted by mistake', async () => {
    await post('/runs', {
      ...generate,
      cluster: 'sno1\u202e',
      seedImage: 'https://bob:hunter2@registry.example/ocp/seed:1',
      confirmation: 1,
    }).expect(400);
    expect(services.records).toHaveLength(1);
    expect(services.records[0].message).toContain('cluster "sno1\\u202e"');
    expect(JSON.stringify(services.records)).not.toContain('hunter2');
  });

  it.each([
    ['GET', '/clusters/sno9', undefined],
    ['GET', '/clusters/sno9/storage-plan', undefined],
    ['POST', '/clusters/sno9/refresh', {}],
    ['GET', '/runs/none', undefined],
    ['GET', '/preflights/none', undefined],
    ['GET', '/runs/none/manifests', undefined],
    ['GET', `/images/sha256:${'0'.repeat(64)}`, undefined],
    ['GET', `/images/sha256:${'0'.repeat(64)}/compatibility`, undefined],
    ['GET', '/verifications/none', undefined],
    ['POST', '/runs/none/cancel', {}],
    ['POST', '/runs', { ...generate, cluster: 'sno9', confirmation: 'sno9' }],
  ])('knows nothing of %s %s', async (method, path, body) => {
    const { body: answer } = await (method === 'GET'
      ? request(test.app).get(path)
      : post(path, body!)
    ).expect(404);
    expect(answer.error.name).toBe('NotFoundError');
    expect(services.submitted).toEqual([]);
  });

  it('shows only clusters that a condition lets through', async () => {
    const { app } = testApp({ services, policy: onlyClusters('sno2') });
    const clusters = await request(app).get('/clusters').expect(200);
    expect(clusters.body.items.map((item: any) => item.name)).toEqual(['sno2']);
    const runs = await request(app).get('/runs').expect(200);
    expect(runs.body.items.map((item: any) => item.id)).toEqual(['run-2']);
    await request(app).get('/clusters/sno1').expect(403);
    await request(app).get('/runs?cluster=sno1').expect(403);
    // Whether there is a record of another cluster is not told, see the table below.
    await request(app).get('/runs/run-1').expect(404);
    await request(app).get('/runs/run-1/manifests').expect(404);
    // A digest is looked for among the seeds that may be seen; another may as well not exist.
    await request(app).get(`/images/${DIGEST}`).expect(404);
    await request(app).get('/images?cluster=sno1').expect(403);
    await request(app).get('/preflights/report-1').expect(404);
    // Whether a cluster exists is not told to who may not see it.
    await request(app).get('/clusters/sno9').expect(403);
    await request(app).post('/runs').send(generate).expect(403);
    expect(services.submitted).toEqual([]);
  });

  const OTHER = `sha256:${'0'.repeat(64)}`;
  const BY_ID: Array<
    [route: string, there: string, missing: string, body?: object]
  > = [
    ['GET /runs/{id}', '/runs/run-1', '/runs/none'],
    [
      'GET /runs/{id}/manifests',
      '/runs/run-1/manifests',
      '/runs/none/manifests',
    ],
    [
      'GET /runs/{id}/log',
      '/runs/run-1/log?source=imager',
      '/runs/none/log?source=imager',
    ],
    ['POST /runs/{id}/cancel', '/runs/run-1/cancel', '/runs/none/cancel', {}],
    [
      'POST /runs/{id}/inspection',
      '/runs/run-1/inspection',
      '/runs/none/inspection',
      { reason: 'Looked at with oc debug.' },
    ],
    ['GET /preflights/{id}', '/preflights/report-1', '/preflights/none'],
    [
      'GET /verifications/{id}',
      '/verifications/verification-1',
      '/verifications/none',
    ],
    ['GET /images/{digest}', `/images/${DIGEST}`, `/images/${OTHER}`],
    [
      'GET /images/{digest}/compatibility',
      `/images/${DIGEST}/compatibility`,
      `/images/${OTHER}/compatibility`,
    ],
    ['GET /clusters/{name}', '/clusters/sno1', '/clusters/sno9'],
    [
      'GET /clusters/{name}/storage-plan',
      '/clusters/sno1/storage-plan',
      '/clusters/sno9/storage-plan',
    ],
    [
      'POST /clusters/{name}/refresh',
      '/clusters/sno1/refresh',
      '/clusters/sno9/refresh',
      {},
    ],
  ];

  it('has every route that asks for a record by its id or name in the table', () => {
    expect(BY_ID.map(([route]) => route).sort()).toEqual(
      Object.entries(openApiDocument.paths)
        .flatMap(([path, methods]) =>
          Object.keys(methods).map(method => `${method.toUpperCase()} ${path}`),
        )
        .filter(route => route.includes('{'))
        .sort(),
    );
  });

  describe.each(BY_ID)('%s', (_route, there, missing, body) => {
    const ask = async (app: TestApp['app'], path: string) => {
      const { status, body: answer } = await (body
        ? request(app).post(path).send(body)
        : request(app).get(path));
      return { status, error: answer.error };
    };

    it.each([
      ['of another cluster', onlyClusters('sno2')],
      ['of no cluster', onlyClusters()],
      ['of nothing', denyAll],
    ])(
      'answers alike whether or not there is such a record to a reader %s',
      async (_who, policy) => {
        const { app, asked } = testApp({ services, policy });
        const of = await ask(app, there);
        expect([403, 404]).toContain(of.status);
        expect(asked).not.toEqual([]);
        expect(await ask(app, missing)).toEqual(of);
        expect(JSON.stringify(of)).not.toContain('sno1');
      },
    );
  });

  it('reads nothing before it has asked who may see it', async () => {
    const order: string[] = [];
    const policy: TestPolicy = name => {
      order.push(name);
      return denyAll(name);
    };
    const noted = <T extends object>(target: T): T =>
      new Proxy(target, {
        get:
          (of, key) =>
          (...given: unknown[]) => {
            order.push(String(key));
            return (of as any)[key](...given);
          },
      });
    const { app } = testApp({
      services: {
        ...services,
        runs: noted(services.runs),
        runViews: noted(services.runViews),
        preflights: noted(services.preflights),
        verifications: noted(services.verifications),
        images: noted(services.images),
      },
      policy,
    });
    for (const [, there, , body] of BY_ID) {
      order.length = 0;
      await (body
        ? request(app).post(there).send(body)
        : request(app).get(there)
      ).expect(403);
      expect(order.every(name => name.startsWith('seedgen.'))).toBe(true);
    }
  });

  it('records that somebody asked for what is hidden from them', async () => {
    const { app } = testApp({ services, policy: onlyClusters('sno2') });
    await request(app).get('/runs/run-1').expect(404);
    await request(app).post('/runs/run-1/cancel').send({}).expect(404);
    expect(services.records).toMatchObject([
      {
        action: 'cluster.read',
        outcome: 'denied',
        runId: 'run-1',
        reasonCode: 'PermissionDenied',
      },
      {
        action: 'run.cancel-requested',
        outcome: 'denied',
        runId: 'run-1',
        reasonCode: 'PermissionDenied',
      },
    ]);
  });

  it('tells who sees a run which permission they need to cancel it', async () => {
    const { app } = testApp({
      services,
      policy: name =>
        name === 'seedgen.seed.generate' ? denyAll(name) : allowAll(name),
    });
    const { body } = await request(app)
      .post('/runs/run-1/cancel')
      .send({})
      .expect(403);
    expect(body.error.message).toMatch(
      /^PermissionDenied: seedgen\.seed\.generate is not granted/,
    );
  });

  it('remembers for a while who may look, and never who may act', async () => {
    const clock = new ManualClock();
    const { app, asked } = testApp({ services, clock });
    const as = (token: request.Test) =>
      token.set('Authorization', mockCredentials.user.header());
    await as(request(app).get('/clusters/sno1')).expect(200);
    await as(request(app).get('/runs/run-1')).expect(200);
    await as(request(app).post('/runs').send(generate)).expect(201);
    await as(request(app).post('/runs').send(generate)).expect(201);
    expect(asked).toEqual([
      'seedgen.cluster.read',
      'seedgen.seed.generate',
      'seedgen.seed.generate',
    ]);
    await clock.advance(10_000);
    await as(request(app).get('/clusters/sno1')).expect(200);
    expect(asked).toHaveLength(4);
  });

  it('asks for the permission that belongs to the kind of run', async () => {
    test.asked.length = 0;
    await post('/runs', {
      kind: 'partition',
      cluster: 'sno1',
      strategy: 'secondary-disk',
      confirmation: 'sno1',
    }).expect(201);
    expect(test.asked).toEqual(['seedgen.storage.partition']);
  });

  it('records a reading of the log once, until the filters change', async () => {
    await request(test.app).get('/audit?cluster=sno1').expect(200);
    await request(test.app).get('/audit?cluster=sno1&cursor=2').expect(200);
    await request(test.app).get('/audit?cluster=sno2').expect(200);
    expect(services.records.map(({ cluster }) => cluster)).toEqual([
      'sno1',
      'sno2',
    ]);
  });

  it('takes one value of a filter and several alike', async () => {
    const asked: unknown[] = [];
    jest
      .spyOn(services.fleet, 'page')
      .mockImplementation(async (_names, query) => {
        asked.push(query);
        throw new InputError('CursorInvalid: it is of another list');
      });
    await request(test.app).get('/clusters?state=ready').expect(400);
    const { body } = await request(test.app)
      .get('/clusters?state=ready&state=spent&owner=a&sort=state&limit=7')
      .expect(400);
    expect(asked).toEqual([
      { state: ['ready'] },
      { state: ['ready', 'spent'], owner: ['a'], sort: 'state', limit: 7 },
    ]);
    expect(body.error.message).toMatch(/^CursorInvalid: /);
    jest.restoreAllMocks();
  });

  it('sends the log as a file, and records it before', async () => {
    const { text, headers } = await request(test.app)
      .get('/audit/export?format=csv&cluster=sno1')
      .buffer(true)
      .parse((response, done) => {
        let all = '';
        response.on('data', (chunk: Buffer) => {
          all += chunk;
        });
        response.on('end', () => done(null, all));
      })
      .expect(200)
      .then(({ body, headers: sent }) => ({ text: body, headers: sent }));
    expect(text).toBe('one\ntwo\n');
    expect(headers).toMatchObject({
      'content-type': 'text/csv',
      'content-disposition': 'attachment; filename="seedgen-audit.csv"',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    expect(services.records).toEqual([
      {
        action: 'audit.exported',
        outcome: 'succeeded',
        actor: 'user:default/mock',
        cluster: 'sno1',
        message: '2 entries as csv, filtered by cluster=sno1',
      },
    ]);
  });

  it('sends nothing of a log that is too large, or whose export cannot be recorded', async () => {
    jest
      .spyOn(services.auditExport, 'prepare')
      .mockRejectedValueOnce(new InputError('ExportTooLarge: more than 9'));
    const { body } = await request(test.app)
      .get('/audit/export?format=jsonl')
      .expect(400);
    expect(body.error.message).toMatch(/^ExportTooLarge: /);
    expect(services.records).toMatchObject([
      { action: 'audit.exported', outcome: 'invalid' },
    ]);
    jest
      .spyOn(services.audit, 'append')
      .mockRejectedValueOnce(new Error('read-only'));
    const { text } = await request(test.app)
      .get('/audit/export?format=jsonl')
      .expect(500);
    expect(text).not.toContain('one');
  });

  it('breaks the connection off when the log cannot be read to its end', async () => {
    jest.spyOn(services.auditExport, 'prepare').mockResolvedValueOnce({
      rows: 2,
      contentType: 'application/jsonl',
      chunks: (async function* chunks() {
        yield 'one\n';
        throw new Error('the database went away');
      })(),
    });
    await expect(
      request(test.app).get('/audit/export?format=jsonl').buffer(true),
    ).rejects.toThrow(/aborted|hang up/);
  });

  it.each([
    ['/runs/run-1', { runs: ['run-1'] }],
    ['/runs', { clusters: ['sno1', 'sno2'] }],
    ['/runs?cluster=sno2', { clusters: ['sno2'] }],
    ['/clusters', { clusters: ['sno1', 'sno2'] }],
    ['/clusters/sno1', { clusters: ['sno1'] }],
  ])(
    'takes note of who has read %s, to tell of changes',
    async (path, what) => {
      await request(test.app).get(path).expect(200);
      expect(services.read).toEqual([['user:default/mock', what]]);
    },
  );

  it.each(['/runs/run-1', '/runs', '/clusters', '/clusters/sno1'])(
    'takes no note of who may not read %s',
    async path => {
      const { app } = testApp({ services, policy: denyAll });
      await request(app).get(path).expect(403);
      expect(services.read).toEqual([]);
    },
  );

  describe('of a cluster that has a run', () => {
    beforeEach(() => {
      jest.spyOn(services.runs, 'submit').mockRejectedValueOnce(
        new BusyError('ClusterBusy', 'sno1', {
          id: 'run-1',
          requestedBy: 'user:default/ben',
        }),
      );
    });
    afterEach(() => jest.restoreAllMocks());

    it('tell which one, for a link', async () => {
      const { body } = await post('/runs', generate).expect(409);
      expect(body.error).toMatchObject({
        name: 'ConflictError',
        message: expect.stringMatching(
          /^ClusterBusy: .*\(run run-1, asked for by user:default\/ben\)$/,
        ),
        runId: 'run-1',
      });
    });

    it('do not tell it to somebody who may not read the cluster', async () => {
      const { app } = testApp({
        services,
        policy: name =>
          name === 'seedgen.cluster.read'
            ? onlyClusters('sno2')(name)
            : allowAll(name),
      });
      const { text } = await request(app)
        .post('/runs')
        .send(generate)
        .expect(409);
      expect(text).toContain('ClusterBusy: cluster sno1 has an active run;');
      expect(text).not.toMatch(/run-1|default\/ben|runId/);
    });
  });

  it('answers a conflict with 409 and records it', async () => {
    jest
      .spyOn(services.runs, 'submit')
      .mockRejectedValueOnce(
        new ConflictError('ClusterBusy: run-1 is active on sno1'),
      );
    await post('/runs', generate).expect(409);
    expect(services.records).toEqual([
      expect.objectContaining({
        outcome: 'failed',
        reasonCode: 'ClusterBusy',
        cluster: 'sno1',
      }),
    ]);
  });

  it.each([
    [new Error('insert into "runs" values (hunter2)'), 500, 'InternalError'],
    [
      Object.assign(new Error('hunter2'), { code: '57P01' }),
      503,
      'DatabaseUnavailable',
    ],
  ])('never tells what %s says', async (error, status, reasonCode) => {
    jest.spyOn(services.runs, 'list').mockRejectedValueOnce(error);
    const { text } = await request(test.app).get('/runs').expect(status);
    expect(text).toContain(reasonCode);
    expect(text).not.toContain('hunter2');
  });

  it('serves the document', async () => {
    const { body } = await request(test.app).get('/openapi.json').expect(200);
    expect(Object.keys(body.paths)).toEqual(
      expect.arrayContaining(['/runs', '/clusters/{name}']),
    );
  });
});
