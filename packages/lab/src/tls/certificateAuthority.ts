import 'reflect-metadata';
import * as x509 from '@peculiar/x509';
import { isIP } from 'node:net';

const KEY_ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const DAY_MS = 24 * 60 * 60 * 1000;

/** A certificate with its private key, both as PEM text. */
export interface IssuedCertificate {
  certificatePem: string;
  /** PKCS #8. */
  privateKeyPem: string;
}

export interface ServerCertificateRequest {
  commonName: string;
  dnsNames: string[];
  ipAddresses: string[];
}

/** Kubernetes reads the user's name from CN and the groups from O (RBAC, "x509 client certs"). */
export interface ClientCertificateRequest {
  commonName: string;
  organizations: string[];
}

/** Signs certificates for one cluster or one registry of the lab. Keys never leave the process. */
export interface CertificateAuthority {
  readonly name: string;
  readonly certificatePem: string;
  issueServerCertificate(
    request: ServerCertificateRequest,
  ): Promise<IssuedCertificate>;
  issueClientCertificate(
    request: ClientCertificateRequest,
  ): Promise<IssuedCertificate>;
  /** Another authority of the same name with a new key, which nobody trusts yet. */
  reissue(): Promise<CertificateAuthority>;
}

/** Creates an authority with a fresh EC P-256 key, valid for ten years. */
export async function createCertificateAuthority(
  name: string,
): Promise<CertificateAuthority> {
  const keys = await generateKeys();
  const root = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serialNumber(),
    name: [{ CN: [name] }],
    keys,
    signingAlgorithm: KEY_ALGORITHM,
    ...validity(3650),
    extensions: [
      new x509.BasicConstraintsExtension(true, undefined, true),
      new x509.KeyUsagesExtension(
        x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.digitalSignature,
        true,
      ),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });

  const issue = async (
    subject: x509.JsonName,
    extensions: x509.Extension[],
  ): Promise<IssuedCertificate> => {
    const leafKeys = await generateKeys();
    const certificate = await x509.X509CertificateGenerator.create({
      serialNumber: serialNumber(),
      subject,
      issuer: root.subjectName,
      publicKey: leafKeys.publicKey,
      signingKey: keys.privateKey,
      signingAlgorithm: KEY_ALGORITHM,
      ...validity(365),
      extensions: [
        new x509.BasicConstraintsExtension(false, undefined, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
        await x509.AuthorityKeyIdentifierExtension.create(root),
        ...extensions,
      ],
    });
    return {
      certificatePem: `${certificate.toString('pem')}\n`,
      privateKeyPem: await privateKeyPem(leafKeys.privateKey),
    };
  };

  return {
    name,
    certificatePem: `${root.toString('pem')}\n`,
    issueServerCertificate: async request =>
      issue(
        [{ CN: [request.commonName] }],
        [
          new x509.ExtendedKeyUsageExtension([
            x509.ExtendedKeyUsage.serverAuth,
          ]),
          new x509.SubjectAlternativeNameExtension(alternativeNames(request)),
        ],
      ),
    issueClientCertificate: request =>
      issue(
        [
          ...request.organizations.map(organization => ({
            O: [organization],
          })),
          { CN: [request.commonName] },
        ],
        [
          new x509.ExtendedKeyUsageExtension([
            x509.ExtendedKeyUsage.clientAuth,
          ]),
        ],
      ),
    reissue: () => createCertificateAuthority(name),
  };
}

function generateKeys(): Promise<CryptoKeyPair> {
  return globalThis.crypto.subtle.generateKey(KEY_ALGORITHM, true, [
    'sign',
    'verify',
  ]) as Promise<CryptoKeyPair>;
}

async function privateKeyPem(key: CryptoKey): Promise<string> {
  const bytes = await globalThis.crypto.subtle.exportKey('pkcs8', key);
  return `${x509.PemConverter.encode(bytes, 'PRIVATE KEY')}\n`;
}

/** Backdated a little, so that a client whose clock is slow does not refuse it. */
function validity(days: number): { notBefore: Date; notAfter: Date } {
  const now = Date.now();
  return {
    notBefore: new Date(now - 5 * 60 * 1000),
    notAfter: new Date(now + days * DAY_MS),
  };
}

/** RFC 5280 wants a positive number: the first byte keeps its top bit clear and is not zero. */
function serialNumber(): string {
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(16));
  bytes[0] = (bytes[0] & 0x3f) | 0x40;
  return Buffer.from(bytes).toString('hex');
}

function alternativeNames(
  request: ServerCertificateRequest,
): x509.JsonGeneralNames {
  const invalid = request.ipAddresses.find(address => !isIP(address));
  if (invalid !== undefined) {
    throw new Error(`Not an IP address for a certificate: '${invalid}'`);
  }
  return [
    ...request.dnsNames.map(value => ({ type: 'dns' as const, value })),
    ...request.ipAddresses.map(value => ({ type: 'ip' as const, value })),
  ];
}
