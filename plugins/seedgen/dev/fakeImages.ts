import type {
  ClusterStatus,
  CompatibilityPage,
  CompatibilityQuery,
  Proof,
  SeedImageDetails,
  SeedImagePage,
  SeedImageQuery,
} from '@seedgen/backstage-plugin-seedgen-common';
import { fakeSeedImage, fakeSeedImages } from './fakeFleet';

/** A page of the seeds of these clusters that match, as the backend would give it. */
export function fakeImagePage(
  clusters: readonly ClusterStatus[],
  query: SeedImageQuery = {},
): SeedImagePage {
  const { items, ...rest } = fakeSeedImages(clusters);
  const found = items
    .filter(
      ({ cluster, version, image, registry }) =>
        (!query.cluster || cluster === query.cluster) &&
        (!query.version || version === query.version) &&
        (!query.registry || registry === query.registry) &&
        `${image} ${cluster}`.includes(query.q ?? ''),
    )
    .sort((one, other) => other.verifiedAt.localeCompare(one.verifiedAt))
    .map((item, index) => ({
      ...item,
      locations: item.locations.map(location => ({
        ...location,
        state: (['here', 'here', 'moved', 'absent', 'unknown'] as const)[
          index % 5
        ],
      })),
    }));
  const from = Number(query.cursor ?? 0);
  const until = from + (query.limit ?? 50);
  return {
    ...rest,
    items: found.slice(from, until),
    nextCursor: until < found.length ? String(until) : undefined,
  };
}

/** One of them, with labels as Lifecycle Agent writes them. */
export function fakeImageDetails(
  clusters: readonly ClusterStatus[],
  digest: string,
): SeedImageDetails {
  const known = fakeSeedImage(clusters, digest);
  // Where the list says that it is.
  const image =
    fakeImagePage(clusters, { limit: Infinity }).items.find(
      item => item.digest === digest,
    ) ?? known;
  const [first] = image.locations;
  return {
    ...image,
    otherRuns: [],
    details: {
      digest,
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      sizeBytes: image.sizeBytes,
      created: image.verifiedAt,
      architecture: 'amd64',
      os: 'linux',
      seedFormatVersion: '4',
      seedClusterInfo: {
        seed_cluster_ocp_version: image.version ?? '4.18.27',
        cluster_name: image.cluster,
        base_domain: 'edge.example',
        node_ips: ['192.0.2.11'],
        release_registry: 'quay.io',
        mirror_registry_configured: false,
        has_proxy: false,
        has_fips: false,
        additionalTrustBundle: {
          hasUserCaBundle: true,
          proxyConfigmapName: '',
        },
        container_storage_mountpoint_target: '/dev/disk/by-partlabel/varlib',
      },
    },
    locations: [
      first,
      {
        ...first,
        image: `${image.image.split(':')[0]}:latest`,
        state: 'moved',
        digestFound: `sha256:${'7'.repeat(64)}`,
      },
      {
        ...first,
        image: `mirror.example/seeds/${image.cluster}:4`,
        registry: 'mirror.example',
        state: 'unknown',
        failure: {
          code: 'timeout',
          message: 'mirror.example did not answer within 10 s.',
        },
      },
    ],
  };
}

/** These clusters held against one of their seeds, by a few comparisons. */
export function fakeCompatibility(
  clusters: readonly ClusterStatus[],
  digest: string,
  query: CompatibilityQuery = {},
): CompatibilityPage {
  const image = fakeSeedImage(clusters, digest);
  const all = clusters.map(status => {
    const reasons = reasonsOf(status, image.version ?? '');
    return {
      cluster: status.name,
      title: status.title,
      reasons,
      verdict: verdictOf(reasons),
      asOf: status.snapshot.reachableAt,
    };
  });
  const count = (verdict: string) =>
    all.filter(each => each.verdict === verdict).length;
  const found = all
    .filter(each => !query.verdict || each.verdict === query.verdict)
    .sort((one, other) => one.cluster.localeCompare(other.cluster));
  const from = Number(query.cursor ?? 0);
  const until = from + (query.limit ?? 50);
  return {
    items: found.slice(from, until),
    nextCursor: until < found.length ? String(until) : undefined,
    total: found.length,
    counts: {
      fits: count('fits'),
      'does-not-fit': count('does-not-fit'),
      unknown: count('unknown'),
    },
  };
}

function reasonsOf({ snapshot }: ClusterStatus, wanted: string): Proof[] {
  const { version, architecture } = snapshot;
  const proof = (
    id: string,
    found: string | undefined,
    needed: string,
    good: boolean,
  ): Proof => ({
    id,
    title: id,
    found: found ?? 'not known of the cluster',
    wanted: needed,
    status: (found === undefined && 'unknown') || (good ? 'pass' : 'fail'),
  });
  return [
    proof('seed-format', '4', '4', true),
    proof('version', version, `lower than ${wanted}`, (version ?? '') < wanted),
    proof('architecture', architecture, 'x86_64', architecture === 'x86_64'),
    proof('proxy', version && 'no', 'no', true),
    proof('fips', version && 'no', 'no', true),
  ];
}

function verdictOf(reasons: readonly Proof[]) {
  if (reasons.some(({ status }) => status === 'fail')) {
    return 'does-not-fit' as const;
  }
  return reasons.every(({ status }) => status === 'pass')
    ? ('fits' as const)
    : ('unknown' as const);
}
