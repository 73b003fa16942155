import { parseAuthFile } from './registryAuthFile';

const host = 'registry.example:8443';
const base64 = (text: string) => Buffer.from(text).toString('base64');
const read = (content: unknown, repository?: string) => {
  const { username, password } = parseAuthFile(
    'setting',
    JSON.stringify(content),
    { host, repository },
  );
  return [username, password.reveal()];
};

it('takes the entry of its host, in either form', () => {
  const others = { 'other.example': { auth: base64('x:y') } };
  expect(
    read({ auths: { ...others, [host]: { auth: base64('robot:pass:word') } } }),
  ).toEqual(['robot', 'pass:word']);
  expect(
    read({ auths: { [host]: { username: 'robot', password: 'word' } } }),
  ).toEqual(['robot', 'word']);
});

it.each([
  [{ auths: {} }, /no entry/],
  [{ auths: { [host]: {} } }, /no user and password/],
  [{ auths: { [host]: { auth: base64('canary') } } }, /no user and password/],
  [{ auths: { [host]: { auth: base64(':canary') } } }, /no user and password/],
  [{ auths: { [host]: 'canary' } }, /no entry/],
  [{ auths: { [host]: null } }, /no user and password/],
  [{ auths: [] }, /at auths/],
  [{ auths: null }, /at auths/],
  [{ auths: { [`${host}.evil`]: { auth: base64('a:canary') } } }, /no entry/],
  [{ auths: { [`evil/${host}`]: { auth: base64('a:canary') } } }, /no entry/],
  [{ auths: { [host]: { auth: 5, username: 'a' } } }, /no user and password/],
  [{ auths: { [host]: { identitytoken: 'canary' } } }, /token instead/],
  [{ auths: { [host]: {} }, credsStore: 'canary' }, /credential helper/],
  [{}, /at auths/],
  [{ auths: {}, credHelpers: { [host]: 'canary' } }, /credential helper/],
  ['canary', /at top/],
])('refuses %j without quoting it', (content, message) => {
  expect(() => read(content)).toThrow(message);
  expect(() => read(content)).not.toThrow(/canary/);
});

const auth = base64('u:pw');
it.each<[string, unknown, string?]>([
  ['https-prefix', { auths: { [`https://${host}`]: { auth } } }],
  ['https-v1', { auths: { [`https://${host}/v1/`]: { auth } } }],
  ['https-v2', { auths: { [`https://${host}/v2/`]: { auth } } }],
  ['http-prefix', { auths: { [`http://${host}`]: { auth } } }],
  ['slash', { auths: { [`${host}/`]: { auth } } }],
  ['upper case', { auths: { [host.toUpperCase()]: { auth } } }],
  ['path-scoped', { auths: { [`${host}/ocp-sno1`]: { auth } } }],
  [
    'path-scoped, for that path',
    {
      auths: {
        [host]: { auth: base64('all:x') },
        [`${host}/ocp-sno1`]: { auth },
        [`${host}/ocp-sno12`]: { auth: base64('other:x') },
      },
    },
    'ocp-sno1/seed',
  ],
  [
    'the longest path',
    {
      auths: {
        [`${host}/ocp-sno1`]: { auth: base64('short:x') },
        [`${host}/ocp-sno1/seed`]: { auth },
      },
    },
    'ocp-sno1/seed',
  ],
  [
    'the host, where the path has none',
    {
      auths: {
        [host]: { auth },
        [`${host}/ocp-sno2`]: { auth: base64('other:x') },
        [`${host}/ocp-sno1`]: {},
      },
    },
    'ocp-sno1/seed',
  ],
  [
    'other-auth-null',
    { auths: { [host]: { auth }, 'quay.io': { auth: null } } },
  ],
  ['other-null', { auths: { [host]: { auth }, 'quay.io': null } }],
  ['other-text', { auths: { [host]: { auth }, 'quay.io': 'canary' } }],
  [
    'null-username',
    { auths: { [host]: { auth, username: null, password: null } } },
  ],
  [
    'only a username',
    { auths: { [host]: { auth, username: 'u', email: '' } } },
  ],
  [
    'creds-store-beside',
    { auths: { [host]: { auth } }, credsStore: 'desktop' },
  ],
  [
    'helper of another',
    { auths: { [host]: { auth } }, credHelpers: { 'gcr.io': 'gcloud' } },
  ],
  ['line ends', { auths: { [host]: { auth: `${auth}\n` } } }],
  ['padding of Docker', { auths: { [host]: { auth: base64('u:pw\0\0') } } }],
  [
    'keys of other programs',
    {
      auths: { [host]: { auth } },
      HttpHeaders: {},
      psFormat: 'x',
      plugins: null,
    },
  ],
])('takes its own entry: %s', (...given) => {
  const [, content, repository] = given;
  expect(read(content, repository)).toEqual(['u', 'pw']);
});

it('says where the entries are for other paths alone', () => {
  const auths = { [`${host}/ocp-sno2`]: { auth } };
  expect(() => read({ auths }, 'ocp-sno1/seed')).toThrow(/below paths/);
  expect(read({ auths }, 'ocp-sno2/seed')).toEqual(['u', 'pw']);
});
