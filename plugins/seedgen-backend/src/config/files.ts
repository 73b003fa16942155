import { X509Certificate } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { createSecureContext } from 'node:tls';
import { pemBlocks } from '../text';
import { SettingsError } from './SettingsError';

const MAXIMUM_FILE_BYTES = 1024 * 1024;

/** The absolute path of a file; a relative one is meant from the directory the process was started in. */
export function absolutePath(path: string): string {
  return resolve(process.cwd(), path);
}

/** The text of a file that a setting names, which must be there at the start. */
export function readSettingsFile(setting: string, path: string): string {
  try {
    const { size } = statSync(path);
    if (size > MAXIMUM_FILE_BYTES) {
      throw new SettingsError(setting, `the file ${path} is larger than 1 MiB`);
    }
    const text = readFileSync(path, 'utf8');
    if (text.trim() === '') {
      throw new SettingsError(setting, `the file ${path} is empty`);
    }
    return text;
  } catch (error) {
    if (error instanceof SettingsError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw new SettingsError(
      setting,
      `the file ${path} cannot be read (${code ?? 'unknown error'})`,
    );
  }
}

/** Checks that a text is one or more PEM certificates. */
export function checkCertificates(setting: string, pem: string): void {
  const blocks = pemBlocks(pem, 'CERTIFICATE');
  if (blocks.length === 0) {
    throw new SettingsError(
      setting,
      'has no PEM certificate (-----BEGIN CERTIFICATE-----)',
    );
  }
  blocks.forEach((block, index) => {
    try {
      // eslint-disable-next-line no-new -- the constructor is the check
      new X509Certificate(block);
    } catch {
      throw new SettingsError(setting, `certificate ${index + 1} is damaged`);
    }
  });
}

/** Checks that a certificate and a key are readable and belong together. */
export function checkKeyPair(
  setting: string,
  certificate: string,
  key: string,
): void {
  checkCertificates(setting, certificate);
  if (/ENCRYPTED/.test(key)) {
    throw new SettingsError(
      setting,
      'the private key is encrypted; only keys without a passphrase can be used',
    );
  }
  try {
    createSecureContext({ cert: certificate, key });
  } catch {
    throw new SettingsError(
      setting,
      'the private key is damaged or does not belong to the certificate',
    );
  }
}
