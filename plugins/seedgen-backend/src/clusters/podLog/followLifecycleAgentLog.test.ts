import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  sendJson,
  startLocalServer,
  type LocalServer,
  type SeenRequest,
} from '../../http/__testUtils__/localServer';
import { connectTo } from '../__testUtils__/connectTo';
import type { ClusterConnections } from '../types';

jest.setTimeout(30_000);

const POD = {
  metadata: { name: 'lca-1', namespace: 'openshift-lifecycle-agent' },
  status: { phase: 'Running' },
};
const isLog = (url: string) => url.includes('/log?');
const T = '2026-11-22T10:00:0';

describe('following the log of Lifecycle Agent', () => {
  let server: LocalServer;
  let directory: string;
  let file: string;
  let connections: ClusterConnections | undefined;
  const uncaught: unknown[] = [];
  const onUncaught = (error: unknown) => uncaught.push(error);

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'seedgen-log-'));
    file = join(directory, 'token');
    writeFileSync(file, 'token-of-runner');
    process.on('uncaughtException', onUncaught);
    process.on('unhandledRejection', onUncaught);
    server = await startLocalServer(() => {});
  });
  afterEach(async () => {
    await connections?.close();
    server.dropConnections();
    // What nobody took would show up in one of the next turns.
    await new Promise(resolve => setTimeout(resolve, 20));
    if (uncaught.length > 0) throw new AggregateError(uncaught, 'Uncaught');
  });
  afterAll(async () => {
    process.off('uncaughtException', onUncaught);
    process.off('unhandledRejection', onUncaught);
    await server.close();
    rmSync(directory, { recursive: true });
  });

  const begin = async (
    log: (response: ServerResponse, request: SeenRequest) => unknown,
    options: {
      pods?: object[];
      since?: string;
      take?: (lines: string[]) => Promise<void> | void;
      signal?: AbortSignal;
    } = {},
  ) => {
    const { pods = [POD], since } = options;
    const lines: string[] = [];
    server.requests.length = 0;
    server.handle((request, response) =>
      request.url.includes('/log?')
        ? log(response, request)
        : sendJson(response, 200, { items: pods }),
    );
    connections = await connectTo(
      server,
      { credentials: [{ name: 'runner', kind: 'token-file', file }] },
      1_000,
    );
    const result = connections.get('sno1').followLifecycleAgentLog(
      since,
      options.take ??
        (more => {
          lines.push(...more);
        }),
      { signal: options.signal ?? new AbortController().signal },
    );
    return { result, lines };
  };

  it('hands on lines as they come, for those who interpret them', async () => {
    const { result, lines } = await begin(
      response => {
        response.write(`${T}1Z \u001b[31mred\u001b[0m\n${T}2Z Bearer `);
        response.end('abcdefghijk\nhalf a li');
      },
      { since: `${T}0Z` },
    );
    expect(await result).toEqual({ ok: true, value: undefined });
    expect(lines).toEqual([
      `${T}1Z \u001b[31mred\u001b[0m`,
      `${T}2Z Bearer abcdefghijk`,
    ]);
    const { url } = server.requests[1];
    expect(url).toContain('/pods/lca-1/log?container=manager&follow=true');
    expect(url).toContain(`sinceTime=${encodeURIComponent(`${T}0Z`)}`);
  });

  it.each([
    ['was never read', undefined, true],
    ['was restarted since', `${T}3Z`, true],
    ['was restarted before', `${T}9Z`, false],
  ])(
    'reads the end of what a container wrote before that %s',
    async (_, since, wanted) => {
      const pod = {
        ...POD,
        status: {
          phase: 'Running',
          containerStatuses: [
            {
              name: 'manager',
              lastState: { terminated: { finishedAt: `${T}5Z` } },
            },
          ],
        },
      };
      const { result, lines } = await begin(
        (response, { url }) =>
          response.end(
            url.includes('previous=true')
              ? `${T}5Z last words\n`
              : `${T}9Z first words\n`,
          ),
        { pods: [pod], since },
      );
      expect(await result).toEqual({ ok: true, value: undefined });
      expect(lines).toEqual([
        ...(wanted ? [`${T}5Z last words`] : []),
        `${T}9Z first words`,
      ]);
      const urls = server.requests.map(({ url }) => url).filter(isLog);
      expect(urls.map(url => /previous=true&tailLines=200/.test(url))).toEqual(
        wanted ? [true, false] : [false],
      );
      expect(urls.map(url => url.includes('follow=true'))).toEqual(
        wanted ? [false, true] : [true],
      );
    },
  );

  it('ends well when the server goes away in the middle of a line', async () => {
    const { result, lines } = await begin(response => {
      response.write(`${T}1Z whole\n${T}2Z ha`);
      setTimeout(() => response.destroy(), 20);
    });
    expect(await result).toMatchObject({
      ok: false,
      failure: { code: 'reset' },
    });
    expect(lines).toEqual([`${T}1Z whole`]);
  });

  it.each([
    [401, 'Unauthorized', 'unauthorized'],
    [403, 'Forbidden', 'forbidden'],
    [404, 'NotFound', 'not-found'],
    [410, 'Expired', 'gone'],
    [500, 'InternalError', 'unavailable'],
  ])('says what an answer of %s means', async (code, reason, expected) => {
    const { result } = await begin(response =>
      sendJson(response, code, { kind: 'Status', code, reason, message: 'x' }),
    );
    expect(await result).toMatchObject({
      ok: false,
      failure: { code: expected },
    });
  });

  it('says that there is no pod to follow', async () => {
    const { result } = await begin(() => {}, {
      pods: [{ ...POD, status: { phase: 'Pending' } }],
    });
    expect(await result).toMatchObject({
      ok: false,
      failure: { code: 'not-found' },
    });
  });

  it('takes what is no text without harm', async () => {
    const { result, lines } = await begin(response =>
      response.end(
        Buffer.concat([
          Buffer.from(`${T}1Z `),
          Buffer.from([0xff, 0xfe, 0x00, 0x07, 0xc3]),
          Buffer.from('\n'),
        ]),
      ),
    );
    expect(await result).toMatchObject({ ok: true });
    expect(lines).toEqual([`${T}1Z \ufffd\ufffd\ufffd\u0007\ufffd`]);
  });

  it('cuts a line that does not end, and lets a fast writer wait', async () => {
    let written = 0;
    const stop = new AbortController();
    const { result } = await begin(
      response => {
        const chunk = Buffer.from(`${T}1Z ${'x'.repeat(60_000)}\n`);
        const more = () => {
          while (written < 500 * chunk.length) {
            written += chunk.length;
            if (!response.write(chunk)) {
              response.once('drain', more);
              return;
            }
          }
        };
        more();
      },
      {
        signal: stop.signal,
        // Takes the first lines and never asks for more.
        take: lines => {
          expect(lines[0].length).toBeLessThan(9_000);
          expect(lines[0]).toMatch(/line cut\]$/);
          return new Promise(resolve => {
            setTimeout(() => {
              stop.abort();
              resolve();
            }, 300);
          });
        },
      },
    );
    expect(await result).toMatchObject({
      ok: false,
      failure: { code: 'aborted' },
    });
    expect(written).toBeLessThan(400 * 60_000);
  });

  it('does not wait longer than allowed for an answer to begin', async () => {
    const { result } = await begin(() => {});
    expect(await result).toMatchObject({
      ok: false,
      failure: { code: 'timeout' },
    });
  });

  it('stops at once when nobody waits any more', async () => {
    const stop = new AbortController();
    const { result, lines } = await begin(
      response => {
        response.write(`${T}1Z one\n`);
      },
      { signal: stop.signal },
    );
    while (lines.length === 0) await new Promise(done => setTimeout(done, 5));
    stop.abort();
    expect(await result).toMatchObject({
      ok: false,
      failure: { code: 'aborted' },
    });
    expect(lines).toEqual([`${T}1Z one`]);
  });
});
