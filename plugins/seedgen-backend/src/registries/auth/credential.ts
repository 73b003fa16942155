import { readFileSync } from 'node:fs';
import type { RegistrySettings, Secret } from '../../config';
import { parseAuthFile } from '../../config/registryAuthFile';

/** Who we are for a registry. */
export interface RegistryCredential {
  username: string;
  password: Secret;
}

/**
 * The configured credential for a repository as its file says now; undefined if none is configured.
 *
 * @throws SettingsError or the error of the file system, without a word of the file's content
 */
export function loadRegistryCredential(
  { name, host, credential }: RegistrySettings,
  repository: string,
): RegistryCredential | undefined {
  if (credential?.kind !== 'auth-file') return credential;
  return parseAuthFile(
    `registry ${name}`,
    // Small, and also read where nobody can wait.
    readFileSync(credential.file, 'utf8'),
    { host, repository },
  );
}

/** The value of a header for HTTP basic authentication. */
export function basicAuthorization({
  username,
  password,
}: RegistryCredential): string {
  return `Basic ${Buffer.from(`${username}:${password.reveal()}`).toString(
    'base64',
  )}`;
}
