import { parseAuthFile } from './registryAuthFile';

const host = 'registry.example:8443';
const base64 = (text: string) => Buffer.from(text).toString('base64');
const read = (content: unknown) => {
  const { username, password } = parseAuthFile(
    'setting',
    JSON.stringify(content),
    host,
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
  [{ auths: { [host]: 'canary' } }, /at auths/],
  [{}, /at auths/],
  [{ auths: {}, credHelpers: { [host]: 'canary' } }, /credential helper/],
  ['canary', /at top/],
])('refuses %j without quoting it', (content, message) => {
  expect(() => read(content)).toThrow(message);
  expect(() => read(content)).not.toThrow(/canary/);
});
