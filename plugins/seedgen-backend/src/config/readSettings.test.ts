import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { inspect } from 'node:util';
import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { stringify } from 'yaml';
import {
  createTestAuthority,
  type KeyPair,
} from '../http/__testUtils__/authority';
import { readSettings } from './readSettings';
import type { SettingsError } from './SettingsError';
import { KINDS } from '../runs';

let directory: string;
let ca: string;
let client: KeyPair;
let other: KeyPair;

const file = (name: string, content: string) => {
  const path = join(directory, name);
  writeFileSync(path, content);
  return path;
};
const base64 = (text: string) => Buffer.from(text).toString('base64');

function kubeconfig(
  name: string,
  change: { cluster?: object; user?: object; top?: object } = {},
) {
  return file(
    name,
    stringify({
      apiVersion: 'v1',
      kind: 'Config',
      'current-context': 'main',
      contexts: [{ name: 'main', context: { cluster: 'one', user: 'admin' } }],
      clusters: [
        {
          name: 'one',
          cluster: {
            server: 'https://api.sno1.example:6443',
            'certificate-authority-data': base64(ca),
            ...change.cluster,
          },
        },
      ],
      users: [
        { name: 'admin', user: change.user ?? { token: 'canary-token' } },
      ],
      ...change.top,
    }),
  );
}

const read = (seedgen: JsonObject) =>
  readSettings(new ConfigReader({ seedgen } as JsonObject), KINDS.phases);

function errorOf(seedgen: JsonObject): string {
  try {
    read(seedgen);
  } catch (error) {
    expect((error as SettingsError).name).toBe('SettingsError');
    return (error as Error).message;
  }
  throw new Error('was accepted');
}

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'seedgen-settings-'));
  const authority = await createTestAuthority();
  ca = authority.ca;
  client = await authority.clientPair('admin');
  other = await authority.clientPair('other');
  file('ca.crt', ca);
  file('token', 'canary-token\n');
  file('empty', '\n');
  file('client.crt', client.certificate);
  file('client.key', client.key);
  file('other.key', other.key);
});

afterAll(() => rmSync(directory, { recursive: true }));

const server = (change: JsonObject = {}): JsonObject => ({
  name: 'sno1',
  server: 'https://api.sno1.example:6443/',
  caFile: join(directory, 'ca.crt'),
  credentials: [{ name: 'runner', tokenFile: join(directory, 'token') }],
  ...change,
});
const registry = (change: JsonObject = {}): JsonObject => ({
  name: 'main',
  host: 'registry.example:8443',
  username: 'robot',
  password: 'canary-password',
  repositories: ['ocp-sno1/*'],
  ...change,
});

describe('readSettings', () => {
  it('has defaults for everything', () => {
    expect(readSettings(new ConfigReader({}), KINDS.phases)).toEqual({
      clusters: [],
      registries: [],
      limits: {
        observeEveryMs: 2_000,
        removedGraceMs: 300_000,
        steadyReturnMs: 10_000,
        startingMs: 30_000,
        slowReturnMs: 900_000,
        followUpMs: 86_400_000,
        requestTimeoutMs: 10_000,
        phases: {},
        kinds: {},
      },
      storage: {
        requirements: {
          containersBytes: 141 * 1024 ** 3,
          rootBytes: 58 * 1024 ** 3,
        },
      },
      fleet: {
        sweepEveryMs: 60_000,
        concurrency: 64,
        watches: 200,
        forgetAfterMs: 30 * 86_400_000,
      },
      notifications: { enabled: true, owners: true, attentionAfterMs: 60_000 },
      pageAddress: '/seedgen',
      aliases: [],
    });
  });

  it('reads clusters of both kinds', () => {
    const hub = kubeconfig('hub');
    const { clusters } = read({
      clusters: [
        { name: 'hub', role: 'hub', kubeconfig: relative(process.cwd(), hub) },
        server({
          title: 'Site 1',
          hub: 'hub',
          server: 'https://gateway.example/clusters/sno1/',
          credentials: [
            { name: 'runner', tokenFile: join(directory, 'token') },
            {
              name: 'admin',
              clientCertificateFile: join(directory, 'client.crt'),
              clientKeyFile: join(directory, 'client.key'),
            },
          ],
        }),
      ],
    });
    expect(clusters).toEqual([
      {
        name: 'hub',
        title: undefined,
        role: 'hub',
        hub: undefined,
        access: {
          kind: 'kubeconfig',
          file: hub,
          context: undefined,
          caFile: undefined,
          furtherCredentials: [],
        },
      },
      {
        name: 'sno1',
        title: 'Site 1',
        role: 'sno',
        hub: 'hub',
        access: {
          kind: 'server',
          server: 'https://gateway.example/clusters/sno1',
          ca: { file: join(directory, 'ca.crt') },
          credentials: [
            {
              name: 'runner',
              kind: 'token-file',
              file: join(directory, 'token'),
            },
            {
              name: 'admin',
              kind: 'client-certificate',
              certificateFile: join(directory, 'client.crt'),
              keyFile: join(directory, 'client.key'),
            },
          ],
        },
      },
    ]);
  });

  it.each([
    ['PEM', (pem: string) => pem],
    ['PEM in base64', base64],
  ])('takes an authority as %s', (_, encode) => {
    const { clusters } = read({
      clusters: [server({ caFile: undefined, caData: encode(ca) })],
    });
    expect(clusters[0].access).toMatchObject({ ca: { pem: ca } });
  });

  it('reads registries and shows no password', () => {
    const settings = read({ registries: [registry()] });
    const [{ credential, ...rest }] = settings.registries;
    expect(rest).toEqual({
      name: 'main',
      host: 'registry.example:8443',
      caFile: undefined,
      repositories: ['ocp-sno1/*'],
      tokenHosts: [],
      blobHosts: [],
    });
    expect(
      credential?.kind === 'password' && credential.password.reveal(),
    ).toBe('canary-password');
    for (const shown of [
      JSON.stringify(settings),
      inspect(settings, { depth: 10, showHidden: true }),
      `${credential?.kind === 'password' && credential.password}`,
    ]) {
      expect(shown).not.toContain('canary');
    }
  });

  it('reads limits, and leaves out phases that are not set', () => {
    const { limits, fleet, storage } = read({
      limits: {
        observeEvery: '500ms',
        removedGrace: { minutes: 2 },
        steadyReturn: '20s',
        apiStart: '50ms',
        slowReturn: '20m',
        requestTimeout: 'PT3S',
        phases: { Imaging: '90m', Rebooting: { seconds: 30 } },
        partition: { Verifying: '1m' },
      },
      fleet: {
        sweepEvery: '30s',
        concurrency: 2,
        watches: 0,
        forgetAfter: '2h',
      },
      storage: { requirements: { containersGiB: 100.5, rootGiB: 50 } },
    });
    expect(limits).toEqual({
      observeEveryMs: 500,
      removedGraceMs: 120_000,
      steadyReturnMs: 20_000,
      startingMs: 50,
      slowReturnMs: 1_200_000,
      followUpMs: 86_400_000,
      requestTimeoutMs: 3_000,
      phases: { Imaging: 5_400_000, Rebooting: 30_000 },
      kinds: { partition: { Verifying: 60_000 } },
    });
    expect(fleet).toEqual({
      sweepEveryMs: 30_000,
      concurrency: 2,
      watches: 0,
      forgetAfterMs: 7_200_000,
    });
    expect(storage.requirements.containersBytes).toBe(100.5 * 1024 ** 3);
  });

  it('reads whom to tell of runs, and when', () => {
    expect(
      read({
        notifications: {
          enabled: false,
          owners: false,
          attentionAfter: '10m',
        },
      }).notifications,
    ).toEqual({ enabled: false, owners: false, attentionAfterMs: 600_000 });
  });
});

it('knows where the portal has mounted the page', () => {
  expect(read({ pagePath: '/edge/seeds' }).pageAddress).toBe('/edge/seeds');
  expect(
    readSettings(
      new ConfigReader({
        app: { baseUrl: 'https://portal.example/base/' },
        seedgen: { pagePath: '/edge/seeds' },
      }),
      KINDS.phases,
    ).pageAddress,
  ).toBe('https://portal.example/base/edge/seeds');
  expect(() => read({ pagePath: 'https://portal.example/seedgen' })).toThrow(
    /^seedgen\.pagePath: must be a path/,
  );
});

describe('a wrong setting is named', () => {
  const one = (change: JsonObject) => ({ clusters: [server(change)] });
  const kube = (
    name: string,
    change: Parameters<typeof kubeconfig>[1] = {},
  ) => ({
    clusters: [{ name: 'sno1', kubeconfig: kubeconfig(name, change) }],
  });
  const cases: Array<[string, () => JsonObject, RegExp]> = [
    ['top', () => ({ cluster: [] }), /^seedgen\.cluster: is not a setting/],
    [
      'notifications not a yes or no',
      () => ({ notifications: { enabled: 'false' } }),
      /^seedgen\.notifications\.enabled: must be true or false/,
    ],
    [
      'notifications misspelt',
      () => ({ notifications: { owner: true } }),
      /^seedgen\.notifications\.owner: is not a setting/,
    ],
    ['list', () => ({ clusters: {} }), /^seedgen\.clusters: must be a list/],
    [
      'entry',
      () => ({ clusters: ['sno1'] }),
      /^seedgen\.clusters\[0\]: must be an object/,
    ],
    [
      'name missing',
      () => one({ name: undefined }),
      /^seedgen\.clusters\[0\]\.name: is missing/,
    ],
    [
      'name number',
      () => one({ name: 7 }),
      /^seedgen\.clusters\[0\]\.name: must be a text/,
    ],
    [
      'name path',
      () => one({ name: '../etc' }),
      /^seedgen\.clusters\[0\]\.name: .*DNS-1123/,
    ],
    [
      'name upper',
      () => one({ name: 'SNO1' }),
      /^seedgen\.clusters\[0\]\.name: .*DNS-1123/,
    ],
    [
      'name hub',
      () => one({ name: 'local-cluster' }),
      /^seedgen\.clusters\[0\]\.name: 'local-cluster'/,
    ],
    [
      'name twice',
      () => ({ clusters: [server(), server()] }),
      /^seedgen\.clusters\[1\]\.name: 'sno1' is used twice/,
    ],
    ['role', () => one({ role: 'spoke' }), /^seedgen\.clusters\[0\]\.role: /],
    [
      'hub unknown',
      () => one({ hub: 'hub' }),
      /^seedgen\.clusters\[0\]\.hub: no cluster is named 'hub'/,
    ],
    [
      'hub itself',
      () => one({ hub: 'sno1' }),
      /^seedgen\.clusters\[0\]\.hub: /,
    ],
    [
      'hub no hub',
      () => ({ clusters: [server({ hub: 'sno2' }), server({ name: 'sno2' })] }),
      /^seedgen\.clusters\[0\]\.hub: 'sno2' does not have role: hub/,
    ],
    [
      'no way',
      () => one({ server: undefined }),
      /^seedgen\.clusters\[0\]: needs either kubeconfig or server, and has none/,
    ],
    [
      'both ways',
      () => one({ kubeconfig: 'x' }),
      /^seedgen\.clusters\[0\]: .*has both/,
    ],
    [
      'http',
      () => one({ server: 'http://api.example' }),
      /^seedgen\.clusters\[0\]\.server: .*https:\/\//,
    ],
    [
      'scheme',
      () => one({ server: 'file:///etc/passwd' }),
      /^seedgen\.clusters\[0\]\.server: /,
    ],
    [
      'no url',
      () => one({ server: 'api.example:6443' }),
      /^seedgen\.clusters\[0\]\.server: /,
    ],
    [
      'user in url',
      () => one({ server: 'https://u:canary@api.example' }),
      /^seedgen\.clusters\[0\]\.server: .*user or a password/,
    ],
    [
      'query',
      () => one({ server: 'https://api.example/?a=b' }),
      /^seedgen\.clusters\[0\]\.server: .*query/,
    ],
    [
      'skip',
      () => one({ skipTLSVerify: true }),
      /^seedgen\.clusters\[0\]\.skipTLSVerify: is not a setting/,
    ],
    [
      'ca missing',
      () => one({ caFile: undefined }),
      /^seedgen\.clusters\[0\]\.caFile: .*none is set/,
    ],
    [
      'ca both',
      () => one({ caData: ca }),
      /^seedgen\.clusters\[0\]\.caFile: .*both are set/,
    ],
    [
      'ca unreadable',
      () => one({ caFile: join(directory, 'nowhere') }),
      /^seedgen\.clusters\[0\]\.caFile: .*ENOENT/,
    ],
    [
      'ca not pem',
      () => one({ caFile: join(directory, 'token') }),
      /^seedgen\.clusters\[0\]\.caFile: has no PEM certificate/,
    ],
    [
      'ca damaged',
      () => one({ caFile: undefined, caData: ca.replace(/M/g, 'A') }),
      /^seedgen\.clusters\[0\]\.caData: certificate 1 is damaged/,
    ],
    [
      'no credentials',
      () => one({ credentials: [] }),
      /^seedgen\.clusters\[0\]\.credentials: needs at least one/,
    ],
    [
      'token unreadable',
      () =>
        one({
          credentials: [{ name: 'a', tokenFile: join(directory, 'nowhere') }],
        }),
      /^seedgen\.clusters\[0\]\.credentials\[0\]\.tokenFile: /,
    ],
    [
      'token empty',
      () =>
        one({
          credentials: [{ name: 'a', tokenFile: join(directory, 'empty') }],
        }),
      /\.tokenFile: .*is empty/,
    ],
    [
      'half a pair',
      () => one({ credentials: [{ name: 'a', clientKeyFile: 'x' }] }),
      /^seedgen\.clusters\[0\]\.credentials\[0\]: needs either/,
    ],
    [
      'wrong key',
      () =>
        one({
          credentials: [
            {
              name: 'a',
              clientCertificateFile: join(directory, 'client.crt'),
              clientKeyFile: join(directory, 'other.key'),
            },
          ],
        }),
      /\.clientCertificateFile: .*does not belong/,
    ],
    [
      'token in config',
      () => one({ credentials: [{ name: 'a', token: 'canary' }] }),
      /credentials\[0\]\.token: is not a setting/,
    ],
    [
      'same names',
      () =>
        one({
          credentials: [
            { name: 'a', tokenFile: join(directory, 'token') },
            { name: 'a', tokenFile: join(directory, 'token') },
          ],
        }),
      /\.credentials: two are named 'a'/,
    ],
    [
      'context alone',
      () => one({ context: 'x' }),
      /^seedgen\.clusters\[0\]\.context: /,
    ],

    [
      'kubeconfig gone',
      () => ({ clusters: [{ name: 'sno1', kubeconfig: 'nowhere' }] }),
      /^seedgen\.clusters\[0\]\.kubeconfig: .*ENOENT/,
    ],
    [
      'kubeconfig no yaml',
      () => ({ clusters: [{ name: 'sno1', kubeconfig: file('bad', '{') }] }),
      /^seedgen\.clusters\[0\]\.kubeconfig: .*not YAML/,
    ],
    [
      'kubeconfig shape',
      () => ({
        clusters: [{ name: 'sno1', kubeconfig: file('bad', 'clusters: 5') }],
      }),
      /\.kubeconfig: .*not a kubeconfig \(at clusters\)/,
    ],
    [
      'exec',
      () => kube('bad', { user: { exec: { command: 'oc' } } }),
      /^seedgen\.clusters\[0\]\.kubeconfig: .*users\[admin\]\.exec: /,
    ],
    [
      'auth-provider',
      () => kube('bad', { user: { 'auth-provider': { name: 'oidc' } } }),
      /users\[admin\]\.auth-provider: /,
    ],
    [
      'insecure',
      () => kube('bad', { cluster: { 'insecure-skip-tls-verify': true } }),
      /clusters\[one\]\.insecure-skip-tls-verify: /,
    ],
    [
      'proxy',
      () => kube('bad', { cluster: { 'proxy-url': 'http://proxy.example' } }),
      /clusters\[one\]\.proxy-url: /,
    ],
    [
      'password',
      () => kube('bad', { user: { username: 'a', password: 'canary' } }),
      /users\[admin\]\.username: /,
    ],
    [
      'impersonation',
      () => kube('bad', { user: { token: 'canary', as: 'root' } }),
      /users\[admin\]\.as: /,
    ],
    [
      'no user',
      () => kube('bad', { user: {} }),
      /has neither a token nor a client certificate/,
    ],
    [
      'half a user',
      () =>
        kube('bad', {
          user: { 'client-certificate-data': base64(client.certificate) },
        }),
      /needs both/,
    ],
    [
      'no ca',
      () =>
        kube('bad', { cluster: { 'certificate-authority-data': undefined } }),
      /^seedgen\.clusters\[0\]\.kubeconfig: .*names no certificate authority/,
    ],
    [
      'ca no pem',
      () =>
        kube('bad', { cluster: { 'certificate-authority-data': 'canary' } }),
      /certificate-authority-data is not PEM/,
    ],
    [
      'http server',
      () => kube('bad', { cluster: { server: 'http://api.example' } }),
      /^seedgen\.clusters\[0\]\.kubeconfig: .*https/,
    ],
    [
      'context gone',
      () => kube('bad', { top: { 'current-context': 'other' } }),
      /has no context named 'other'/,
    ],
    [
      'two authorities',
      () => ({
        clusters: [
          {
            name: 'sno1',
            kubeconfig: kubeconfig('k'),
            caFile: join(directory, 'ca.crt'),
          },
        ],
      }),
      /^seedgen\.clusters\[0\]\.caFile: /,
    ],

    [
      'registry host scheme',
      () => ({ registries: [registry({ host: 'https://registry.example' })] }),
      /^seedgen\.registries\[0\]\.host: /,
    ],
    [
      'registry host path',
      () => ({ registries: [registry({ host: 'registry.example/path' })] }),
      /^seedgen\.registries\[0\]\.host: /,
    ],
    [
      'registry twice',
      () => ({ registries: [registry(), registry({ name: 'b' })] }),
      /^seedgen\.registries\[1\]\.host: .*used twice/,
    ],
    [
      'registry half',
      () => ({ registries: [registry({ password: undefined })] }),
      /^seedgen\.registries\[0\]\.password: is missing/,
    ],
    [
      'registry both',
      () => ({ registries: [registry({ authFile: 'x' })] }),
      /^seedgen\.registries\[0\]\.authFile: /,
    ],
    [
      'registry insecure',
      () => ({ registries: [registry({ insecure: true })] }),
      /^seedgen\.registries\[0\]\.insecure: is not a setting/,
    ],
    [
      'registry pattern',
      () => ({ registries: [registry({ repositories: ['ocp/../x'] })] }),
      /^seedgen\.registries\[0\]\.repositories\[0\]: /,
    ],
    [
      'token host',
      () => ({ registries: [registry({ tokenHosts: ['https://a.example'] })] }),
      /^seedgen\.registries\[0\]\.tokenHosts\[0\]: /,
    ],
    [
      'auth helper',
      () => ({
        registries: [
          {
            name: 'a',
            host: 'r.example',
            authFile: file('auth', '{"auths":{},"credsStore":"x"}'),
          },
        ],
      }),
      /^seedgen\.registries\[0\]\.authFile: .*credential helper/,
    ],
    [
      'auth other host',
      () => ({
        registries: [
          {
            name: 'a',
            host: 'r.example',
            authFile: file(
              'auth',
              `{"auths":{"o.example":{"auth":"${base64('u:canary')}"}}}`,
            ),
          },
        ],
      }),
      /\.authFile: .*no entry for r\.example/,
    ],

    [
      'limit',
      () => ({ limits: { observeEvery: 'often' } }),
      /^seedgen\.limits\.observeEvery: must be a duration/,
    ],
    [
      'limit zero',
      () => ({ limits: { requestTimeout: '0s' } }),
      /^seedgen\.limits\.requestTimeout: must be between/,
    ],
    [
      'phase of a kind',
      () => ({ limits: { generate: { Rebooting: '5m' } } }),
      /^seedgen\.limits\.generate\.Rebooting: is not a setting/,
    ],
    [
      'kind of run',
      () => ({ limits: { mirror: { Copying: '5m' } } }),
      /^seedgen\.limits\.mirror: is not a setting/,
    ],
    [
      'phase of every kind',
      () => ({ limits: { phases: { Imagining: '5m' } } }),
      /^seedgen\.limits\.phases\.Imagining: is not a setting/,
    ],
    [
      'size',
      () => ({ storage: { requirements: { rootGiB: '58' } } }),
      /^seedgen\.storage\.requirements\.rootGiB: must be a number/,
    ],
    [
      'concurrency',
      () => ({ fleet: { concurrency: 1.5 } }),
      /^seedgen\.fleet\.concurrency: must be a whole number/,
    ],
  ];
  it.each(cases)('%s', (_, seedgen, message) => {
    const error = errorOf(seedgen());
    expect(error).toMatch(message);
    expect(error).not.toContain('canary');
  });
});

it('lets caFile stand in for a kubeconfig without an authority', () => {
  const { clusters } = read({
    clusters: [
      {
        name: 'sno1',
        kubeconfig: kubeconfig('no-ca', {
          cluster: { 'certificate-authority-data': undefined },
        }),
        caFile: join(directory, 'ca.crt'),
      },
    ],
  });
  expect(clusters[0].access).toMatchObject({
    kind: 'kubeconfig',
    caFile: join(directory, 'ca.crt'),
  });
});
