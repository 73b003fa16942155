import 'reflect-metadata';
import * as x509 from '@peculiar/x509';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const HOUR_MS = 60 * 60 * 1000;

/** A certificate with its key, in PEM. */
export interface KeyPair {
  certificate: string;
  key: string;
}

/** A certificate authority for servers on loopback and their clients. */
export interface TestAuthority {
  ca: string;
  serverPair(validForMs?: number): Promise<KeyPair>;
  clientPair(user: string): Promise<KeyPair>;
  /** A server's pair with a common name and nothing else, as it was done long ago. */
  namelessPair(commonName: string): Promise<KeyPair>;
}

/** Creates an authority with a key of its own. */
export async function createTestAuthority(
  name = 'Test authority',
): Promise<TestAuthority> {
  const keys = await generateKeys();
  const root = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: '01',
    name: [{ CN: [name] }],
    keys,
    signingAlgorithm: ALGORITHM,
    ...validity(),
    extensions: [
      new x509.BasicConstraintsExtension(true, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true),
    ],
  });
  let serial = 2;
  const issue = async (
    subject: x509.JsonName,
    usage: string,
    validForMs?: number,
    withNames = true,
  ): Promise<KeyPair> => {
    const leaf = await generateKeys();
    const certificate = await x509.X509CertificateGenerator.create({
      serialNumber: (serial++).toString(16).padStart(2, '0'),
      subject,
      issuer: root.subjectName,
      publicKey: leaf.publicKey,
      signingKey: keys.privateKey,
      signingAlgorithm: ALGORITHM,
      ...validity(validForMs),
      extensions: [
        new x509.ExtendedKeyUsageExtension([usage]),
        ...(withNames
          ? [
              new x509.SubjectAlternativeNameExtension([
                { type: 'ip', value: '127.0.0.1' },
                { type: 'ip', value: '::1' },
                { type: 'dns', value: 'localhost' },
              ]),
            ]
          : []),
      ],
    });
    const pkcs8 = await crypto.subtle.exportKey('pkcs8', leaf.privateKey);
    return {
      certificate: `${certificate.toString('pem')}\n`,
      key: `${x509.PemConverter.encode(pkcs8, 'PRIVATE KEY')}\n`,
    };
  };
  return {
    ca: `${root.toString('pem')}\n`,
    serverPair: validForMs =>
      issue(
        [{ CN: ['127.0.0.1'] }],
        x509.ExtendedKeyUsage.serverAuth,
        validForMs,
      ),
    namelessPair: commonName =>
      issue(
        [{ CN: [commonName] }],
        x509.ExtendedKeyUsage.serverAuth,
        undefined,
        false,
      ),
    clientPair: user =>
      issue([{ CN: [user] }], x509.ExtendedKeyUsage.clientAuth),
  };
}

function validity(validForMs = 24 * HOUR_MS) {
  return {
    notBefore: new Date(Date.now() - HOUR_MS),
    notAfter: new Date(Date.now() + validForMs),
  };
}

async function generateKeys(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
}
