import { X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import { pemBlocks, printable } from '../text';

// More than any bundle holds; a ConfigMap is 1 MiB at most.
const MOST_CERTIFICATES = 1000;

/** What a set of authorities means for a server. */
export type TrustVerdict =
  | { trusted: true; authority: string }
  | { trusted: false; reason: 'unknown' | 'expired'; authority?: string };

/** The certificates in a PEM text, in order; what is damaged is left out. */
export function certificatesIn(pem: string): X509Certificate[] {
  const blocks = pemBlocks(pem, 'CERTIFICATE', 'TRUSTED CERTIFICATE');
  return blocks.slice(0, MOST_CERTIFICATES).flatMap(block => {
    try {
      return [new X509Certificate(block)];
    } catch {
      return [];
    }
  });
}

let known: X509Certificate[] | undefined;

/** The public authorities, as Node.js brings them; those of RHEL are of the same origin. */
export function publicAuthorities(): X509Certificate[] {
  known ??= rootCertificates.flatMap(certificatesIn);
  return known;
}

/**
 * Whether authorities vouch for a server: from its own certificate on, each is either one of them
 * or signed by one of them, or by the next of the chain. An authority does not have to be a root,
 * and has to be valid itself, as Go wants it, which the node's podman is written in.
 *
 * @param chain - what the server shows, its own certificate first
 */
export function judgeTrust(
  chain: readonly X509Certificate[],
  authorities: readonly X509Certificate[],
  now: Date,
): TrustVerdict {
  let expired: X509Certificate | undefined;
  for (const certificate of pathOf(chain)) {
    if (!isValid(certificate, now)) {
      return {
        trusted: false,
        reason: 'expired',
        authority: nameOf(certificate),
      };
    }
    const matching = authorities.filter(
      each =>
        each.fingerprint256 === certificate.fingerprint256 ||
        signed(certificate, each),
    );
    const valid = matching.find(each => isValid(each, now));
    if (valid) return { trusted: true, authority: nameOf(valid) };
    expired ??= matching[0];
  }
  return expired
    ? { trusted: false, reason: 'expired', authority: nameOf(expired) }
    : { trusted: false, reason: 'unknown' };
}

// From the server's own certificate to the last that signed the one before.
function pathOf(chain: readonly X509Certificate[]): X509Certificate[] {
  const path = chain.slice(0, 1);
  while (path.length > 0 && path.length < chain.length) {
    const last = path[path.length - 1];
    const next = chain.find(each => !path.includes(each) && signed(last, each));
    if (!next) break;
    path.push(next);
  }
  return path;
}

/**
 * Whether a server's certificate says whom it is for where Go looks: since 1.15 it takes no common
 * name. Which name a server is asked for, the connection itself has verified.
 */
export function hasAlternativeNames({ subjectAltName }: X509Certificate) {
  return (subjectAltName ?? '')
    .split(', ')
    .some(name => name.startsWith('DNS:') || name.startsWith('IP Address:'));
}

/** How people call a certificate. */
export function nameOf({ subject }: X509Certificate): string {
  // OpenSSL gives a line each, such as `O=Example` and `CN=Example root`.
  const lines = (subject ?? '').split('\n');
  const common = lines.find(line => line.startsWith('CN='))?.slice(3);
  return printable(common ?? lines.at(-1) ?? '', 100) || 'without a name';
}

function signed(certificate: X509Certificate, by: X509Certificate): boolean {
  try {
    // The names first: signatures are slow, and few names fit.
    return certificate.checkIssued(by) && certificate.verify(by.publicKey);
  } catch {
    // A key of a kind that is not known here.
    return false;
  }
}

function isValid({ validFrom, validTo }: X509Certificate, now: Date): boolean {
  return now >= new Date(validFrom) && now <= new Date(validTo);
}
