import { z } from 'zod';
import { Secret } from './Secret';
import { SettingsError } from './SettingsError';

const authFileSchema = z.object({
  auths: z.record(
    z.string(),
    z.object({
      auth: z.string().optional(),
      username: z.string().optional(),
      password: z.string().optional(),
    }),
  ),
  credHelpers: z.record(z.string(), z.string()).optional(),
  credsStore: z.string().optional(),
});

/**
 * The credential of one registry in an auth file, as podman and skopeo write it. Entries of other
 * registries are left where they are.
 *
 * @param setting - full name of the setting that names the file, for messages
 * @throws SettingsError without a word of the content
 */
export function parseAuthFile(
  setting: string,
  text: string,
  host: string,
): { username: string; password: Secret } {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    throw new SettingsError(setting, 'the auth file is not JSON');
  }
  const result = authFileSchema.safeParse(raw);
  if (!result.success) {
    throw new SettingsError(
      setting,
      `the auth file is not {"auths": {HOST: {"auth": …}}} (at ${
        result.error.issues[0].path.slice(0, 1).join('.') || 'top'
      })`,
    );
  }
  if (result.data.credsStore || result.data.credHelpers?.[host]) {
    throw new SettingsError(
      setting,
      'the auth file names a credential helper; programs are never run to get a credential',
    );
  }
  const entry = Object.hasOwn(result.data.auths, host)
    ? result.data.auths[host]
    : undefined;
  if (!entry) {
    throw new SettingsError(setting, `the auth file has no entry for ${host}`);
  }
  const { username, password } = entry;
  if (username && password) return { username, password: new Secret(password) };
  const decoded = Buffer.from(entry.auth ?? '', 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  if (colon < 1 || colon === decoded.length - 1) {
    throw new SettingsError(
      setting,
      `the auth file's entry for ${host} has no user and password`,
    );
  }
  return {
    username: decoded.slice(0, colon),
    password: new Secret(decoded.slice(colon + 1)),
  };
}
