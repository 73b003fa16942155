import { createServiceFactory } from '@backstage/backend-plugin-api';
import { metricsServiceRef } from '@backstage/backend-plugin-api/alpha';
import { mockCredentials } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  notificationService,
  type NotificationSendOptions,
} from '@backstage/plugin-notifications-node';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RecordedMetrics } from './__testUtils__/RecordedMetrics';
import { silentCluster } from './__testUtils__/silentCluster';
import {
  startPlugin,
  until,
  type RunningPlugin,
} from './__testUtils__/startPlugin';

describe('the plugin in a portal', () => {
  let directory: string;
  let plugin: RunningPlugin;
  const sent: NotificationSendOptions[] = [];
  const metrics = new RecordedMetrics();
  let runId: string;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'seedgen-platform-'));
    plugin = await startPlugin(
      {
        clusters: [await silentCluster(directory)],
        registries: [
          {
            name: 'nowhere',
            host: '127.0.0.1:1',
            repositories: ['ocp/*'],
          },
        ],
      },
      {
        features: [
          createServiceFactory({
            service: notificationService,
            deps: {},
            factory: () => ({
              send: async options => {
                sent.push(options);
              },
            }),
          }),
          createServiceFactory({
            service: metricsServiceRef,
            deps: {},
            factory: () => metrics,
          }),
          catalogServiceMock.factory({
            entities: [
              {
                apiVersion: 'backstage.io/v1alpha1',
                kind: 'Resource',
                metadata: {
                  name: 'sno1',
                  annotations: { 'seedgen.io/cluster': 'sno1' },
                },
                spec: {
                  type: 'kubernetes-cluster',
                  owner: 'group:default/platform-team',
                },
                relations: [
                  {
                    type: 'ownedBy',
                    targetRef: 'group:default/platform-team',
                  },
                ],
              },
            ],
          }),
        ],
      },
    );
    const run = await plugin.client.startRun({
      kind: 'generate',
      cluster: 'sno1',
      seedImage: '127.0.0.1:1/ocp/seed:4.18.27-x86_64',
      confirmation: 'sno1',
    });
    runId = run.id;
    await until(
      () => plugin.client.getRun(runId),
      ({ phase }) => phase === 'Failed',
    );
  });
  afterAll(async () => {
    await plugin?.stop();
    await rm(directory, { recursive: true });
  });

  it('tells requester and owners that a run has failed', async () => {
    await until(
      async () => sent,
      ({ length }) => length > 0,
    );
    expect(sent).toEqual([
      {
        recipients: {
          type: 'entity',
          entityRef: ['user:default/mock', 'group:default/platform-team'],
        },
        payload: expect.objectContaining({
          title: 'Seed image of sno1: failed',
          link: `/seedgen/runs/${runId}`,
          severity: 'high',
          topic: 'run-ended',
          scope: `run:${runId}:ended`,
        }),
      },
    ]);
  });

  it('counts what happened', async () => {
    expect(metrics.recorded).toEqual(
      expect.arrayContaining([
        [
          'seedgen.request.failures',
          1,
          {
            'seedgen.target.type': 'cluster',
            'seedgen.target.name': 'sno1',
            'error.type': 'refused',
          },
        ],
        [
          'seedgen.request.failures',
          1,
          {
            'seedgen.target.type': 'registry',
            'seedgen.target.name': 'nowhere',
            'error.type': 'refused',
          },
        ],
        [
          'seedgen.run.duration',
          expect.any(Number),
          expect.objectContaining({
            'seedgen.run.kind': 'generate',
            'seedgen.run.outcome': 'failed',
          }),
        ],
        ['seedgen.notification.deliveries', 1, expect.anything()],
      ]),
    );
    const state = await until(
      () => metrics.collect(),
      measurements =>
        measurements.some(([name]) => name === 'seedgen.cluster.reachable'),
    );
    expect(state).toContainEqual([
      'seedgen.cluster.reachable',
      0,
      { 'seedgen.cluster.name': 'sno1' },
    ]);
  });

  it('is healthy although its only cluster is dead, for probes without a token', async () => {
    const health = await until(
      async () => {
        const response = await fetch(`${plugin.url}/health`, {
          headers: { Authorization: mockCredentials.none.header() },
        });
        return { status: response.status, body: await response.json() };
      },
      ({ status }) => status === 200,
    );
    expect(health.body).toEqual({
      status: 'ok',
      checks: { database: 'ok', reconciler: 'ok', sweeper: 'ok' },
    });
  });

  it('offers its actions over the registry of the platform', async () => {
    const { body } = await plugin.call('GET', '/.backstage/actions/v1/actions');
    expect(body.actions.map(({ id }: { id: string }) => id)).toEqual([
      'seedgen:list-clusters',
      'seedgen:get-cluster-status',
      'seedgen:list-runs',
      'seedgen:explain-run-failure',
      'seedgen:get-preflight',
      'seedgen:start-preflight',
      'seedgen:request-generate-run',
      'seedgen:cancel-run',
    ]);
    const explained = await plugin.call(
      'POST',
      '/.backstage/actions/v1/actions/seedgen:explain-run-failure/invoke',
      { runId },
    );
    expect(explained.status).toBe(200);
    expect(explained.body.output.run).toMatchObject({
      id: runId,
      phase: 'Failed',
    });
    expect(explained.body.output.lastEvents.length).toBeGreaterThan(0);
  });
});
