import { X509Certificate } from 'node:crypto';
import { createServer, type Server } from 'node:net';
import {
  createTestAuthority,
  type TestAuthority,
} from '../http/__testUtils__/authority';
import {
  type LocalServer,
  startLocalServer,
} from '../http/__testUtils__/localServer';
import { readCertificates } from './readCertificates';

let authority: TestAuthority;
let server: LocalServer;
let silent: Server;

beforeAll(async () => {
  authority = await createTestAuthority();
  server = await startLocalServer((_, response) => response.end(), {
    authority,
  });
  silent = createServer(socket => socket.resume());
  await new Promise<void>(resolve => silent.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  await server.close();
  await new Promise(resolve => silent.close(resolve));
});

const read = (host: string, ca: string | undefined, timeoutMs = 10_000) =>
  readCertificates(new URL(`https://${host}`), ca, {
    doing: 'Reading the certificates of it',
    signal: new AbortController().signal,
    timeoutMs,
  });

it('gives what the server shows, its own first', async () => {
  const answer = await read(server.host, authority.ca);
  if (!answer.ok) throw new Error(answer.failure.message);
  const [own] = answer.value.map(pem => new X509Certificate(pem));
  expect(own.checkIP('127.0.0.1')).toBe('127.0.0.1');
  expect(own.checkIssued(new X509Certificate(authority.ca))).toBe(true);
});

it('verifies the server like any connection to it', async () => {
  const other = await createTestAuthority('Other');
  for (const ca of [other.ca, undefined]) {
    expect(await read(server.host, ca)).toMatchObject({
      ok: false,
      failure: { code: 'untrusted' },
    });
  }
});

it('gives up a server that says nothing, and one that nobody waits for', async () => {
  const { port } = silent.address() as { port: number };
  expect(await read(`127.0.0.1:${port}`, authority.ca, 50)).toMatchObject({
    ok: false,
    failure: { code: 'timeout' },
  });
  expect(
    await readCertificates(new URL(`https://127.0.0.1:${port}`), authority.ca, {
      doing: 'It',
      signal: AbortSignal.abort(),
      timeoutMs: 10_000,
    }),
  ).toMatchObject({ ok: false, failure: { code: 'aborted' } });
});
