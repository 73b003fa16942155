import {
  FLEET_STATES,
  fleetStateOf,
  type ClusterCompatibility,
  type CompatibilityPage,
  type CompatibilityVerdict,
  type FleetCluster,
  type FleetCounts,
  type FleetPage,
  type Proof,
  type RunDetails,
  type SeedImageDetails,
  type SeedImagePage,
  type StorageReadiness,
} from '@seedgen/backstage-plugin-seedgen-common';

const HOUR = 3_600_000;

/** A moment so long ago. */
export function ago(milliseconds: number): string {
  return new Date(Date.now() - milliseconds).toISOString();
}

/** A fleet as it is before a cluster was named in the configuration. */
export function withoutClusters(page: FleetPage): FleetPage {
  return { ...page, versions: [], owners: [], ...counted([]) };
}

/** The same clusters, of which one was seen last hours ago, and another never. */
export function seenLongAgo(page: FleetPage): FleetPage {
  return {
    ...page,
    ...counted(
      page.items.map(cluster => {
        if (cluster.name === 'sno1') return oldPictureOf(cluster, 7 * HOUR);
        return cluster.name === 'sno2' ? neverSeen(cluster) : cluster;
      }),
    ),
  };
}

/** A cluster that was looked at so long ago, and was as it is now. */
export function oldPictureOf<
  T extends Pick<FleetCluster, 'snapshot' | 'storage'>,
>(cluster: T, age: number): T {
  const at = ago(age);
  return {
    ...cluster,
    storage: { ...cluster.storage, observedAt: at },
    snapshot: { ...cluster.snapshot, observedAt: at, reachableAt: at },
  };
}

/** A cluster that is in the configuration, and that nobody has looked at. */
export function neverSeen<
  T extends Pick<FleetCluster, 'name' | 'snapshot' | 'storage'>,
>(cluster: T): T {
  const { containers, root } = cluster.storage;
  const storage: StorageReadiness = {
    status: 'unknown',
    containers: { requiredBytes: containers.requiredBytes },
    root: { requiredBytes: root.requiredBytes },
    reasons: [],
  };
  return {
    ...cluster,
    snapshot: { cluster: cluster.name, reachability: 'unknown' },
    storage,
    readiness: { status: 'unknown', checks: [], inPreflight: [] },
    lastSeed: undefined,
    lastRun: undefined,
    spent: undefined,
  };
}

/** A cluster that fell silent so long ago. */
export function silentSince<
  T extends Pick<FleetCluster, 'snapshot' | 'storage'>,
>(cluster: T, age: number): T {
  return {
    ...cluster,
    storage: { ...cluster.storage, observedAt: ago(age) },
    snapshot: {
      ...cluster.snapshot,
      reachability: 'unreachable',
      reachableAt: ago(age),
      failure: {
        code: 'refused',
        message: 'The API of the cluster refuses connections',
      },
    },
  };
}

const SITES = ['berlin', 'lyon', 'turin', 'porto', 'malmo', 'gdansk', 'brno'];

/** Forty sites made from the clusters that there are, with each state among them. */
export function fortySites(page: FleetPage): FleetPage {
  const items = Array.from({ length: 40 }, (_, index) => {
    const like = page.items[index % page.items.length];
    const site = SITES[index % SITES.length];
    const name = `${site}-${String(index + 1).padStart(2, '0')}`;
    const cluster = { ...like, name, title: `Edge site ${site} ${index + 1}` };
    if (index % 13 === 5) return silentSince(cluster, 3 * HOUR);
    return index % 17 === 9 ? neverSeen(cluster) : cluster;
  });
  return { ...page, ...counted(items) };
}

/** The rows with the states that they come to, those that need somebody first, and how many there are. */
function counted(
  items: FleetCluster[],
): Pick<FleetPage, 'items' | 'total' | 'counts'> {
  const counts = Object.fromEntries(
    FLEET_STATES.map(state => [state, 0]),
  ) as FleetCounts;
  const stated = items.map(item => ({ ...item, state: fleetStateOf(item) }));
  for (const { state } of stated) counts[state] += 1;
  const urgency = ({ state }: FleetCluster) => FLEET_STATES.indexOf(state);
  stated.sort((one, other) => urgency(one) - urgency(other));
  return { items: stated, total: items.length, counts };
}

/** A run that has ended, as it was while its cluster was away to make the image. */
export function underWay(run: RunDetails): RunDetails {
  const until = run.timeline.findIndex(({ phase }) => phase === 'Published');
  return {
    ...run,
    phase: 'Imaging',
    phaseSince: ago(90_000),
    requestedAt: ago(240_000),
    finishedAt: undefined,
    observedAt: ago(2_000),
    unreachableSince: ago(80_000),
    pointOfNoReturn: true,
    digest: undefined,
    seed: undefined,
    verification: undefined,
    statusText: 'The cluster is making the image',
    timeline: run.timeline.slice(0, until),
  };
}

/** A list of images before the first one was proven. */
export function noImages(): SeedImagePage {
  return { items: [], versions: [], registries: [] };
}

/** An image whose registry did not answer when it was asked last. */
export function imageOutOfReach(image: SeedImageDetails): SeedImageDetails {
  return {
    ...image,
    locations: image.locations.map(location => ({
      ...location,
      state: 'unknown',
      checkedAt: ago(60_000),
      lastSeenAt: ago(26 * HOUR),
      failure: {
        code: 'refused',
        message: `The registry ${location.registry} refuses connections`,
      },
    })),
  };
}

/** The clusters held against a seed, so that each verdict is among them. */
export function oneOfEachVerdict(page: CompatibilityPage): CompatibilityPage {
  const verdicts: CompatibilityVerdict[] = ['fits', 'does-not-fit', 'unknown'];
  const items = page.items.map((item, index): ClusterCompatibility => {
    const verdict = verdicts[index % verdicts.length];
    const reasons = item.reasons.map((reason): Proof => {
      const { found, ...others } = reason;
      if (verdict === 'unknown' && reason.id === 'proxy') {
        return { ...others, status: 'unknown' };
      }
      if (verdict === 'does-not-fit' && reason.id === 'fips') {
        return { ...reason, status: 'fail', found: 'yes', wanted: 'no' };
      }
      return { ...reason, status: 'pass' };
    });
    return { ...item, verdict, reasons };
  });
  const count = (verdict: CompatibilityVerdict) =>
    items.filter(item => item.verdict === verdict).length;
  return {
    ...page,
    items,
    counts: {
      fits: count('fits'),
      'does-not-fit': count('does-not-fit'),
      unknown: count('unknown'),
    },
  };
}
