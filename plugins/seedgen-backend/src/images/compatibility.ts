import {
  SEED_CLUSTER_INFO_LABEL,
  SEED_FORMAT_VERSION_LABEL,
  type CompatibilityVerdict,
  type ImageDetails,
  type Proof,
} from '@seedgen/backstage-plugin-seedgen-common';
import semver from 'semver';
import type { UpgradeTarget } from '../fleet/list/types';

const SEED_FORMAT_VERSION = '4';
const OCI_ARCHITECTURE: Record<string, string> = {
  x86_64: 'amd64',
  aarch64: 'arm64',
};

/**
 * Whether Lifecycle Agent on a cluster would take a seed for an upgrade, by the comparisons that it
 * makes itself in the stage Prep, and the architecture. Pure.
 *
 * `found` is what the cluster has, `wanted` what the seed asks of it. What a seed's label does not
 * say, Lifecycle Agent does not compare, and the upgrade fails later if it is different: unknown.
 *
 * @param details - the seed as the registry described it; `undefined` if that was not kept
 */
export function compareWithSeed(
  details: ImageDetails | undefined,
  target: UpgradeTarget,
): { verdict: CompatibilityVerdict; reasons: Proof[] } {
  const reasons = [
    compareFormat(details),
    compareVersion(details, target),
    compareArchitecture(details, target),
    compareProxy(details, target),
    compareFips(details, target),
    compareTrustBundle(details, target),
    compareProxyTrust(details, target),
    compareMount(details, target),
  ];
  return { verdict: verdictOf(reasons), reasons };
}

function verdictOf(reasons: readonly Proof[]): CompatibilityVerdict {
  if (reasons.some(({ status }) => status === 'fail')) return 'does-not-fit';
  return reasons.every(({ status }) => status === 'pass') ? 'fits' : 'unknown';
}

function compareFormat(details: ImageDetails | undefined): Proof {
  const version = details?.seedFormatVersion;
  return {
    id: 'seed-format',
    title: `Label ${SEED_FORMAT_VERSION_LABEL}`,
    status: details
      ? passIf(version === SEED_FORMAT_VERSION)
      : ('unknown' as const),
    ...(details && { found: version ?? 'not there' }),
    wanted: SEED_FORMAT_VERSION,
  };
}

function compareVersion(
  details: ImageDetails | undefined,
  { version }: UpgradeTarget,
): Proof {
  const wanted = details?.seedClusterInfo?.seed_cluster_ocp_version;
  const readable = semver.valid(version) && semver.valid(wanted);
  return {
    id: 'version',
    title: 'The version of the seed is higher than that of the cluster',
    status: readable ? passIf(semver.gt(wanted!, version!)) : 'unknown',
    ...shown(version, wanted && `lower than ${wanted}`),
  };
}

function compareArchitecture(
  details: ImageDetails | undefined,
  { architecture }: UpgradeTarget,
): Proof {
  return compare('architecture', 'Architecture', {
    found: architecture && (OCI_ARCHITECTURE[architecture] ?? architecture),
    wanted: details?.architecture,
  });
}

// Both are compared even if the label is missing: a seed without it counts as one without either.
function compareProxy(
  details: ImageDetails | undefined,
  { configuration }: UpgradeTarget,
): Proof {
  return compare('proxy', 'Proxy configured', {
    found: yesOrNo(configuration?.hasProxy),
    wanted: yesOrNo(details && (details.seedClusterInfo?.has_proxy ?? false)),
  });
}

function compareFips(
  details: ImageDetails | undefined,
  { configuration }: UpgradeTarget,
): Proof {
  return compare('fips', 'FIPS mode', {
    found: yesOrNo(configuration?.hasFips),
    wanted: yesOrNo(details && (details.seedClusterInfo?.has_fips ?? false)),
  });
}

function compareTrustBundle(
  details: ImageDetails | undefined,
  { configuration }: UpgradeTarget,
): Proof {
  const wanted = details?.seedClusterInfo?.additionalTrustBundle;
  return compare(
    'trust-bundle',
    'Certificates in ConfigMap openshift-config/user-ca-bundle',
    {
      found: yesOrNo(configuration?.trustBundle?.hasUserCaBundle),
      wanted: yesOrNo(wanted?.hasUserCaBundle),
    },
  );
}

function compareProxyTrust(
  details: ImageDetails | undefined,
  { configuration }: UpgradeTarget,
): Proof {
  const named = (name: string | undefined) => (name === '' ? 'none' : name);
  return compare(
    'proxy-trust',
    'ConfigMap with trusted certificates that Proxy cluster names',
    {
      found: named(configuration?.trustBundle?.proxyConfigmapName),
      wanted: named(
        details?.seedClusterInfo?.additionalTrustBundle?.proxyConfigmapName,
      ),
    },
  );
}

function compareMount(
  details: ImageDetails | undefined,
  { mountTarget }: UpgradeTarget,
): Proof {
  return compare('mount-target', 'What is mounted at /var/lib/containers', {
    found: mountTarget,
    wanted: details?.seedClusterInfo?.container_storage_mountpoint_target,
  });
}

function compare(
  id: string,
  title: string,
  { found, wanted }: { found?: string; wanted?: string },
): Proof {
  const known = found !== undefined && wanted !== undefined;
  return {
    id,
    title,
    status: known ? passIf(found === wanted) : 'unknown',
    ...shown(found, wanted),
  };
}

function shown(
  found: string | undefined,
  wanted: string | undefined,
): Pick<Proof, 'found' | 'wanted'> {
  return {
    found: found ?? 'not known of the cluster',
    wanted: wanted ?? `not said by the label ${SEED_CLUSTER_INFO_LABEL}`,
  };
}

function yesOrNo(value: boolean | undefined): string | undefined {
  if (value === undefined) return undefined;
  return value ? 'yes' : 'no';
}

function passIf(good: boolean): Proof['status'] {
  return good ? 'pass' : 'fail';
}
