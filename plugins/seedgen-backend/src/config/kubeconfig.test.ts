import { parseKubeconfig } from './kubeconfig';
import { checkServerUrl } from './serverUrl';

const PEM = Buffer.from('-----BEGIN CERTIFICATE-----').toString('base64');
const TOKEN = 'sha256~canaryAAAABBBBCCCC';
const CLUSTER = `
- name: sno1
  cluster:
    certificate-authority-data: "${PEM}"
    server: https://api.sno1.example:6443
`;
const CERTIFICATE = `
    client-certificate-data: "${PEM}"
    client-key-data: "${PEM}"
`;

/** A kubeconfig with another user, context or ending. */
function kubeconfig(
  user = CERTIFICATE,
  context = '- name: admin\n  context: {cluster: sno1, user: admin}\ncurrent-context: admin',
  clusters = CLUSTER,
): string {
  return `apiVersion: v1
kind: Config
preferences: {}
clusters:${clusters}users:
- name: admin
  user:${user}contexts:
${context}
`;
}

const read = (text: string, context?: string) =>
  parseKubeconfig('seedgen.clusters[0].kubeconfig', '/k/config', text, context);
const problemOf = (text: string, context?: string): string => {
  try {
    read(text, context);
  } catch (error) {
    return (error as Error).message;
  }
  return 'accepted';
};

describe('kubeconfigs as tools write them', () => {
  it.each<[string, string, string?]>([
    [
      'a context without a name',
      kubeconfig(
        undefined,
        '- name: ""\n  context: {cluster: sno1, user: admin}\ncurrent-context: ""',
      ),
    ],
    [
      'what is not used, written out',
      kubeconfig(
        `${CERTIFICATE}    exec: null
    auth-provider: {}
    as: ""
    as-groups: []
    as-user-extra: {}
`,
      ),
    ],
    [
      'no current context, where one is configured',
      kubeconfig(
        undefined,
        '- name: admin\n  context: {cluster: sno1, user: admin}\ncurrent-context: null',
      ),
      'admin',
    ],
    [
      'a password beside a certificate',
      kubeconfig(`${CERTIFICATE}    username: admin\n    password: x\n`),
    ],
    [
      'lists that are null, of which nothing is needed',
      `${kubeconfig()}extensions: null\n`,
    ],
    [
      'JSON',
      JSON.stringify({
        clusters: [
          {
            name: 'sno1',
            cluster: { server: 'https://api.sno1.example:6443' },
          },
        ],
        users: [{ name: 'admin', user: { token: TOKEN } }],
        contexts: [
          { name: 'admin', context: { cluster: 'sno1', user: 'admin' } },
        ],
        'current-context': 'admin',
      }),
    ],
    [
      'a mark of the byte order, and line ends of Windows',
      `\ufeff${kubeconfig().replaceAll('\n', '\r\n')}`,
    ],
    ['a beginning and an end of the document', `---\n${kubeconfig()}...\n`],
    [
      'verification that is not switched off, a proxy that is none',
      kubeconfig(
        undefined,
        undefined,
        `${CLUSTER}    insecure-skip-tls-verify: false\n    proxy-url: ""\n    disable-compression: true\n`,
      ),
    ],
  ])('accepts %s', (_, ...[text, context]) => {
    expect(read(text, context).server).toBe('https://api.sno1.example:6443');
  });

  it('merges what an alias brings', () => {
    const text = `
x-cert: &cert
  client-certificate-data: "${PEM}"
  client-key-data: "${PEM}"
clusters:
- name: sno1
  cluster: &c
    certificate-authority-data: "${PEM}"
    server: https://api.sno1.example:6443
- name: sno2
  cluster:
    <<: *c
    server: https://api.sno2.example:6443
users:
- name: admin
  user:
    <<: *cert
contexts:
- name: sno2
  context: {cluster: sno2, user: admin}
current-context: sno2
`;
    expect(read(text)).toMatchObject({
      server: 'https://api.sno2.example:6443',
      ca: { pem: expect.stringContaining('BEGIN') },
      credential: { kind: 'client-certificate' },
    });
  });

  it.each([
    `\n    token: |\n      ${TOKEN}\n`,
    `\n    token: "  ${TOKEN}\\n"\n`,
    `\n    token: ${TOKEN}\n`,
  ])('sends no line end with a token (%#)', user => {
    expect(read(kubeconfig(user)).credential).toMatchObject({
      kind: 'token',
      token: TOKEN,
    });
  });
});

describe('kubeconfigs that are refused', () => {
  let printed: jest.SpyInstance[];
  beforeEach(() => {
    printed = [
      jest.spyOn(process, 'emitWarning').mockImplementation(() => {}),
      jest.spyOn(console, 'warn').mockImplementation(() => {}),
      jest.spyOn(process.stderr, 'write').mockImplementation(() => true),
    ];
  });
  afterEach(() => jest.restoreAllMocks());

  it.each<[string, string, RegExp]>([
    [
      'a tag that is resolved elsewhere',
      kubeconfig(`\n    token: !secret ${TOKEN}\n`),
      /has a tag that is not YAML's own \(line 12\)/,
    ],
    [
      'a tag on the whole user',
      kubeconfig(` !vault\n    token: ${TOKEN}\n`),
      /has a tag that is not YAML's own/,
    ],
    [
      'a token that breaks a line',
      kubeconfig(`\n    token: "${TOKEN}\\nX-Evil: 1"\n`),
      /users\[admin\]\.token is not one word/,
    ],
    [
      'a token in quotes that do not end',
      kubeconfig(`\n    token: "${TOKEN}\n`),
      /is not YAML \(line \d+\)/,
    ],
    [
      'a token behind a tab',
      kubeconfig(`\n\ttoken: ${TOKEN}\n`),
      /is not YAML \(line \d+\)/,
    ],
    [
      'a token that is there twice',
      kubeconfig(`\n    token: ${TOKEN}\n    token: ${TOKEN}\n`),
      /has a key twice \(line 13\)/,
    ],
    [
      'a token that is an alias of nothing',
      kubeconfig(`\n    token: *${TOKEN.replace('~', '-')}\n`),
      /alias|not YAML/,
    ],
    [
      'an escape that is none',
      kubeconfig(`\n    token: "${TOKEN}\\q"\n`),
      /is not YAML/,
    ],
    [
      'two documents',
      `${kubeconfig()}---\n${kubeconfig(`\n    token: ${TOKEN}\n`)}`,
      /more than one YAML document/,
    ],
    ['a token alone', TOKEN, /is not a kubeconfig \(at top\)/],
    ['nothing', '# nothing\n', /is empty|is not a kubeconfig/],
    [
      'a password alone',
      kubeconfig(`\n    username: admin\n    password: ${TOKEN}\n`),
      /users\[admin\]\.username: Kubernetes has no password/,
    ],
    [
      'a token where a name belongs',
      kubeconfig(
        undefined,
        `- name: admin\n  context: {cluster: sno1, user: "${TOKEN}"}\ncurrent-context: admin`,
      ),
      /has no user named/,
    ],
    [
      'no current context',
      kubeconfig(
        undefined,
        '- name: admin\n  context: {cluster: sno1, user: admin}\ncurrent-context: null',
      ),
      /has no current-context; set context/,
    ],
    [
      'an empty one that no context has',
      kubeconfig(
        undefined,
        '- name: admin\n  context: {cluster: sno1, user: admin}\ncurrent-context: ""',
      ),
      /has no current-context; set context/,
    ],
    [
      'names that are numbers',
      kubeconfig(undefined, undefined, CLUSTER.replace('sno1', '1')),
      /is not a kubeconfig \(at clusters\.0\.name\)/,
    ],
    [
      'a program',
      kubeconfig('\n    exec: {command: aws}\n'),
      /users\[admin\]\.exec: programs are never run/,
    ],
    [
      'lists of nothing',
      'clusters: null\nusers: null\ncontexts: null\ncurrent-context: a',
      /has no context named 'a'/,
    ],
  ])('%s: by its place alone', (_, text, problem) => {
    const message = problemOf(text);
    expect(message).toMatch(problem);
    expect(message).toMatch(
      /^seedgen\.clusters\[0\]\.kubeconfig: kubeconfig \/k\/config: /,
    );
    expect(message).not.toContain('canary');
    for (const spy of printed) expect(spy).not.toHaveBeenCalled();
  });
});

describe('checkServerUrl', () => {
  it.each([
    ['https://api.sno1.example:6443', 'https://api.sno1.example:6443'],
    ['https://API.sno1.example:443/', 'https://api.sno1.example'],
    [
      'https://gateway.example/clusters/sno1//',
      'https://gateway.example/clusters/sno1',
    ],
    ['https://[fd00::1]:6443', 'https://[fd00::1]:6443'],
    ['https://192.0.2.7:6443', 'https://192.0.2.7:6443'],
  ])('accepts %s', (value, url) => {
    expect(checkServerUrl('x', value)).toBe(url);
  });

  it.each([
    'https://api.x\n.evil',
    'https://api.x\t.evil',
    'https://api.x.example\n',
    ' https://api.x.example',
    'https://api.x\\@evil.example',
    'https://api.x\\.evil.example',
    'https:\\\\api.x.example',
    'https:/api.x.example',
    'https:api.x.example',
    'https://api.x.example@evil.example',
    'https://user:canary@api.x.example',
    'https://@api.x.example',
    'https://api%2ex.example',
    'https://api.x\u200b.example',
    'https://аpi.x.example',
    'https://1',
    'https://0x7f.1',
    'https://api.x.example:',
    'https://api.x.example?a=canary',
    'https://api.x.example?',
    'https://api.x.example#',
    'http://api.x.example',
    'ftp://api.x.example',
    'api.x.example',
    '',
  ])('refuses %j, and quotes nothing of it', value => {
    const problem = (() => {
      try {
        return checkServerUrl('seedgen.clusters[0].server', value);
      } catch (error) {
        return (error as Error).message;
      }
    })();
    expect(problem).toMatch(
      /^seedgen\.clusters\[0\]\.server: the (server|host)/,
    );
    expect(problem).not.toMatch(/canary|evil/);
  });

  it('names the field of a kubeconfig', () => {
    const text = kubeconfig(
      undefined,
      undefined,
      CLUSTER.replace(
        'https://api.sno1.example:6443',
        '"https://api.x\\n.evil"',
      ),
    );
    expect(problemOf(text)).toMatch(
      /^seedgen\.clusters\[0\]\.kubeconfig: kubeconfig \/k\/config: clusters\[sno1\]\.server: the server URL must not contain spaces/,
    );
  });
});
