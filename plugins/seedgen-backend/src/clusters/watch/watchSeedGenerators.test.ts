import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  sendJson,
  startLocalServer,
  type LocalServer,
} from '../../http/__testUtils__/localServer';
import { connectTo } from '../__testUtils__/connectTo';
import type { ClusterConnections } from '../types';

jest.setTimeout(30_000);

const event = (type: string, object: object = {}) =>
  `${JSON.stringify({ type, object })}\n`;

describe('watching SeedGenerators', () => {
  let server: LocalServer;
  let directory: string;
  let file: string;
  let connections: ClusterConnections | undefined;

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'seedgen-watch-'));
    file = join(directory, 'token');
    writeFileSync(file, 'token-of-viewer');
    server = await startLocalServer(() => {});
  });
  afterEach(async () => {
    await connections?.close();
    server.dropConnections();
  });
  afterAll(async () => {
    await server.close();
    rmSync(directory, { recursive: true });
  });

  const begin = async (
    answer: (response: ServerResponse) => unknown,
    signal = new AbortController().signal,
  ) => {
    server.requests.length = 0;
    server.handle((_, response) => answer(response));
    connections = await connectTo(
      server,
      { credentials: [{ name: 'viewer', kind: 'token-file', file }] },
      1_000,
    );
    let changes = 0;
    const result = connections.get('sno1').watchSeedGenerators(
      () => {
        changes += 1;
      },
      { signal, lastsSeconds: 300 },
    );
    return { ended: result, changes: () => changes };
  };

  const sent = async (...parts: (string | Buffer)[]) => {
    const { ended, changes } = await begin(async response => {
      for (const part of parts) {
        response.write(part);
        await new Promise(resolve => setTimeout(resolve, 20));
      }
      response.end();
    });
    expect(await ended).toEqual({ ok: true, value: undefined });
    return changes();
  };

  it('asks for what ends by itself and shows that it is alive', async () => {
    expect(await sent(event('ADDED'))).toBe(1);
    expect(server.requests[0].url).toBe(
      '/apis/lca.openshift.io/v1/seedgenerators?watch=true&allowWatchBookmarks=true&timeoutSeconds=300',
    );
  });

  it('tells of each change, and not of bookmarks', async () => {
    expect(
      await sent(
        event('ADDED'),
        event('BOOKMARK'),
        event('MODIFIED'),
        event('DELETED'),
        event('ERROR', { code: 410 }),
      ),
    ).toBe(4);
  });

  it('takes whatever comes without harm', async () => {
    const modified = event('MODIFIED', { note: 'grün' });
    const bytes = Buffer.from(modified);
    const middle = bytes.indexOf('ü') + 1;
    expect(
      await sent(
        bytes.subarray(0, 7),
        bytes.subarray(7, middle),
        bytes.subarray(middle),
        event('MODIFIED', { text: 'x'.repeat(1024 * 1024) }),
        modified.replace('\n', '\r\n'),
        'no JSON at all\n\n',
        event('BOOKMARK').trimEnd(),
      ),
    ).toBe(3);
  });

  it.each([
    [401, 'Unauthorized', 'unauthorized'],
    [403, 'Forbidden', 'forbidden'],
    [404, 'NotFound', 'not-found'],
    [500, 'InternalError', 'unavailable'],
  ])('says what an answer of %s means', async (code, reason, expected) => {
    const { ended } = await begin(response =>
      sendJson(response, code, { kind: 'Status', code, reason, message: 'x' }),
    );
    expect(await ended).toMatchObject({
      ok: false,
      failure: {
        code: expected,
        message: expect.stringContaining(
          'Watching seedgenerators.lca.openshift.io of cluster sno1',
        ),
      },
    });
  });

  it('ends when the server goes away, when nobody waits, and when no answer comes', async () => {
    const dropped = await begin(response => {
      response.write(event('ADDED'));
      setTimeout(() => response.destroy(), 20);
    });
    expect(await dropped.ended).toMatchObject({ failure: { code: 'reset' } });
    await connections?.close();

    const controller = new AbortController();
    const left = await begin(response => {
      response.write(event('ADDED'));
      setTimeout(() => controller.abort(), 20);
    }, controller.signal);
    expect(await left.ended).toMatchObject({ failure: { code: 'aborted' } });
    await connections?.close();

    const silent = await begin(() => {});
    expect(await silent.ended).toMatchObject({ failure: { code: 'timeout' } });
  });
});
