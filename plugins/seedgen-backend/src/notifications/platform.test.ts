import { createBackendPlugin } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import notificationsPlugin from '@backstage/plugin-notifications-backend';
import {
  notificationService,
  type NotificationService,
} from '@backstage/plugin-notifications-node';
import type { Knex } from 'knex';
import type { AddressInfo } from 'node:net';
import { testDatabases } from '../__testUtils__/databases';
import { ManualClock } from '../__testUtils__/ManualClock';
import { DatabaseOutbox } from './DatabaseOutbox';
import { RunNotifications } from './RunNotifications';
import type { RunMessage } from './types';

const databases = testDatabases();

const MESSAGE: RunMessage = {
  runId: 'run-1',
  cluster: 'sno1',
  event: 'ended',
  title: 'Seed image of sno1: failed',
  description: 'Push unauthorized.',
  link: 'https://portal.example/seedgen/runs/run-1',
  severity: 'high',
  topic: 'run-ended',
  requestedBy: 'user:default/mock',
};

/** A portal with or without the notifications plugin, and its service as this plugin gets it. */
async function startPortal(features: any[]) {
  let service: NotificationService | undefined;
  const backend = await startTestBackend({
    features: [
      createBackendPlugin({
        pluginId: 'seedgen',
        register(env) {
          env.registerInit({
            deps: { notifications: notificationService },
            async init({ notifications }) {
              service = notifications;
            },
          });
        },
      }),
      mockServices.rootConfig.factory({
        data: { app: { baseUrl: 'https://portal.example' } },
      }),
      catalogServiceMock.factory({
        entities: [
          {
            apiVersion: 'backstage.io/v1alpha1',
            kind: 'Group',
            metadata: { name: 'platform', namespace: 'default' },
            spec: { type: 'team', children: [] },
            relations: [
              { type: 'hasMember', targetRef: 'user:default/mock' },
              { type: 'hasMember', targetRef: 'user:default/joe' },
            ],
          },
        ],
      }),
      ...features,
    ],
  });
  const { port } = backend.server.address() as AddressInfo;
  return {
    backend,
    service: service!,
    shownTo: async (user: string): Promise<any[]> => {
      const response = await fetch(
        `http://127.0.0.1:${port}/api/notifications/notifications`,
        { headers: { Authorization: mockCredentials.user.header(user) } },
      );
      return ((await response.json()) as any).notifications;
    },
  };
}

describe('with the notifications of the platform', () => {
  let knex: Knex;
  beforeEach(async () => {
    knex = await databases.create('SQLITE_3');
  });

  function sender(service: NotificationService, clock = new ManualClock()) {
    const outbox = new DatabaseOutbox({ knex, clock, holder: 'one' });
    const notifications = new RunNotifications({
      pageAddress: 'https://portal.example/seedgen',
      settings: { enabled: true, owners: true, attentionAfterMs: 0 },
      outbox,
      notifications: service,
      owners: { ownersOf: async () => ['group:default/platform'] },
      runs: { find: async () => undefined },
      clock,
      random: () => 0.5,
      logger: mockServices.logger.mock(),
    });
    return { outbox, notifications, clock };
  }

  const add = (outbox: DatabaseOutbox) =>
    knex.transaction(transaction =>
      outbox.add(MESSAGE, { delayMs: 0, transaction }),
    );

  it('each user has one, however often it was sent', async () => {
    const { backend, service, shownTo } = await startPortal([
      notificationsPlugin,
    ]);
    const { outbox, notifications } = sender(service);
    await add(outbox);
    await notifications.sendDue();
    // As if whoever sent it had died before saying so.
    await knex('seedgen_notifications').update({ state: 'pending' });
    await notifications.sendDue();
    for (const user of ['user:default/mock', 'user:default/joe']) {
      expect(await shownTo(user)).toEqual([
        expect.objectContaining({
          origin: 'plugin:seedgen',
          updated: expect.anything(),
          payload: expect.objectContaining({
            title: 'Seed image of sno1: failed',
            link: 'https://portal.example/seedgen/runs/run-1',
            severity: 'high',
            topic: 'run-ended',
            scope: 'run:run-1:ended',
          }),
        }),
      ]);
    }
    expect(await shownTo('user:default/other')).toEqual([]);
    await backend.stop();
  });

  it('a portal without them starts, and what is told waits', async () => {
    const { backend, service } = await startPortal([]);
    const { outbox, notifications } = sender(service);
    await add(outbox);
    await notifications.sendDue();
    expect(await outbox.depth()).toMatchObject({ pending: 1 });
    await backend.stop();
  });
});
