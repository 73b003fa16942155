import { NotFoundError } from '@backstage/errors';
import {
  FLEET_STATES,
  fleetStateOf,
  type ClusterStatus,
  type FleetCluster,
  type FleetCounts,
  type FleetPage,
  type FleetQuery,
  type SeedImage,
  type SeedImagePage,
} from '@seedgen/backstage-plugin-seedgen-common';

const UNKNOWN = 'unknown';

/** A page of these clusters as the backend would give it, in the order that is asked for. */
export function fakeFleetPage(
  clusters: readonly (ClusterStatus & { owner?: string })[],
  query: FleetQuery = {},
): FleetPage {
  const all = clusters.map(
    (status): FleetCluster => ({
      owner: 'group:default/edge-platform',
      ...status,
      state: fleetStateOf(status),
    }),
  );
  const counts = Object.fromEntries(
    FLEET_STATES.map(state => [
      state,
      all.filter(each => each.state === state).length,
    ]),
  ) as FleetCounts;
  const isAmong = (wanted: string[] | undefined, value: string | undefined) =>
    !wanted?.length || wanted.includes(value ?? UNKNOWN);
  const text = query.q?.toLowerCase() ?? '';
  const found = all.filter(
    each =>
      isAmong(query.state, each.state) &&
      isAmong(query.version, each.snapshot.version) &&
      isAmong(query.owner, each.owner) &&
      `${each.name} ${each.title} ${each.snapshot.node}`
        .toLowerCase()
        .includes(text),
  );
  const rank = ({ name, state, snapshot, lastSeed }: FleetCluster) => {
    const first = {
      name: '',
      state: FLEET_STATES.indexOf(state),
      version: snapshot.version ?? '',
      looked: snapshot.observedAt ?? '',
      seeded: lastSeed?.verifiedAt ?? '',
    };
    return `${first[query.sort ?? 'name']} ${name}`;
  };
  found.sort((one, other) => rank(one).localeCompare(rank(other)));
  if (query.order === 'desc') found.reverse();
  const from = Number(query.cursor ?? 0);
  const until = from + (query.limit ?? 50);
  return {
    items: found.slice(from, until),
    nextCursor: until < found.length ? String(until) : undefined,
    total: found.length,
    counts,
    versions: [
      ...new Set(all.flatMap(({ snapshot }) => snapshot.version ?? [])),
    ]
      .sort()
      .reverse(),
    owners: [...new Set(all.flatMap(({ owner }) => owner ?? []))].sort(),
  };
}

/** Seeds of the clusters that have one, as the backend would give them. */
export function fakeSeedImages(
  clusters: readonly ClusterStatus[],
): SeedImagePage {
  const items = clusters.flatMap(({ lastSeed }): SeedImage[] => {
    if (!lastSeed) return [];
    const registry = lastSeed.image.split('/')[0];
    return [
      {
        ...lastSeed,
        registry,
        seedFormatVersion: '4',
        locations: [
          {
            image: lastSeed.image,
            registry,
            state: 'here',
            checkedAt: lastSeed.verifiedAt,
            lastSeenAt: lastSeed.verifiedAt,
          },
        ],
      },
    ];
  });
  return {
    items,
    versions: [...new Set(items.flatMap(({ version }) => version ?? []))],
    registries: [...new Set(items.map(({ registry }) => registry))],
  };
}

/** The seed with this digest among them. */
export function fakeSeedImage(
  clusters: readonly ClusterStatus[],
  digest: string,
): SeedImage {
  const found = fakeSeedImages(clusters).items.find(
    item => item.digest === digest,
  );
  if (!found) throw new NotFoundError(`ImageNotFound: ${digest}`);
  return found;
}
