import type { Config } from '@backstage/config';
import {
  DNS_1123_LABEL,
  objectList,
  optionalText,
  refuseUnknown,
  requiredText,
} from './fields';
import {
  absolutePath,
  checkCertificates,
  checkKeyPair,
  readSettingsFile,
} from './files';
import { parseKubeconfig, type PemSource } from './kubeconfig';
import {
  credentialNames,
  readCredentials,
  refuseSameNames,
} from './readCredentials';
import { checkServerUrl } from './serverUrl';
import { SettingsError } from './SettingsError';
import type { ClusterAccessSettings, ClusterSettings } from './types';

const KNOWN = [
  'name',
  'title',
  'role',
  'hub',
  'kubeconfig',
  'context',
  'server',
  'caFile',
  'caData',
  'credentials',
];

/** Reads `seedgen.clusters`, with the files it names. */
export function readClusters(config: Config): ClusterSettings[] {
  const clusters = objectList(config, 'seedgen', 'clusters').map(
    (entry, index) => readCluster(entry, `seedgen.clusters[${index}]`),
  );
  clusters.forEach(({ name, hub }, index) => {
    const at = `seedgen.clusters[${index}]`;
    if (clusters.findIndex(other => other.name === name) !== index) {
      throw new SettingsError(`${at}.name`, `'${name}' is used twice`);
    }
    if (hub === undefined) return;
    if (hub === name) {
      throw new SettingsError(`${at}.hub`, 'a cluster is not its own hub');
    }
    const found = clusters.find(other => other.name === hub);
    if (!found) {
      throw new SettingsError(`${at}.hub`, `no cluster is named '${hub}'`);
    }
    if (found.role !== 'hub') {
      throw new SettingsError(`${at}.hub`, `'${hub}' does not have role: hub`);
    }
  });
  return clusters;
}

function readCluster(config: Config, at: string): ClusterSettings {
  refuseUnknown(config, at, KNOWN);
  const name = requiredText(config, at, 'name');
  if (!DNS_1123_LABEL.test(name)) {
    throw new SettingsError(
      `${at}.name`,
      'must be lower-case letters, digits and dashes, at most 63 of them (DNS-1123)',
    );
  }
  if (name === 'local-cluster') {
    throw new SettingsError(
      `${at}.name`,
      "'local-cluster' is what a hub calls itself, and a hub is never a seed",
    );
  }
  const role = optionalText(config, at, 'role') ?? 'sno';
  if (role !== 'sno' && role !== 'hub') {
    throw new SettingsError(`${at}.role`, "must be 'sno' or 'hub'");
  }
  return {
    name,
    title: optionalText(config, at, 'title'),
    role,
    hub: optionalText(config, at, 'hub'),
    access: readAccess(config, at),
  };
}

function readAccess(config: Config, at: string): ClusterAccessSettings {
  const kubeconfig = optionalText(config, at, 'kubeconfig');
  const server = optionalText(config, at, 'server');
  if ((kubeconfig === undefined) === (server === undefined)) {
    throw new SettingsError(
      at,
      `needs either kubeconfig or server, and has ${
        kubeconfig ? 'both' : 'none'
      }`,
    );
  }
  return kubeconfig !== undefined
    ? readKubeconfigAccess(config, at, absolutePath(kubeconfig))
    : readServerAccess(config, at, server!);
}

function readKubeconfigAccess(
  config: Config,
  at: string,
  file: string,
): ClusterAccessSettings {
  if (config.has('caData')) {
    throw new SettingsError(
      `${at}.caData`,
      'does not go with kubeconfig; use caFile for a kubeconfig without a certificate authority',
    );
  }
  const setting = `${at}.kubeconfig`;
  const context = optionalText(config, at, 'context');
  const access = parseKubeconfig(
    setting,
    file,
    readSettingsFile(setting, file),
    context,
  );
  const caFile = readCaFile(config, at);
  if (access.ca && caFile) {
    throw new SettingsError(
      `${at}.caFile`,
      'the kubeconfig names a certificate authority already',
    );
  }
  if (!access.ca && !caFile) {
    throw new SettingsError(
      setting,
      `kubeconfig ${file}: names no certificate authority; add certificate-authority-data to it, or set caFile`,
    );
  }
  if (access.ca) checkCertificates(setting, pemText(setting, access.ca));
  const { credential } = access;
  if (credential.kind === 'client-certificate') {
    checkKeyPair(
      setting,
      pemText(setting, credential.certificate),
      pemText(setting, credential.key),
    );
  } else if (credential.kind === 'token-file') {
    readSettingsFile(setting, credential.file);
  }
  const furtherCredentials = readCredentials(config, at);
  refuseSameNames(at, [
    credential.name,
    ...credentialNames(furtherCredentials),
  ]);
  return { kind: 'kubeconfig', file, context, caFile, furtherCredentials };
}

function readServerAccess(
  config: Config,
  at: string,
  server: string,
): ClusterAccessSettings {
  if (config.has('context')) {
    throw new SettingsError(`${at}.context`, 'goes with kubeconfig only');
  }
  const url = checkServerUrl(`${at}.server`, server);
  const caFile = readCaFile(config, at);
  const caData = optionalText(config, at, 'caData');
  if ((caFile === undefined) === (caData === undefined)) {
    throw new SettingsError(
      `${at}.caFile`,
      `needs either caFile or caData, and ${
        caFile ? 'both are set' : 'none is set'
      }`,
    );
  }
  const credentials = readCredentials(config, at);
  if (credentials.length === 0) {
    throw new SettingsError(`${at}.credentials`, 'needs at least one');
  }
  refuseSameNames(at, credentialNames(credentials));
  if (caFile) {
    return { kind: 'server', server: url, ca: { file: caFile }, credentials };
  }
  const pem = caData!.includes('-----BEGIN')
    ? caData!
    : Buffer.from(caData!, 'base64').toString('utf8');
  checkCertificates(`${at}.caData`, pem);
  return { kind: 'server', server: url, ca: { pem }, credentials };
}

function readCaFile(config: Config, at: string): string | undefined {
  const path = optionalText(config, at, 'caFile');
  if (path === undefined) return undefined;
  const file = absolutePath(path);
  checkCertificates(`${at}.caFile`, readSettingsFile(`${at}.caFile`, file));
  return file;
}

function pemText(setting: string, source: PemSource): string {
  return 'pem' in source ? source.pem : readSettingsFile(setting, source.file);
}
