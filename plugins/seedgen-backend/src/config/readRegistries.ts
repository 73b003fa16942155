import type { Config } from '@backstage/config';
import {
  isRepositoryPattern,
  parseImageReference,
} from '@seedgen/backstage-plugin-seedgen-common';
import {
  objectList,
  optionalText,
  refuseUnknown,
  requiredText,
  textList,
} from './fields';
import { absolutePath, checkCertificates, readSettingsFile } from './files';
import { parseAuthFile } from './registryAuthFile';
import { Secret } from './Secret';
import { SettingsError } from './SettingsError';
import type { RegistryCredentialSettings, RegistrySettings } from './types';

const KNOWN = [
  'name',
  'host',
  'caFile',
  'username',
  'password',
  'authFile',
  'repositories',
  'tokenHosts',
  'blobHosts',
];

/** Reads `seedgen.registries`, with the files it names. */
export function readRegistries(config: Config): RegistrySettings[] {
  const registries = objectList(config, 'seedgen', 'registries').map(
    (entry, index) => readRegistry(entry, `seedgen.registries[${index}]`),
  );
  registries.forEach(({ name, host }, index) => {
    const at = `seedgen.registries[${index}]`;
    if (registries.findIndex(other => other.name === name) !== index) {
      throw new SettingsError(`${at}.name`, `'${name}' is used twice`);
    }
    const isOwn = (other: RegistrySettings) =>
      other.host.toLowerCase() === host.toLowerCase();
    if (registries.findIndex(isOwn) !== index) {
      throw new SettingsError(`${at}.host`, `'${host}' is used twice`);
    }
  });
  return registries;
}

function readRegistry(config: Config, at: string): RegistrySettings {
  refuseUnknown(config, at, KNOWN);
  const host = readHost(`${at}.host`, requiredText(config, at, 'host'));
  const caPath = optionalText(config, at, 'caFile');
  const caFile = caPath && absolutePath(caPath);
  if (caFile) {
    checkCertificates(`${at}.caFile`, readSettingsFile(`${at}.caFile`, caFile));
  }
  const hosts = (key: string) =>
    textList(config, at, key).map((entry, index) =>
      readHost(`${at}.${key}[${index}]`, entry),
    );
  const repositories = textList(config, at, 'repositories');
  repositories.forEach((pattern, index) => {
    if (!isRepositoryPattern(pattern)) {
      throw new SettingsError(
        `${at}.repositories[${index}]`,
        "must be a repository such as ocp/seed, with '*' or '**' as wildcards",
      );
    }
  });
  return {
    name: requiredText(config, at, 'name'),
    host,
    caFile,
    credential: readCredential(config, at, host),
    repositories,
    tokenHosts: hosts('tokenHosts'),
    blobHosts: hosts('blobHosts'),
  };
}

function readCredential(
  config: Config,
  at: string,
  host: string,
): RegistryCredentialSettings | undefined {
  const username = optionalText(config, at, 'username');
  const password = optionalText(config, at, 'password');
  const authPath = optionalText(config, at, 'authFile');
  if (authPath !== undefined) {
    if (username !== undefined || password !== undefined) {
      throw new SettingsError(
        `${at}.authFile`,
        'does not go with username and password',
      );
    }
    const file = absolutePath(authPath);
    const setting = `${at}.authFile`;
    parseAuthFile(setting, readSettingsFile(setting, file), { host });
    return { kind: 'auth-file', file };
  }
  if (username === undefined && password === undefined) return undefined;
  if (username === undefined || password === undefined) {
    throw new SettingsError(
      `${at}.${username === undefined ? 'username' : 'password'}`,
      'is missing; username and password go together',
    );
  }
  if (username.includes(':')) {
    throw new SettingsError(`${at}.username`, "must not contain a ':'");
  }
  return { kind: 'password', username, password: new Secret(password) };
}

function readHost(setting: string, value: string): string {
  try {
    // The grammar of references decides what a registry host is.
    parseImageReference(`${value}/repository:tag`);
  } catch {
    throw new SettingsError(
      setting,
      'must be a host as in image references, such as registry.example:8443, without a scheme or a path',
    );
  }
  if (value.includes('/')) {
    throw new SettingsError(setting, 'must be a host without a path');
  }
  return value;
}
