import { readFile } from 'node:fs/promises';
import type {
  ClusterAccessSettings,
  ClusterSettings,
  CredentialSettings,
} from '../../config';
import { Secret } from '../../config';
import {
  type KubeconfigAccess,
  type PemSource,
  parseKubeconfig,
} from '../../config/kubeconfig';

/** How we prove who we are in one request. */
export type Credential =
  | { kind: 'token'; token: Secret }
  | { kind: 'client-certificate'; certificate: string; key: Secret };

type KubeconfigSettings = Extract<
  ClusterAccessSettings,
  { kind: 'kubeconfig' }
>;

/** A configured credential; its files are read when it is used. */
export interface NamedCredential {
  name: string;
  load(): Promise<Credential>;
}

/** Where a cluster's API server is, as the files say now. */
export interface ClusterAccess {
  /** With base path, without a slash at the end. */
  server: string;
  tlsServerName?: string;
  /** PEM. */
  ca: string;
  credentials: NamedCredential[];
}

/**
 * Reads how to get to a cluster. Done for every request, since tokens and certificates are
 * rotated by replacing their files.
 *
 * @throws SettingsError, or the error of the file system
 */
export async function loadAccess({
  name,
  access,
}: Pick<ClusterSettings, 'name' | 'access'>): Promise<ClusterAccess> {
  if (access.kind === 'server') {
    return {
      server: access.server,
      ca: await readPem(access.ca),
      credentials: access.credentials.map(configuredCredential),
    };
  }
  const kubeconfig = readKubeconfig(
    `cluster ${name}`,
    access,
    await readFile(access.file, 'utf8'),
  );
  const { credential } = kubeconfig;
  return {
    server: kubeconfig.server,
    tlsServerName: kubeconfig.tlsServerName,
    // The settings are not accepted without one of the two.
    ca: await readPem(kubeconfig.ca ?? { file: access.caFile! }),
    credentials: [
      {
        name: credential.name,
        load: async () => {
          switch (credential.kind) {
            case 'token':
              return { kind: 'token', token: new Secret(credential.token) };
            case 'token-file':
              return readToken(credential.file);
            default:
              return readKeyPair(credential.certificate, credential.key);
          }
        },
      },
      ...access.furtherCredentials.map(configuredCredential),
    ],
  };
}

const parsed = new WeakMap<
  KubeconfigSettings,
  { text: string; content: KubeconfigAccess }
>();

// The file is read for every request, but seldom another one.
function readKubeconfig(
  setting: string,
  access: KubeconfigSettings,
  text: string,
): KubeconfigAccess {
  const known = parsed.get(access);
  if (known?.text === text) return known.content;
  const content = parseKubeconfig(setting, access.file, text, access.context);
  parsed.set(access, { text, content });
  return content;
}

function configuredCredential(settings: CredentialSettings): NamedCredential {
  return { name: settings.name, load: () => loadCredential(settings) };
}

async function loadCredential(
  settings: CredentialSettings,
): Promise<Credential> {
  switch (settings.kind) {
    case 'token-file':
      return readToken(settings.file);
    case 'client-certificate':
      return readKeyPair(
        { file: settings.certificateFile },
        { file: settings.keyFile },
      );
    case 'sourced-token':
      return tokenOf(await settings.load());
    default: {
      const { certificate, key } = await settings.load();
      return readKeyPair({ pem: certificate }, { pem: key });
    }
  }
}

async function readToken(file: string): Promise<Credential> {
  return tokenOf(await readFile(file, 'utf8'));
}

function tokenOf(text: string): Credential {
  const token = text.trim();
  // A line break would end the header and begin another one.
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw new Error('It is empty or is not a token');
  }
  return { kind: 'token', token: new Secret(token) };
}

async function readKeyPair(
  certificate: PemSource,
  key: PemSource,
): Promise<Credential> {
  return {
    kind: 'client-certificate',
    certificate: await readPem(certificate),
    key: new Secret(await readPem(key)),
  };
}

async function readPem(source: PemSource): Promise<string> {
  return 'pem' in source ? source.pem : readFile(source.file, 'utf8');
}
