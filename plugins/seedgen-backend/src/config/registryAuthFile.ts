import { Secret } from './Secret';
import { SettingsError } from './SettingsError';

/** What a credential is wanted for. */
export interface AuthFileTarget {
  /** Registry host, with its port where one is given. */
  host: string;
  /** Repository; absent while none is known: any entry on the host will do. */
  repository?: string;
}

interface Entry {
  /** Host, or host and the first parts of a repository. */
  name: string;
  content: Record<string, unknown>;
}

/**
 * The credential for a repository in an auth file, as podman and skopeo write and look it up
 * (containers-auth.json(5)): the entry for the longest part of its path, else that of the host.
 * Entries of other registries are left where they are, whatever is in them, and so is what other
 * programs keep beside them.
 *
 * @param setting - full name of the setting that names the file, for messages
 * @throws SettingsError without a word of the content
 */
export function parseAuthFile(
  setting: string,
  text: string,
  target: AuthFileTarget,
): { username: string; password: Secret } {
  const file = readFile(setting, text);
  const { host, repository } = target;
  const own = entriesOf(file.auths as object, host);
  const entry = chooseEntry(own, repository);
  const credential = entry && credentialOf(entry.content);
  if (credential) return credential;
  if (hasHelper(file, host)) {
    throw new SettingsError(
      setting,
      'the auth file names a credential helper; programs are never run to get a credential',
    );
  }
  if (entry?.content.identitytoken || entry?.content.registrytoken) {
    throw new SettingsError(
      setting,
      `the auth file's entry for ${host} has a token instead of a password, which is not supported; log in with user and password`,
    );
  }
  if (entry) {
    throw new SettingsError(
      setting,
      `the auth file's entry for ${host} has no user and password`,
    );
  }
  throw new SettingsError(
    setting,
    own.length > 0
      ? `the auth file has entries for ${host} only below paths that are not part of this repository`
      : `the auth file has no entry for ${host}`,
  );
}

function readFile(setting: string, text: string): Record<string, unknown> {
  let raw: unknown;
  try {
    // Some editors begin a file with a byte order mark.
    raw = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new SettingsError(setting, 'the auth file is not JSON');
  }
  if (!isObject(raw) || !isObject(raw.auths)) {
    throw new SettingsError(
      setting,
      `the auth file is not {"auths": {HOST: {"auth": …}}} (at ${
        isObject(raw) ? 'auths' : 'top'
      })`,
    );
  }
  return raw;
}

function entriesOf(auths: object, host: string): Entry[] {
  return Object.entries(auths).flatMap(([key, content]) => {
    const name = normalise(key);
    const isOwn =
      name.host === host.toLowerCase() &&
      (content === null || isObject(content));
    return isOwn
      ? [
          {
            name: name.path,
            content: (content ?? {}) as Record<string, unknown>,
          },
        ]
      : [];
  });
}

// Docker once wrote addresses with a scheme and the version of a protocol.
function normalise(key: string): { host: string; path: string } {
  const scheme = key.indexOf('://');
  const rest = scheme < 0 ? key : key.slice(scheme + 3);
  const slash = rest.indexOf('/');
  if (slash < 0) return { host: rest.toLowerCase(), path: '' };
  const path = rest
    .slice(slash + 1)
    .split('/')
    .filter(Boolean)
    .join('/');
  const isVersion = scheme >= 0 || path === 'v1' || path === 'v2';
  return {
    host: rest.slice(0, slash).toLowerCase(),
    path: isVersion ? '' : path,
  };
}

// What has a credential goes before what has none, then the longest path.
function chooseEntry(
  entries: readonly Entry[],
  repository: string | undefined,
): Entry | undefined {
  const fitting = entries.filter(
    ({ name }) =>
      name === '' ||
      repository === undefined ||
      `${repository}/`.startsWith(`${name}/`),
  );
  const usable = fitting.filter(({ content }) => credentialOf(content));
  const [first] = (usable.length > 0 ? usable : fitting).sort(
    (one, other) => other.name.length - one.name.length,
  );
  return first;
}

function credentialOf({
  username,
  password,
  auth,
}: Record<string, unknown>):
  | { username: string; password: Secret }
  | undefined {
  if (isText(username) && isText(password)) {
    return { username, password: new Secret(password) };
  }
  if (!isText(auth)) return undefined;
  const decoded = withoutNuls(Buffer.from(auth, 'base64').toString('utf8'));
  const colon = decoded.indexOf(':');
  return colon < 1 || colon === decoded.length - 1
    ? undefined
    : {
        username: decoded.slice(0, colon),
        password: new Secret(decoded.slice(colon + 1)),
      };
}

// Docker pads what it encodes.
function withoutNuls(text: string): string {
  let end = text.length;
  while (text[end - 1] === '\0') end -= 1;
  return text.slice(0, end);
}

function hasHelper(file: Record<string, unknown>, host: string): boolean {
  const { credsStore, credHelpers } = file;
  return (
    isText(credsStore) ||
    (isObject(credHelpers) &&
      Object.keys(credHelpers).some(
        key => normalise(key).host === host.toLowerCase(),
      ))
  );
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
