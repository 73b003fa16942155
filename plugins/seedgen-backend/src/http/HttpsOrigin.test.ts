import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { gzipSync } from 'node:zlib';
import { createTestAuthority } from './__testUtils__/authority';
import {
  type Handler,
  type LocalServer,
  startLocalServer,
} from './__testUtils__/localServer';
import { type HttpRequest, HttpsOrigin } from './HttpsOrigin';

jest.setTimeout(30_000);

const servers: LocalServer[] = [];
const origins: HttpsOrigin[] = [];

async function serve(
  handler: Handler,
  options?: Parameters<typeof startLocalServer>[1],
) {
  const server = await startLocalServer(handler, options);
  servers.push(server);
  return server;
}

function connect(
  url: string,
  tls: ConstructorParameters<typeof HttpsOrigin>[1],
) {
  const origin = new HttpsOrigin(url, tls);
  origins.push(origin);
  return origin;
}

const read: HttpRequest = {
  method: 'GET',
  path: '/',
  headers: {},
  maximumBytes: 1000,
};
const options = (timeoutMs = 5_000, signal = new AbortController().signal) => ({
  doing: 'Reading',
  timeoutMs,
  signal,
});

afterEach(async () => {
  await Promise.all(origins.splice(0).map(origin => origin.close()));
  await Promise.all(servers.splice(0).map(server => server.close()));
});

describe('HttpsOrigin', () => {
  it('keeps its connections from request to request', async () => {
    const server = await serve((_, response) => void response.end('hello'));
    const origin = connect(server.url, { ca: server.ca });
    for (let i = 0; i < 10; i++) {
      const answer = await origin.request(read, options());
      expect(answer).toMatchObject({ ok: true, value: { status: 200 } });
    }
    // A second one may be opened while the first is still being released.
    expect(server.connections()).toBeLessThanOrEqual(2);
  });

  const uglyAnswers: Array<[string, Handler, string, RegExp]> = [
    ['never answers', () => {}, 'timeout', /no answer within 200 ms/],
    [
      'never ends its answer',
      (_, response) => void response.writeHead(200).write('x'),
      'timeout',
      /no answer within 200 ms/,
    ],
    [
      'sends more than is wanted',
      (_, response) => void response.end(Buffer.alloc(1001)),
      'protocol',
      /larger than 1000 bytes/,
    ],
    [
      'sends without end',
      (_, response) => {
        const timer = setInterval(() => response.write(Buffer.alloc(600)), 1);
        response.on('close', () => clearInterval(timer));
      },
      'protocol',
      /larger than 1000 bytes/,
    ],
    [
      'sends a compressed bomb',
      (_, response) =>
        void response
          .writeHead(200, { 'content-encoding': 'gzip' })
          .end(gzipSync(Buffer.alloc(1024 * 1024))),
      'protocol',
      /compressed/,
    ],
    [
      'closes the connection in the middle',
      (_, response, socket) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('half');
        setImmediate(() => socket.destroy());
      },
      'reset',
      /closed before an answer came/,
    ],
    [
      'speaks something else',
      (_, _response, socket) => void socket.end('SMTP ready\r\n'),
      'protocol',
      /does not follow the protocol/,
    ],
  ];
  it.each(uglyAnswers)(
    'survives a server that %s',
    async (_, handler, code, message) => {
      const server = await serve(handler);
      const origin = connect(server.url, { ca: server.ca });
      const answer = await origin.request(
        read,
        options(code === 'timeout' ? 200 : 10_000),
      );
      expect(answer).toEqual({
        ok: false,
        failure: { code, message: expect.stringMatching(message) },
      });
    },
  );

  it('repeats a read once after a dead connection, but never a write', async () => {
    const server = await serve((_, response) => void response.end('ok'));
    const origin = connect(server.url, { ca: server.ca });
    const resetOnce = () => {
      let first = true;
      server.handle((_, response, socket) => {
        if (first) socket.destroy();
        else response.end('ok');
        first = false;
      });
    };
    resetOnce();
    expect(await origin.request(read, options())).toMatchObject({ ok: true });
    expect(server.requests).toHaveLength(2);
    resetOnce();
    expect(
      await origin.request({ ...read, method: 'POST', body: '{}' }, options()),
    ).toMatchObject({ ok: false, failure: { code: 'reset' } });
    expect(server.requests).toHaveLength(3);
  });

  it('gives a read up after the second dead connection', async () => {
    const server = await serve((_, _response, socket) => void socket.destroy());
    const origin = connect(server.url, { ca: server.ca });
    expect(await origin.request(read, options())).toMatchObject({
      ok: false,
      failure: { code: 'reset' },
    });
    expect(server.requests).toHaveLength(2);
  });

  it('is not held up by connections that hung before', async () => {
    const server = await serve(() => {});
    const origin = connect(server.url, { ca: server.ca });
    await Promise.all(
      Array.from({ length: 8 }, () => origin.request(read, options(100))),
    );
    server.handle((_, response) => void response.end('ok'));
    expect(await origin.request(read, options(2_000))).toMatchObject({
      ok: true,
    });
  });

  it('waits no longer than its limit for a server that says nothing', async () => {
    const silent = createServer(() => {}).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const origin = connect(`https://127.0.0.1:${port}`, {});
    const began = Date.now();
    expect(await origin.request(read, options(200))).toMatchObject({
      ok: false,
      failure: { code: 'timeout' },
    });
    const waiter = new AbortController();
    const answer = origin.request(read, options(60_000, waiter.signal));
    setTimeout(() => waiter.abort(), 50);
    expect(await answer).toMatchObject({
      ok: false,
      failure: { code: 'aborted' },
    });
    // Connecting alone may take eight seconds.
    expect(Date.now() - began).toBeLessThan(5_000);
    silent.close();
  });

  it('says that nothing listens', async () => {
    const server = await serve(() => {});
    await servers.pop()!.close();
    const origin = connect(server.url, { ca: server.ca });
    expect(await origin.request(read, options())).toMatchObject({
      ok: false,
      failure: { code: 'refused' },
    });
  });

  it('stops when nobody waits any more', async () => {
    const server = await serve(() => {});
    const origin = connect(server.url, { ca: server.ca });
    const controller = new AbortController();
    const answer = origin.request(read, options(5_000, controller.signal));
    setTimeout(() => controller.abort(), 50);
    expect(await answer).toMatchObject({
      ok: false,
      failure: { code: 'aborted' },
    });
    expect(
      await origin.request(read, options(5_000, controller.signal)),
    ).toMatchObject({ ok: false, failure: { code: 'aborted' } });
  });

  describe('with a certificate that cannot be verified', () => {
    const environment = process.env.NODE_TLS_REJECT_UNAUTHORIZED;
    afterEach(() => {
      if (environment === undefined) {
        delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
      } else process.env.NODE_TLS_REJECT_UNAUTHORIZED = environment;
    });

    it.each(['0', '1'])(
      'refuses another authority, whatever the environment says (%s)',
      async setting => {
        process.env.NODE_TLS_REJECT_UNAUTHORIZED = setting;
        const server = await serve((_, response) => void response.end('ok'));
        // The same name and another key, as after a cluster made itself new ones.
        const other = await createTestAuthority();
        const origin = connect(server.url, { ca: other.ca });
        expect(await origin.request(read, options())).toMatchObject({
          ok: false,
          failure: {
            code: 'untrusted',
            message: expect.stringMatching(/certificate authority/),
          },
        });
        expect(server.requests).toHaveLength(0);
      },
    );

    it('refuses an expired one and one for another host', async () => {
      const authority = await createTestAuthority();
      const expired = await serve((_, response) => void response.end('ok'), {
        authority,
        pair: await authority.serverPair(-1000),
      });
      expect(
        await connect(expired.url, { ca: authority.ca }).request(
          read,
          options(),
        ),
      ).toMatchObject({ failure: { code: 'untrusted' } });

      const server = await serve((_, response) => void response.end('ok'), {
        authority,
      });
      expect(
        await connect(server.url, {
          ca: authority.ca,
          serverName: 'api.sno1.example',
        }).request(read, options()),
      ).toMatchObject({ failure: { code: 'untrusted' } });
    });
  });

  it('shows its client certificate', async () => {
    const authority = await createTestAuthority();
    const server = await serve((_, response) => void response.end('ok'), {
      authority,
      tls: { ca: authority.ca, requestCert: true, rejectUnauthorized: true },
    });
    const pair = await authority.clientPair('admin');
    expect(
      await connect(server.url, { ca: authority.ca, ...pair }).request(
        read,
        options(),
      ),
    ).toMatchObject({ ok: true });
    expect(
      await connect(server.url, { ca: authority.ca }).request(read, options()),
    ).toMatchObject({ ok: false });
  });
});
