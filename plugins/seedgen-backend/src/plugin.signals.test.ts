import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  type ServiceMock,
} from '@backstage/backend-test-utils';
import signalsPlugin from '@backstage/plugin-signals-backend';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { WebSocket } from 'ws';
import {
  startPlugin,
  until,
  type RunningPlugin,
} from './__testUtils__/startPlugin';
import {
  allowAll,
  denyAll,
  onlyClusters,
  type TestPolicy,
} from './__testUtils__/testApp';
import { createTestAuthority } from './http/__testUtils__/authority';

jest.setTimeout(90_000);

const ANN = 'user:default/ann';
const BEN = 'user:default/ben';
const EVE = 'user:default/eve';
/** Whom the portal's signals take everybody for who brings no token. */
const GUEST = 'user:default/guest';

const POLICIES: Record<string, TestPolicy> = {
  [ANN]: allowAll,
  [BEN]: onlyClusters('sno2'),
  [EVE]: denyAll,
  [GUEST]: allowAll,
};

/** What of a message may reach anybody at all. */
const SAYS_NOTHING = [{ type: 'changed' }, { type: 'alive' }];

interface Heard {
  messages: any[];
  close(): void;
}

/** Subscribes to what is told of clusters, as a page does, or as somebody who is nobody. */
async function listen(plugin: RunningPlugin, token?: string): Promise<Heard> {
  const url = plugin.url
    .replace('http:', 'ws:')
    .replace('/api/seedgen', '/api/signals');
  for (let attempt = 0; ; attempt += 1) {
    const socket = new WebSocket(url, token ? [token] : []);
    const messages: any[] = [];
    socket.on('message', data => {
      const { channel, message } = JSON.parse(String(data));
      if (channel === 'seedgen') messages.push(message);
    });
    const isOpen = await new Promise<boolean>(resolve => {
      socket.on('open', () => resolve(true));
      socket.on('error', () => resolve(false));
      // The first one makes the portal listen for others, and may never be answered.
      setTimeout(() => resolve(false), 1_000).unref();
    });
    if (isOpen) {
      socket.send(JSON.stringify({ action: 'subscribe', channel: 'seedgen' }));
      return { messages, close: () => socket.terminate() };
    }
    socket.terminate();
    if (attempt > 20) throw new Error('The portal takes no WebSocket');
    await delay(100);
  }
}

describe('signals of the plugin, in a portal that has them', () => {
  let plugin: RunningPlugin;
  let heard: Record<'ann' | 'ben' | 'eve' | 'guest' | 'nobody', Heard>;
  let runId: string;
  let directory: string;

  const as = async (user: string, path: string, body?: object) => {
    const response = await fetch(`${plugin.url}${path}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        Authorization: mockCredentials.user.header(user),
        'Content-Type': 'application/json',
      },
      body: body && JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  };

  beforeAll(async () => {
    const decide = async (
      requests: Array<{ permission: { name: string } }>,
      options: any,
    ) => {
      const ref = options.credentials.principal.userEntityRef;
      return requests.map(
        ({ permission }) =>
          (POLICIES[ref] ?? denyAll)(permission.name) as never,
      );
    };
    const permissions: ServiceMock<typeof coreServices.permissions.T> =
      mockServices.permissions.mock({
        authorize: decide,
        authorizeConditional: decide,
      });
    directory = await mkdtemp(join(tmpdir(), 'seedgen-signals-'));
    await writeFile(join(directory, 'token'), 'a-token');
    const { ca } = await createTestAuthority();
    const cluster = (name: string) => ({
      name,
      // Nothing listens there.
      server: 'https://127.0.0.1:1',
      caData: ca,
      credentials: [{ name: 'portal', tokenFile: join(directory, 'token') }],
    });
    const bus = mockServices.events();
    plugin = await startPlugin(
      { clusters: [cluster('sno1'), cluster('sno2')] },
      {
        signals: 'real',
        features: [
          signalsPlugin,
          // One for both plugins.
          mockServices.events.mock({
            publish: event => bus.publish(event),
            subscribe: subscriber => bus.subscribe(subscriber),
          }).factory,
          createServiceFactory({
            service: coreServices.auth,
            deps: { plugin: coreServices.pluginMetadata },
            factory: ({ plugin: { getId } }) => {
              const auth = mockServices.auth({
                pluginId: getId(),
                disableDefaultAuthPolicy: false,
              });
              // Mocked tokens are no names of protocols, which is how a WebSocket brings one.
              const authenticate: typeof auth.authenticate = (token, options) =>
                /^\w+$/.test(token)
                  ? Promise.resolve(
                      mockCredentials.user(`user:default/${token}`),
                    )
                  : auth.authenticate.call(auth, token, options);
              return new Proxy(auth, {
                get: (target, key) => {
                  if (key === 'authenticate') return authenticate;
                  const value = Reflect.get(target, key);
                  return typeof value === 'function'
                    ? value.bind(target)
                    : value;
                },
              });
            },
          }),
          createServiceFactory({
            service: coreServices.permissions,
            deps: {},
            factory: () => permissions,
          }),
        ],
      },
    );
    heard = {
      nobody: await listen(plugin),
      ann: await listen(plugin, 'ann'),
      ben: await listen(plugin, 'ben'),
      eve: await listen(plugin, 'eve'),
      guest: await listen(plugin, 'guest'),
    };
    // All have the list of clusters open.
    for (const user of [ANN, BEN, EVE, GUEST]) await as(user, '/clusters');
    const { body } = await as(ANN, '/runs', {
      kind: 'partition',
      cluster: 'sno1',
      strategy: 'secondary-disk',
      confirmation: 'sno1',
    });
    runId = body.id;
    await until(
      async () => heard.ann.messages,
      messages =>
        messages.some(({ type, id }) => type === 'run' && id === runId),
    );
    // What was told at once has arrived by then.
    await delay(500);
  });

  afterAll(async () => {
    for (const { close } of Object.values(heard ?? {})) close();
    await plugin?.stop();
    await rm(directory, { recursive: true, force: true });
  });

  it('are of a portal where one user may read nothing', async () => {
    const statuses: number[] = [];
    for (const user of [ANN, BEN, EVE, GUEST]) {
      statuses.push((await as(user, '/clusters')).status);
    }
    expect(statuses).toEqual([200, 200, 403, 200]);
  });

  it('tell who may read a run by name that it changed', () => {
    expect(runId).toEqual(expect.any(String));
    expect(heard.ann.messages).toContainEqual(
      expect.objectContaining({ type: 'run', id: runId, cluster: 'sno1' }),
    );
    expect(heard.ann.messages).toContainEqual({ type: 'told' });
  });

  it.each(['nobody', 'eve', 'guest'] as const)(
    'tell %s that something changed, and nothing else',
    who => {
      const { messages } = heard[who];
      expect(messages).toContainEqual({ type: 'changed' });
      for (const message of messages) {
        expect(SAYS_NOTHING).toContainEqual(message);
      }
    },
  );

  it('name no cluster to a user who may read another alone', async () => {
    expect(JSON.stringify(heard.ben.messages)).not.toContain('sno1');
    expect(JSON.stringify(heard.ben.messages)).not.toContain(runId);
    // Of that one they tell.
    const { body } = await as(ANN, '/runs', {
      kind: 'partition',
      cluster: 'sno2',
      strategy: 'secondary-disk',
      confirmation: 'sno2',
    });
    await until(
      async () => heard.ben.messages,
      messages =>
        messages.some(({ type, id }) => type === 'run' && id === body.id),
    );
    expect(JSON.stringify(heard.nobody.messages)).not.toContain(body.id);
    expect(JSON.stringify(heard.eve.messages)).not.toContain(body.id);
  });

  it('stop naming anything to a user who is refused', async () => {
    POLICIES[BEN] = denyAll;
    // What was decided is remembered for a while; a page reads until then.
    await until(
      // A connection that was kept may be closed as it is used again.
      () => as(BEN, '/clusters').catch(() => ({ status: 0 })),
      ({ status }) => status === 403,
    );
    const before = heard.ben.messages.length;
    const { body } = await as(ANN, '/runs?cluster=sno2');
    const [{ id, revision }] = body.items;
    await as(ANN, `/runs/${id}/cancel`, {});
    await until(
      async () => heard.ann.messages,
      messages =>
        messages.some(
          message =>
            message.type === 'run' &&
            message.id === id &&
            message.revision > revision,
        ),
    );
    await delay(500);
    for (const message of heard.ben.messages.slice(before)) {
      expect(SAYS_NOTHING).toContainEqual(message);
    }
  });
});
