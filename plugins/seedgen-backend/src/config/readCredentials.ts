import type { Config } from '@backstage/config';
import {
  objectList,
  optionalText,
  refuseUnknown,
  requiredText,
} from './fields';
import { absolutePath, checkKeyPair, readSettingsFile } from './files';
import { SettingsError } from './SettingsError';
import type { CredentialSettings } from './types';

/** Reads `credentials` of a cluster, with the files they name; empty if there are none. */
export function readCredentials(
  config: Config,
  at: string,
): CredentialSettings[] {
  return objectList(config, at, 'credentials').map((entry, index) => {
    const here = `${at}.credentials[${index}]`;
    refuseUnknown(entry, here, [
      'name',
      'tokenFile',
      'clientCertificateFile',
      'clientKeyFile',
    ]);
    const name = requiredText(entry, here, 'name');
    const token = optionalText(entry, here, 'tokenFile');
    const certificate = optionalText(entry, here, 'clientCertificateFile');
    const key = optionalText(entry, here, 'clientKeyFile');
    if (token && !certificate && !key) {
      const file = absolutePath(token);
      readSettingsFile(`${here}.tokenFile`, file);
      return { name, kind: 'token-file', file };
    }
    if (!token && certificate && key) {
      const certificateFile = absolutePath(certificate);
      const keyFile = absolutePath(key);
      checkKeyPair(
        `${here}.clientCertificateFile`,
        readSettingsFile(`${here}.clientCertificateFile`, certificateFile),
        readSettingsFile(`${here}.clientKeyFile`, keyFile),
      );
      return { name, kind: 'client-certificate', certificateFile, keyFile };
    }
    throw new SettingsError(
      here,
      'needs either tokenFile, or clientCertificateFile and clientKeyFile',
    );
  });
}

/** Refuses two credentials of one cluster with the same name. */
export function refuseSameNames(at: string, all: string[]): void {
  const twice = all.find((name, index) => all.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new SettingsError(
      `${at}.credentials`,
      `two are named '${twice}', so that observations could not tell them apart`,
    );
  }
}

/** The names of credentials, in order. */
export function credentialNames(credentials: CredentialSettings[]): string[] {
  return credentials.map(({ name }) => name);
}
