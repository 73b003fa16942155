import {
  coreServices,
  createServiceFactory,
  type LoggerService,
  type RootLoggerService,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import {
  signalsServiceRef,
  type SignalPayload,
} from '@backstage/plugin-signals-node';
import type { JsonObject } from '@backstage/types';
import { SeedgenClient } from '@seedgen/backstage-plugin-seedgen-common';
import type { Knex } from 'knex';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { seedgenPlugin } from '../plugin';

/** The plugin in a backend of its own, on a port of its own. */
export interface RunningPlugin {
  /** Base address of its routes. */
  url: string;
  /** Calls it as user:default/mock, and keeps what it answers. */
  client: SeedgenClient;
  /** Calls it with any method, path and body; gives status and body. */
  call(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ status: number; body: any }>;
  /** Everything that was answered, as text. */
  answers: string[];
  /** Everything that was logged, as text. */
  logged: string[];
  /** All signals. */
  signals: SignalPayload[];
  knex: Knex;
  stop(): Promise<void>;
}

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

/** Starts the plugin with this under `seedgen` in the configuration. */
export async function startPlugin(
  seedgen: JsonObject,
  options: {
    knex?: Knex;
    features?: any[];
    /** Those of the portal, for a test that has its plugin; kept by us and sent to nobody otherwise. */
    signals?: 'real' | 'kept';
  } = {},
): Promise<RunningPlugin> {
  const knex = options.knex ?? (await databases.init('SQLITE_3'));
  const logged: string[] = [];
  const answers: string[] = [];
  const signals: SignalPayload[] = [];
  const backend = await startTestBackend({
    features: [
      seedgenPlugin,
      mockServices.rootConfig.factory({ data: { seedgen } }),
      createServiceFactory({
        service: coreServices.rootLogger,
        deps: {},
        factory: () => keepingLogger(logged),
      }),
      createServiceFactory({
        service: coreServices.database,
        deps: {},
        factory: () =>
          mockServices.database({ knex, migrations: { skip: false } }),
      }),
      ...(options.signals === 'real'
        ? []
        : [
            createServiceFactory({
              service: signalsServiceRef,
              deps: {},
              factory: () => ({
                publish: async (signal: unknown) => {
                  signals.push(signal as SignalPayload);
                },
              }),
            }),
          ]),
      ...(options.features ?? []),
    ],
  });
  const { port } = backend.server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/api/seedgen`;
  const keepingFetch: typeof fetch = async (target, init) => {
    const headers = new Headers(init?.headers);
    headers.set('Authorization', mockCredentials.user.header());
    const response = await fetch(target, { ...init, headers });
    answers.push(await response.clone().text());
    return response;
  };
  return {
    url,
    client: new SeedgenClient({
      fetchApi: { fetch: keepingFetch },
      discoveryApi: { getBaseUrl: async () => url },
    }),
    call: async (method, path, body) => {
      const response = await keepingFetch(`${url}${path}`, {
        method,
        headers: { 'Content-Type': 'application/json' },
        body: body === undefined ? undefined : JSON.stringify(body),
      });
      const text = await response.text();
      return {
        status: response.status,
        body: text === '' ? undefined : JSON.parse(text),
      };
    },
    answers,
    logged,
    signals,
    knex,
    stop: () => backend.stop(),
  };
}

/** All rows of all tables, as text. */
export async function dumpDatabase(knex: Knex): Promise<string> {
  const tables: Array<{ name: string }> = await knex('sqlite_master')
    .where({ type: 'table' })
    .select('name');
  const parts: string[] = [];
  for (const { name } of tables) {
    parts.push(name, JSON.stringify(await knex(name)));
  }
  return parts.join('\n');
}

/** Asks again and again until the answer is wanted; fails with the last one after the limit. */
export async function until<T>(
  ask: () => Promise<T>,
  wanted: (answer: T) => boolean,
  limitMs = 60_000,
): Promise<T> {
  const end = Date.now() + limitMs;
  for (;;) {
    const answer = await ask();
    if (wanted(answer)) return answer;
    if (Date.now() > end) {
      throw new Error(
        `This was not what was waited for: ${JSON.stringify(answer, null, 2)}`,
      );
    }
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

function keepingLogger(logged: string[]): RootLoggerService {
  const keep =
    (level: string) =>
    (message: string, meta?: Error | JsonObject): void => {
      logged.push(`${level} ${message} ${meta ? inspect(meta) : ''}`);
    };
  const logger: LoggerService = {
    error: keep('error'),
    warn: keep('warn'),
    info: keep('info'),
    debug: keep('debug'),
    child: () => logger,
  };
  return logger;
}
