import {
  SEED_CLUSTER_INFO_LABEL,
  SEED_FORMAT_VERSION_LABEL,
  type ImageDetails,
  type Proof,
  type Verification,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { VerificationExpectation } from './types';

/** How far the clocks of cluster and portal may differ, in milliseconds. */
const CLOCK_TOLERANCE_MS = 10 * 60_000;

/** The only format that Lifecycle Agent 4.14 to 5.0 writes and accepts. */
const SEED_FORMAT_VERSION = '4';

const OCI_ARCHITECTURE: Record<string, string> = {
  x86_64: 'amd64',
  aarch64: 'arm64',
};

/**
 * Holds an image against what the seed of a cluster must be. Pure.
 *
 * `verified` only if every proof passes; one that fails makes it `rejected`, and one that cannot
 * be made leaves it `unknown`.
 *
 * @param details - the image as the registry describes it; `undefined` if it could not be read
 */
export function verifyImage(
  details: ImageDetails | undefined,
  expected: VerificationExpectation,
  at: Date,
): Verification {
  const proofs = details
    ? [
        proof('manifest', 'Manifest and config are readable', 'pass', {
          found: details.mediaType,
        }),
        proveArchitecture(details, expected),
        proveFormat(details),
        ...proveCluster(details, expected),
        ...proveIdentity(details, expected),
        ...proveTime(details, expected),
        proveSize(details),
        ...proveDigest(details, expected),
      ]
    : [
        proof('manifest', 'Manifest and config are readable', 'unknown', {
          wanted: expected.image,
        }),
      ];
  return {
    at: at.toISOString(),
    image: expected.image,
    verdict: verdictOf(proofs),
    ...(details && { details }),
    proofs,
  };
}

function verdictOf(proofs: readonly Proof[]): Verification['verdict'] {
  if (proofs.some(({ status }) => status === 'fail')) return 'rejected';
  return proofs.every(({ status }) => status === 'pass')
    ? 'verified'
    : 'unknown';
}

function proof(
  id: string,
  title: string,
  status: Proof['status'],
  values: { found?: string; wanted?: string } = {},
): Proof {
  const { found, wanted } = values;
  return {
    id,
    title,
    status,
    ...(found !== undefined && { found: cut(found) }),
    ...(wanted !== undefined && { wanted: cut(wanted) }),
  };
}

function compare(
  id: string,
  title: string,
  found: string | undefined,
  wanted: string | undefined,
): Proof {
  if (wanted === undefined) return proof(id, title, 'unknown', { found });
  return proof(id, title, found === wanted ? 'pass' : 'fail', {
    found,
    wanted,
  });
}

function proveArchitecture(
  details: ImageDetails,
  expected: VerificationExpectation,
): Proof {
  const { architecture } = expected;
  return compare(
    'platform',
    'Platform is the cluster’s',
    `${details.os ?? 'linux'}/${details.architecture ?? 'unknown'}`,
    architecture && `linux/${OCI_ARCHITECTURE[architecture] ?? architecture}`,
  );
}

function proveFormat({ seedFormatVersion }: ImageDetails): Proof {
  return compare(
    'seed-format',
    `Label ${SEED_FORMAT_VERSION_LABEL}`,
    seedFormatVersion,
    SEED_FORMAT_VERSION,
  );
}

function proveCluster(
  { seedClusterInfo }: ImageDetails,
  expected: VerificationExpectation,
): Proof[] {
  const label = `Label ${SEED_CLUSTER_INFO_LABEL}`;
  const proofs = [
    compare(
      'cluster-version',
      `${label}: release`,
      seedClusterInfo?.seed_cluster_ocp_version,
      expected.version,
    ),
    compare(
      'cluster-name',
      `${label}: cluster`,
      seedClusterInfo?.cluster_name,
      expected.clusterName ?? expected.cluster,
    ),
  ];
  if (expected.baseDomain) {
    proofs.push(
      compare(
        'cluster-domain',
        `${label}: domain`,
        seedClusterInfo?.base_domain,
        expected.baseDomain,
      ),
    );
  }
  return proofs;
}

// The label holds name and domain, and no id: two clusters that share both are told apart only by
// who was asked to push there.
function proveIdentity(
  { seedClusterInfo: info }: ImageDetails,
  { cluster, clusterName, baseDomain, rivals }: VerificationExpectation,
): Proof[] {
  // Whose it is at all is proven, or refuted, by the name.
  if (!rivals || info?.cluster_name !== (clusterName ?? cluster)) return [];
  const domain = info.base_domain;
  const alike = rivals.filter(
    rival =>
      rival.name === info.cluster_name &&
      (!rival.baseDomain || !domain || rival.baseDomain === domain),
  );
  const own = domain ? `${info.cluster_name}.${domain}` : info.cluster_name;
  const by = domain && baseDomain ? 'name and domain' : 'name alone';
  return [
    proof(
      'cluster-identity',
      'No other cluster can be meant',
      alike.length > 0 ? 'unknown' : 'pass',
      {
        found:
          alike.length > 0
            ? `${own}: another cluster of the same name was asked to push here as well, and the label has no id that tells them apart`
            : `${own}, by ${by} (the label has no id); nobody else of that name was asked to push here`,
      },
    ),
  ];
}

function proveTime(
  { created }: ImageDetails,
  { window }: VerificationExpectation,
): Proof[] {
  if (!window) return [];
  const title = 'Created within the run';
  const wanted = `${window.from} to ${window.until}`;
  if (!created) return [proof('created', title, 'unknown', { wanted })];
  const moment = Date.parse(created);
  const inside =
    moment >= Date.parse(window.from) - CLOCK_TOLERANCE_MS &&
    moment <= Date.parse(window.until) + CLOCK_TOLERANCE_MS;
  return [
    proof('created', title, inside ? 'pass' : 'fail', {
      found: created,
      wanted,
    }),
  ];
}

function proveSize({ sizeBytes }: ImageDetails): Proof {
  return proof('size', 'Has layers', sizeBytes > 0 ? 'pass' : 'fail', {
    found: `${sizeBytes} bytes`,
    wanted: 'more than 0 bytes',
  });
}

function proveDigest(
  { digest }: ImageDetails,
  { digestBefore }: VerificationExpectation,
): Proof[] {
  if (digestBefore === undefined) return [];
  return [
    proof(
      'digest-new',
      'Digest differs from the one before the run',
      digest === digestBefore ? 'fail' : 'pass',
      {
        found: digest,
        wanted: digestBefore
          ? 'not the one that was there'
          : 'any: there was none',
      },
    ),
  ];
}

// Whoever may push to the registry may write labels; they are shown, but never at any length.
function cut(text: string): string {
  return text.length > 300 ? `${text.slice(0, 299)}…` : text;
}
