import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import type { Clock } from '../../clock';
import { type RegistrySettings, Secret } from '../../config';
import {
  createTestAuthority,
  type TestAuthority,
} from '../../http/__testUtils__/authority';
import {
  type Handler,
  type LocalServer,
  startLocalServer,
} from '../../http/__testUtils__/localServer';
import { createRegistryConnections } from '../createRegistryConnections';
import type { RegistryConnection, RegistryConnections } from '../types';

/** The repository that tests ask for. */
export const REPOSITORY = 'ocp-sno1/seed';
/** What the configured account shows of itself. */
export const BASIC = `Basic ${Buffer.from('robot:canary:word').toString(
  'base64',
)}`;

/** Options of a call that nobody gives up. */
export const call = () => ({ signal: new AbortController().signal });

/** A token that says what it allows on {@link REPOSITORY}. */
export const jwt = (actions: string[] | null) =>
  [
    { alg: 'none' },
    { access: [{ type: 'repository', name: REPOSITORY, actions }] },
    'signature',
  ]
    .map(part => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');

/** Registries on loopback that answer as a test wants, and the way to them. */
export function useRegistries() {
  let directory: string;
  let authority: TestAuthority;
  const servers: LocalServer[] = [];
  const opened: RegistryConnections[] = [];
  const begin = new Date('2026-03-01T10:00:00Z');
  let now = begin;
  const clock: Clock = { now: () => now, sleep: async () => {} };

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'seedgen-registries-'));
    authority = await createTestAuthority();
    writeFileSync(join(directory, 'ca.crt'), authority.ca);
  });
  beforeEach(() => {
    now = begin;
  });
  afterAll(() => rmSync(directory, { recursive: true }));
  afterEach(async () => {
    await Promise.all(opened.splice(0).map(each => each.close()));
    await Promise.all(servers.splice(0).map(each => each.close()));
  });

  const connectAll = (
    { host }: Pick<LocalServer, 'host'>,
    change: Partial<RegistrySettings> = {},
  ): RegistryConnections => {
    const connections = createRegistryConnections(
      {
        registries: [
          {
            name: 'main',
            host,
            caFile: join(directory, 'ca.crt'),
            credential: {
              kind: 'password',
              username: 'robot',
              password: new Secret('canary:word'),
            },
            repositories: ['ocp-sno1/*'],
            tokenHosts: [],
            blobHosts: [],
            ...change,
          },
        ],
        limits: { requestTimeoutMs: 10_000 },
      },
      { clock, logger: mockServices.logger.mock() },
    );
    opened.push(connections);
    return connections;
  };

  return {
    connectAll,
    clock,
    /** Lets time pass, in milliseconds. */
    pass(milliseconds: number) {
      now = new Date(now.getTime() + milliseconds);
    },
    connect: (
      server: Pick<LocalServer, 'host'>,
      change?: Partial<RegistrySettings>,
    ): RegistryConnection => connectAll(server, change).all[0],
    async serve(handler: Handler, address?: string): Promise<LocalServer> {
      const server = await startLocalServer(handler, { authority, address });
      servers.push(server);
      return server;
    },
    /** Writes a file beside the authorities, and says where it is. */
    write(name: string, content: string): string {
      const path = join(directory, name);
      writeFileSync(path, content);
      return path;
    },
  };
}
