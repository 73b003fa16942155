import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { safeText } from '../text';
import { checkServerUrl } from './serverUrl';
import { SettingsError } from './SettingsError';
import { readYamlText } from './yamlText';

/** What a kubeconfig says about one context; file paths are absolute. */
export interface KubeconfigAccess {
  server: string;
  tlsServerName?: string;
  /** Absent: the kubeconfig names no certificate authority. */
  ca?: PemSource;
  credential: { name: string } & (
    | { kind: 'token'; token: string }
    | { kind: 'token-file'; file: string }
    | { kind: 'client-certificate'; certificate: PemSource; key: PemSource }
  );
}

/** PEM text, or the absolute path of a file with it. */
export type PemSource = { pem: string } | { file: string };

// Bodies are looked at where they are used, so that a message can name their key.
const entries = z
  .array(z.looseObject({ name: z.string() }))
  .nullish()
  .transform(list => list ?? []);
const kubeconfigSchema = z.object({
  'current-context': z.string().nullish(),
  clusters: entries,
  users: entries,
  contexts: entries,
});

// Each of these either runs a program, sends the credential through a third party, or gives up
// knowing whom we talk to.
const REFUSED_CLUSTER_KEYS: Record<string, string> = {
  'insecure-skip-tls-verify':
    'the certificate of the API server must be verified; give certificate-authority-data instead',
  'proxy-url': 'proxies are not supported',
};
const REFUSED_USER_KEYS: Record<string, string> = {
  exec: 'programs are never run to get a credential; use a token or a client certificate',
  'auth-provider':
    'auth providers are not supported; use a token or a client certificate',
  as: 'impersonation is not supported; use a credential with the rights it needs',
  'as-uid': 'impersonation is not supported',
  'as-groups': 'impersonation is not supported',
  'as-user-extra': 'impersonation is not supported',
};

/**
 * Reads one context of a kubeconfig.
 *
 * @param setting - full name of the setting that names the file, for messages
 * @param file - absolute path; relative paths inside are meant from its directory, as kubectl does
 * @throws SettingsError for anything that would need more trust than a certificate authority and a
 *   token or a client certificate
 */
export function parseKubeconfig(
  setting: string,
  file: string,
  text: string,
  wantedContext?: string,
): KubeconfigAccess {
  const refuse = (problem: string): never => {
    throw new SettingsError(setting, `kubeconfig ${file}: ${problem}`);
  };
  const content = readContent(text, refuse);
  const contextName = wantedContext ?? content['current-context'];
  // A context may be named by nothing; then that is what current-context says.
  if (
    contextName === undefined ||
    contextName === null ||
    (contextName === '' && !content.contexts.some(({ name }) => name === ''))
  ) {
    return refuse('has no current-context; set context');
  }
  const find = (
    list: Array<{ name: string; [key: string]: unknown }>,
    kind: string,
    name: unknown,
  ) => {
    const found = list.find(entry => entry.name === name);
    if (!found) return refuse(`has no ${kind} named '${shown(name)}'`);
    const body = found[kind] ?? {};
    if (typeof body !== 'object' || Array.isArray(body)) {
      return refuse(`${kind} '${shown(found.name)}' is not an object`);
    }
    return body as Record<string, unknown>;
  };
  const context = find(content.contexts, 'context', contextName);
  const cluster = find(content.clusters, 'cluster', context.cluster);
  const user = find(content.users, 'user', context.user);

  for (const [key, why] of Object.entries(REFUSED_CLUSTER_KEYS)) {
    if (isSet(cluster[key])) {
      refuse(`clusters[${shown(context.cluster)}].${key}: ${why}`);
    }
  }
  for (const [key, why] of Object.entries(REFUSED_USER_KEYS)) {
    if (isSet(user[key])) {
      refuse(`users[${shown(context.user)}].${key}: ${why}`);
    }
  }

  const pem = (from: Record<string, unknown>, key: string) =>
    readPem(from, key, dirname(file), refuse);
  const server = checkServerUrl(
    setting,
    typeof cluster.server === 'string' ? cluster.server : '',
    `kubeconfig ${file}: clusters[${shown(context.cluster)}].server: `,
  );
  return {
    server,
    tlsServerName: optionalString(cluster['tls-server-name']),
    ca: pem(cluster, 'certificate-authority'),
    credential: {
      name: String(context.user),
      ...readUser(user, shown(context.user), pem, dirname(file), refuse),
    },
  };
}

type Refuse = (problem: string) => never;

function readContent(text: string, refuse: Refuse) {
  const read = readYamlText(text);
  if ('problem' in read) return refuse(read.problem);
  const result = kubeconfigSchema.safeParse(read.value);
  if (!result.success) {
    const [issue] = result.error.issues;
    return refuse(`is not a kubeconfig (at ${issue.path.join('.') || 'top'})`);
  }
  return result.data;
}

function readUser(
  user: Record<string, unknown>,
  name: string,
  pem: (from: Record<string, unknown>, key: string) => PemSource | undefined,
  directory: string,
  refuse: Refuse,
) {
  const certificate = pem(user, 'client-certificate');
  const key = pem(user, 'client-key');
  if (certificate && key) {
    return { kind: 'client-certificate' as const, certificate, key };
  }
  if (certificate || key) {
    return refuse(
      `users[${name}] needs both client-certificate and client-key`,
    );
  }
  // As kubectl does: the file wins over the token beside it.
  const tokenFile = optionalString(user.tokenFile);
  if (tokenFile) {
    return { kind: 'token-file' as const, file: resolve(directory, tokenFile) };
  }
  // A block of YAML ends with a line end, which would end the header that the token is sent in.
  const token = optionalString(user.token)?.trim();
  if (token && !/^[\x21-\x7e]+$/.test(token)) {
    return refuse(`users[${name}].token is not one word of ASCII characters`);
  }
  if (token) return { kind: 'token' as const, token };
  // Beside another credential they are not used: no release of today knows passwords.
  return refuse(
    isSet(user.username) || isSet(user.password)
      ? `users[${name}].username: Kubernetes has no password authentication any more; use a token or a client certificate`
      : `users[${name}] has neither a token nor a client certificate`,
  );
}

function readPem(
  from: Record<string, unknown>,
  key: string,
  directory: string,
  refuse: Refuse,
): PemSource | undefined {
  const data = optionalString(from[`${key}-data`]);
  if (data) {
    const pem = Buffer.from(data, 'base64').toString('utf8');
    if (!pem.includes('-----BEGIN')) {
      return refuse(`${key}-data is not PEM in base64`);
    }
    return { pem };
  }
  const file = optionalString(from[key]);
  return file ? { file: resolve(directory, file) } : undefined;
}

function optionalString(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Whether a key says anything: tools write `exec: null` and `as-groups: []` for what is not used. */
function isSet(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) {
    return Object.keys(value).length > 0;
  }
  return Boolean(value);
}

/** A name of somebody else as a message may show it: not where a token was put in its place. */
function shown(name: unknown): string {
  return typeof name === 'string' && !/sha256~|eyJ/.test(name)
    ? safeText(name, 200)
    : 'something else';
}
