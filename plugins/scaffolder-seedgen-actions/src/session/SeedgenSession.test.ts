import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { SeedgenClient } from '@seedgen/backstage-plugin-seedgen-common';
import { openSession } from './openSession';
import type { SeedgenActionTimings } from './types';

const servers: Server[] = [];

async function serve(listener: RequestListener, port = 0): Promise<number> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>(resolve => {
    server.listen(port, '127.0.0.1', resolve);
  });
  return (server.address() as AddressInfo).port;
}

/** A session over real HTTP whose tokens are numbered. */
async function sessionAt(
  port: number,
  over: { signal?: AbortSignal; timings?: Partial<SeedgenActionTimings> } = {},
) {
  let tokens = 0;
  const session = await openSession(
    {
      auth: {
        isPrincipal: mockServices.auth().isPrincipal,
        getPluginRequestToken: async () => ({ token: `token-${++tokens}` }),
      },
      api: new SeedgenClient({
        discoveryApi: {
          getBaseUrl: async () => `http://127.0.0.1:${port}/api/seedgen`,
        },
      }),
      pageUrl: 'https://portal.example/seedgen',
      timings: { pollEveryMs: 1, ...over.timings },
    },
    {
      getInitiatorCredentials: async () => mockCredentials.user(),
      signal: over.signal,
      logger: mockServices.logger.mock(),
    },
  );
  return {
    tokens: () => tokens,
    getRun: () =>
      session.call('follow the run', (api, request) =>
        api.getRun('run-1', request),
      ),
  };
}

function answer(
  status: number,
  body: object,
): Parameters<RequestListener>[1] extends infer Response
  ? (response: Response) => void
  : never {
  return response => {
    (response as any).writeHead(status, { 'Content-Type': 'application/json' });
    (response as any).end(JSON.stringify(body));
  };
}

const refusal = (status: number, name: string, message: string) =>
  answer(status, {
    error: { name, message },
    response: { statusCode: status },
  });

afterEach(async () => {
  await Promise.all(
    servers.splice(0).map(
      server =>
        new Promise<void>(resolve => {
          server.close(() => resolve());
          server.closeAllConnections();
        }),
    ),
  );
});

describe('a session', () => {
  it('gets a new token when the old one has expired, once', async () => {
    const seen: (string | undefined)[] = [];
    const port = await serve((request, response) => {
      seen.push(request.headers.authorization);
      if (request.headers.authorization === 'Bearer token-1') {
        refusal(401, 'AuthenticationError', 'expired')(response);
      } else {
        answer(200, { id: 'run-1' })(response);
      }
    });
    const session = await sessionAt(port);
    expect(await session.getRun()).toEqual({ id: 'run-1' });
    await session.getRun();
    expect(seen).toEqual([
      'Bearer token-1',
      'Bearer token-2',
      'Bearer token-2',
    ]);
  });

  it('says that the session has ended when the new token is refused, too', async () => {
    const port = await serve((_, response) =>
      refusal(401, 'AuthenticationError', 'expired')(response),
    );
    const session = await sessionAt(port);
    await expect(session.getRun()).rejects.toThrow(
      /^SessionEnded: could not follow the run/,
    );
    expect(session.tokens()).toBe(2);
  });

  it('is patient while the backend restarts', async () => {
    let answers = 0;
    const port = await serve((_, response) => {
      answers += 1;
      if (answers === 1) refusal(503, 'ServiceUnavailableError', 'x')(response);
      else if (answers === 2) response.destroy();
      else answer(200, { id: 'run-1' })(response);
    });
    const session = await sessionAt(port);
    expect(await session.getRun()).toEqual({ id: 'run-1' });
    expect(answers).toBe(3);
  });

  it('gives up after a while', async () => {
    const port = await serve((_, response) =>
      refusal(502, 'Error', 'x')(response),
    );
    const session = await sessionAt(port, { timings: { backendAwayMs: 5 } });
    await expect(session.getRun()).rejects.toThrow(/^BackendUnreachable: /);
  });

  it('does not wait for an answer for ever', async () => {
    let asked = 0;
    const port = await serve((_, response) => {
      asked += 1;
      if (asked > 1) answer(200, { id: 'run-1' })(response);
    });
    const session = await sessionAt(port, { timings: { answerWithinMs: 50 } });
    expect(await session.getRun()).toEqual({ id: 'run-1' });
  });

  it('says where the run is that is in the way', async () => {
    const port = await serve((_, response) => {
      response.statusCode = 409;
      response.setHeader('content-type', 'application/json');
      response.end(
        JSON.stringify({
          error: {
            name: 'ConflictError',
            message: 'ClusterBusy: cluster sno1 has an active run',
            runId: 'run-0',
          },
          response: { statusCode: 409 },
        }),
      );
    });
    const session = await sessionAt(port);
    await expect(session.getRun()).rejects.toMatchObject({
      name: 'ConflictError',
      message:
        'ClusterBusy: cluster sno1 has an active run. See https://portal.example/seedgen/runs/run-0',
    });
  });

  it.each([
    [403, 'NotAllowedError', 'Unauthorized'],
    [404, 'NotFoundError', 'No run run-1'],
    [409, 'ConflictError', 'ClusterBusy: run-0 is active on sno1'],
  ])(
    'passes on what the backend says with %d',
    async (status, name, message) => {
      let asked = 0;
      const port = await serve((_, response) => {
        asked += 1;
        refusal(status, name, message)(response);
      });
      const session = await sessionAt(port);
      await expect(session.getRun()).rejects.toMatchObject({ name, message });
      expect(asked).toBe(1);
    },
  );

  it('ends within moments when the task is cancelled in the middle of a call', async () => {
    const controller = new AbortController();
    const port = await serve(() => controller.abort());
    const session = await sessionAt(port, { signal: controller.signal });
    await expect(session.getRun()).rejects.toMatchObject({
      name: 'TaskCancelledError',
    });
  });

  it('is not opened for nobody', async () => {
    await expect(
      openSession(
        {
          auth: mockServices.auth(),
          api: {} as SeedgenClient,
          pageUrl: 'https://portal.example/seedgen',
        },
        {
          getInitiatorCredentials: async () => mockCredentials.none(),
          logger: mockServices.logger.mock(),
        },
      ),
    ).rejects.toThrow(/^UserRequired/);
  });
});
