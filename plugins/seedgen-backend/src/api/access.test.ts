import { mockCredentials } from '@backstage/backend-test-utils';
import {
  remedyActionSchema,
  type AuditOutcome,
  type RemedyAction,
} from '@seedgen/backstage-plugin-seedgen-common';
import request, { type Test } from 'supertest';
import { DIGEST, fakeServices } from '../__testUtils__/fakeServices';
import { allowAll, denyAll, testApp } from '../__testUtils__/testApp';
import { systemClock } from '../clock';
import { openApiDocument } from '../schema/generated/openApiDocument';

interface Access {
  /** Path with its parameters filled in. */
  path?: string;
  body?: object;
  permission: string;
  /** What is asked for besides, since which it needs is known once it may be known at all. */
  asked?: string[];
  /** Answer to a user who may. */
  status: number;
  /** Whether a service without a user may call. */
  service: boolean;
  /** What is recorded, for whom it is recorded when all goes well as well. */
  action: string;
  recorded: AuditOutcome | 'nothing';
}

const READ = 'seedgen.cluster.read';
const reading = (path?: string): Access => ({
  path,
  permission: READ,
  status: 200,
  service: true,
  action: 'cluster.read',
  recorded: 'nothing',
});
const generate = {
  kind: 'generate',
  cluster: 'sno1',
  seedImage: 'registry.example/ocp/seed:4.18.27-x86_64',
  confirmation: 'sno1',
};

// A route without an entry here fails the first test.
const ROUTES: Record<string, Access> = {
  'GET /clusters': reading(),
  'GET /clusters/{name}': reading('/clusters/sno1'),
  'POST /clusters/{name}/refresh': {
    ...reading('/clusters/sno1/refresh'),
    status: 202,
  },
  'GET /clusters/{name}/storage-plan': reading('/clusters/sno1/storage-plan'),
  'GET /registries': reading(),
  'GET /preflights': reading('/preflights?cluster=sno1&limit=1'),
  'GET /preflights/{id}': reading('/preflights/report-1'),
  'POST /preflights': {
    body: { kind: 'generate', cluster: 'sno1' },
    permission: READ,
    status: 202,
    service: false,
    action: 'preflight.requested',
    recorded: 'accepted',
  },
  'POST /verifications': {
    body: { cluster: 'sno1', image: generate.seedImage },
    permission: READ,
    status: 202,
    service: false,
    action: 'verification.requested',
    recorded: 'accepted',
  },
  'GET /verifications/{id}': reading('/verifications/verification-1'),
  'POST /manifests': { ...reading(), body: generate },
  'GET /runs': reading(),
  'POST /runs': {
    body: generate,
    permission: 'seedgen.seed.generate',
    status: 201,
    service: false,
    action: 'run.requested',
    recorded: 'accepted',
  },
  'GET /runs/{id}': reading('/runs/run-1'),
  'GET /runs/{id}/log': reading('/runs/run-1/log?source=imager'),
  'POST /runs/{id}/cancel': {
    path: '/runs/run-1/cancel',
    body: {},
    permission: 'seedgen.seed.generate',
    asked: ['seedgen.storage.partition', 'seedgen.remedy.apply', READ],
    status: 200,
    service: false,
    action: 'run.cancel-requested',
    recorded: 'accepted',
  },
  'POST /runs/{id}/inspection': {
    path: '/runs/run-1/inspection',
    body: { reason: 'The imager has ended' },
    permission: 'seedgen.imager.inspect',
    asked: [READ],
    status: 200,
    service: false,
    action: 'run.imager-inspected',
    recorded: 'accepted',
  },
  'GET /runs/{id}/manifests': reading('/runs/run-1/manifests'),
  'GET /images': reading(),
  'GET /images/{digest}': reading(`/images/${DIGEST}`),
  'GET /images/{digest}/compatibility': reading(
    `/images/${DIGEST}/compatibility?verdict=fits`,
  ),
  'GET /audit/export': {
    path: '/audit/export?format=csv',
    permission: 'seedgen.audit.export',
    status: 200,
    service: false,
    action: 'audit.exported',
    recorded: 'succeeded',
  },
  'GET /audit': {
    permission: 'seedgen.audit.read',
    status: 200,
    service: false,
    action: 'audit.read',
    recorded: 'succeeded',
  },
};

const documented = Object.entries(openApiDocument.paths).flatMap(
  ([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      route: `${method.toUpperCase()} ${path}`,
      operation: operation as Record<string, unknown>,
    })),
);

function call(app: Parameters<typeof request>[0], route: string): Test {
  const [method, template] = route.split(' ');
  const path = ROUTES[route].path ?? template;
  return method === 'GET'
    ? request(app).get(path)
    : request(app).post(path).send(ROUTES[route].body);
}

describe('access to every route', () => {
  // One application for all, since compiling the document takes longer than all requests together.
  const services = fakeServices();
  let now = Date.parse('2026-11-22T10:00:00Z');
  const test = testApp({
    services,
    clock: { ...systemClock, now: () => new Date(now) },
  });

  beforeEach(() => {
    test.asked.length = 0;
    services.records.length = 0;
    services.submitted.length = 0;
    services.looksAt.length = 0;
    now += 60 * 60 * 1000;
  });

  it('is described for exactly the routes of the OpenAPI document', () => {
    expect(Object.keys(ROUTES).sort()).toEqual(
      documented.map(({ route }) => route).sort(),
    );
  });

  describe.each(documented)('$route', ({ route, operation }) => {
    const access = ROUTES[route];

    it('is documented as it behaves', () => {
      expect(String(operation['x-permission'])).toContain(access.permission);
      expect(Boolean(operation['x-user-only'])).toBe(!access.service);
      expect(operation.responses).toHaveProperty([String(access.status)]);
    });

    it('is refused without credentials, and nothing happens', async () => {
      test.policy = allowAll;
      await call(test.app, route)
        .set('Authorization', mockCredentials.none.header())
        .expect(401);
      expect(test.asked).toEqual([]);
      expect(services.records).toEqual([]);
      expect(services.submitted).toEqual([]);
    });

    it('is refused to a user without the permission, who is recorded', async () => {
      test.policy = denyAll;
      const { body } = await call(test.app, route)
        .set('Authorization', mockCredentials.user.header('user:default/eve'))
        .expect(403);
      expect(body.error.name).toBe('NotAllowedError');
      expect(body.error.message).toMatch(/^PermissionDenied: /);
      expect(test.asked).toEqual(
        expect.arrayContaining([access.permission, ...(access.asked ?? [])]),
      );
      expect(new Set(test.asked).size).toBe(1 + (access.asked?.length ?? 0));
      expect(services.records).toEqual([
        expect.objectContaining({
          action: access.action,
          outcome: 'denied',
          actor: 'user:default/eve',
          reasonCode: 'PermissionDenied',
        }),
      ]);
      expect(services.submitted).toEqual([]);
      expect(services.looksAt).toEqual([]);
    });

    it('is open to a user with the permission', async () => {
      test.policy = allowAll;
      await call(test.app, route)
        .set('Authorization', mockCredentials.user.header('user:default/ann'))
        .expect(access.status);
      expect(test.asked).toContain(access.permission);
      expect(services.records).toMatchObject(
        access.recorded === 'nothing'
          ? []
          : [
              {
                action: access.action,
                outcome: access.recorded,
                actor: 'user:default/ann',
              },
            ],
      );
    });

    it('is answered to a service as it is meant to be', async () => {
      test.policy = allowAll;
      await call(test.app, route)
        .set('Authorization', mockCredentials.service.header())
        .expect(access.service ? access.status : 403);
      expect(services.submitted).toEqual([]);
      expect(services.records).toMatchObject(
        access.service
          ? []
          : [
              {
                action: access.action,
                outcome: 'denied',
                actor: 'service:external:test-service',
                reasonCode: 'UserRequired',
              },
            ],
      );
    });
  });

  describe('a remedy', () => {
    const ask = (action: RemedyAction) =>
      request(test.app)
        .post('/runs')
        .send({
          kind: 'remedy',
          cluster: 'sno1',
          remedy: { action },
          confirmation: 'sno1',
        })
        .set('Authorization', mockCredentials.user.header('user:default/ann'));
    const allowed =
      (...names: string[]) =>
      (name: string) =>
        names.includes(name) ? allowAll(name) : denyAll(name);

    it.each(remedyActionSchema.options)(
      '%s needs a permission of its own',
      async action => {
        test.policy = allowed(
          READ,
          'seedgen.seed.generate',
          'seedgen.storage.partition',
        );
        await ask(action).expect(403);
        expect(services.submitted).toEqual([]);
        test.policy = allowed('seedgen.remedy.apply', 'seedgen.seed.generate');
        await ask(action).expect(201);
      },
    );

    it.each(remedyActionSchema.options)(
      '%s needs that of a generation only where it begins one',
      async action => {
        test.policy = allowed('seedgen.remedy.apply');
        await ask(action).expect(
          action === 'recreate-seed-generator' ? 403 : 201,
        );
        expect(services.records.map(({ outcome }) => outcome)).toEqual([
          action === 'recreate-seed-generator' ? 'denied' : 'accepted',
        ]);
      },
    );
  });

  it('lets a service act for a user, whose name is recorded', async () => {
    test.policy = allowAll;
    await call(test.app, 'POST /runs')
      .set(
        'Authorization',
        mockCredentials.service.header({
          onBehalfOf: mockCredentials.user('user:default/ann'),
          targetPluginId: 'seedgen',
        }),
      )
      .expect(201);
    expect(services.records).toEqual([
      expect.objectContaining({ actor: 'user:default/ann' }),
    ]);
  });
});
