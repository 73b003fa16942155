import {
  coreServices,
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import searchPlugin from '@backstage/plugin-search-backend';
import type { Run } from '@seedgen/backstage-plugin-seedgen-common';
import type { Request } from 'express';
import type { AddressInfo } from 'node:net';
import { searchModuleSeedgen } from './module';

const AT = '2026-11-22T10:00:00.000Z';

const run = (number: number): Run => ({
  id: `run-${number}`,
  kind: 'generate',
  cluster: number % 2 === 0 ? 'sno2' : 'sno1',
  phase: 'Succeeded',
  phaseSince: AT,
  revision: 1,
  requestedBy: 'user:default/jane',
  requestedAt: AT,
  seedImage: `registry.example/ocp/seed:4.18.${number}-x86_64`,
  statusText: '',
  pointOfNoReturn: true,
});

/** Answers as the backend of Seedgen does: pages by cursor, unknown parameters are refused. */
function seedgenLike(initialCount: number) {
  let count = initialCount;
  const authorizations: string[] = [];
  const plugin = createBackendPlugin({
    pluginId: 'seedgen',
    register(env) {
      env.registerInit({
        deps: {
          http: coreServices.httpRouter,
          httpAuth: coreServices.httpAuth,
        },
        async init({ http, httpAuth }) {
          http.use(async (request: Request, response, next) => {
            try {
              const { principal } = await httpAuth.credentials(request, {
                allow: ['service'],
              });
              authorizations.push(principal.subject);
              const { cursor = '0', limit = '50', ...others } = request.query;
              if (Object.keys(others).length > 0) {
                response.status(400).json({ others });
                return;
              }
              const end = Number(cursor) + Number(limit);
              const numbers = Array.from({ length: count }, (_, n) => n + 1);
              const shown = numbers.slice(Number(cursor), end);
              response.json({
                items:
                  request.path === '/runs'
                    ? shown.map(run)
                    : shown.map(number => ({
                        runId: `run-${number}`,
                        cluster: run(number).cluster,
                        image: run(number).seedImage,
                        digest: `sha256:${String(number).padStart(64, '0')}`,
                        sizeBytes: 1,
                        verifiedAt: AT,
                        requestedBy: 'user:default/jane',
                      })),
                ...(end < count && { nextCursor: String(end) }),
              });
            } catch (error) {
              next(error);
            }
          });
        },
      });
    },
  });
  return {
    plugin,
    authorizations,
    setCount: (next: number) => {
      count = next;
    },
  };
}

/** A portal with search, and permissions that know one cluster of the user's. */
async function startPortal(count: number, visible: string[]) {
  const seedgen = seedgenLike(count);
  const scheduler = mockServices.scheduler();
  const logger = mockServices.rootLogger.mock();
  logger.child.mockReturnValue(logger);
  const backend = await startTestBackend({
    features: [
      searchPlugin,
      searchModuleSeedgen,
      seedgen.plugin,
      logger.factory,
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => scheduler,
      }),
      mockServices.rootConfig.factory({
        data: {
          permission: { enabled: true },
          search: {
            collators: {
              seedgen: {
                schedule: {
                  frequency: { hours: 1 },
                  timeout: { minutes: 1 },
                },
              },
            },
          },
        },
      }),
      createServiceFactory({
        service: coreServices.permissions,
        deps: {},
        factory: () =>
          mockServices.permissions.mock({
            authorizeConditional: async requests =>
              requests.map(() => ({
                result: AuthorizeResult.CONDITIONAL,
                pluginId: 'seedgen',
                resourceType: 'seedgen-cluster',
                conditions: {
                  resourceType: 'seedgen-cluster',
                  rule: 'IS_CLUSTER',
                  params: { clusters: visible },
                },
              })),
            authorize: async requests =>
              requests.map(request => ({
                result:
                  request.permission.name === 'seedgen.cluster.read' &&
                  visible.includes(
                    (request as { resourceRef?: string }).resourceRef ?? '',
                  )
                    ? AuthorizeResult.ALLOW
                    : AuthorizeResult.DENY,
              })),
          }),
      }),
    ],
  });
  const find = async (query: Record<string, string>): Promise<any[]> => {
    const { port } = backend.server.address() as AddressInfo;
    const search = new URLSearchParams({
      term: '',
      'types[0]': 'seedgen',
      ...query,
    });
    const response = await fetch(
      `http://127.0.0.1:${port}/api/search/query?${search}`,
      { headers: { Authorization: mockCredentials.user.header() } },
    );
    const body: any = await response.json();
    if (response.status !== 200) throw new Error(JSON.stringify(body));
    return body.results;
  };
  await scheduler.triggerTask('search_index_seedgen');
  const warnings = () =>
    [...logger.warn.mock.calls, ...logger.error.mock.calls].map(
      ([message]) => message,
    );
  return { backend, find, seedgen, scheduler, warnings };
}

describe('the search module', () => {
  it('finds runs and images of clusters that the user may see, and no others', async () => {
    const { backend, find, seedgen } = await startPortal(450, ['sno1']);
    const results = await find({ 'filters[runId]': 'run-449' });
    expect(
      results
        .map(({ type, document }) =>
          [type, document.kind, document.runId, document.location].join(' '),
        )
        .sort(),
    ).toEqual([
      `seedgen image run-449 /seedgen/images/sha256%3A${'449'.padStart(
        64,
        '0',
      )}`,
      'seedgen run run-449 /seedgen/runs/run-449',
    ]);
    expect(await find({ 'filters[runId]': 'run-450' })).toEqual([]);
    // Whether there is anything, three pages of runs and three of images, all as the search itself.
    expect(seedgen.authorizations).toEqual(
      Array.from({ length: 7 }, () => 'plugin:search'),
    );
    await backend.stop();
  });

  it('warns of nothing before there is a run, and finds the first one', async () => {
    const { backend, find, seedgen, scheduler, warnings } = await startPortal(
      0,
      ['sno1'],
    );
    for (let turn = 0; turn < 3; turn += 1) {
      await scheduler.triggerTask('search_index_seedgen');
    }
    expect(warnings()).toEqual([]);
    seedgen.setCount(1);
    await scheduler.triggerTask('search_index_seedgen');
    expect(await find({ 'filters[kind]': 'run' })).toMatchObject([
      { document: { runId: 'run-1' } },
    ]);
    expect(warnings()).toEqual([]);
    await backend.stop();
  });

  it('finds by what people type', async () => {
    const { backend, find } = await startPortal(4, ['sno1', 'sno2']);
    const [first] = await find({ term: 'sno2', 'filters[kind]': 'run' });
    expect(first.document).toMatchObject({ cluster: 'sno2', kind: 'run' });
    await backend.stop();
  });

  it('finds nothing for somebody who may see no cluster', async () => {
    const { backend, find } = await startPortal(4, []);
    expect(await find({ term: 'sno2' })).toEqual([]);
    await backend.stop();
  });
});
