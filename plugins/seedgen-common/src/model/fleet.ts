import { z } from 'zod';
import { clusterStatusSchema, type ClusterStatus } from './cluster';
import { timestampSchema } from './time';

/**
 * How a cluster stands, in one word; those that need somebody come first.
 *
 * - `attention`: a run waits for a person, the last one failed, or a generation goes on that was not
 *   asked for in the portal.
 * - `unreachable`: it was looked at last without an answer, and no run explains that.
 * - `running`: a run is under way; not to be reached is expected during one.
 * - `not-ready`: a check that decides it speaks against a seed, whatever else could not be read.
 * - `unknown`: it was never looked at, or too little could be read to say more.
 * - `ready`: it answers, and no check that decides it speaks against a seed.
 * - `spent`: a seed was taken of it; it must not go back into service.
 *
 * @public
 */
export const FLEET_STATES = [
  'attention',
  'unreachable',
  'running',
  'not-ready',
  'unknown',
  'ready',
  'spent',
] as const;

/** {@inheritDoc FLEET_STATES} @public */
export const fleetStateSchema = z.enum(FLEET_STATES);

/** {@inheritDoc FLEET_STATES} @public */
export type FleetState = z.infer<typeof fleetStateSchema>;

/**
 * How a cluster stands, from what is known of it.
 *
 * What needs somebody is never hidden behind something calmer, and what was seen before a cluster
 * fell silent never passes for what is so now.
 *
 * @public
 */
export function fleetStateOf(
  status: Pick<
    ClusterStatus,
    | 'snapshot'
    | 'readiness'
    | 'activeRun'
    | 'lastRun'
    | 'spent'
    | 'externalSeedGenerator'
  >,
): FleetState {
  const { snapshot, readiness, activeRun, lastRun } = status;
  if (activeRun) return activeRun.problem ? 'attention' : 'running';
  // Whether a cluster still answers that is to be installed anew is no news.
  if (status.spent) return 'spent';
  if (snapshot.reachability === 'unreachable') return 'unreachable';
  if (status.externalSeedGenerator) return 'attention';
  if (lastRun?.phase === 'Failed' || lastRun?.phase === 'Unconfirmed') {
    return 'attention';
  }
  if (snapshot.reachability === 'unknown') return 'unknown';
  return readiness?.status ?? 'unknown';
}

/** A cluster in the list of all of them. @public */
export const fleetClusterSchema = clusterStatusSchema.extend({
  state: fleetStateSchema,
  /** Entity reference of who owns it by the catalog; absent while the catalog has not said. */
  owner: z.string().optional(),
});

/** {@inheritDoc fleetClusterSchema} @public */
export type FleetCluster = z.infer<typeof fleetClusterSchema>;

const countSchema = z.number().int().nonnegative();

/** How many clusters stand how. @public */
export const fleetCountsSchema = z.object({
  attention: countSchema,
  unreachable: countSchema,
  running: countSchema,
  'not-ready': countSchema,
  unknown: countSchema,
  ready: countSchema,
  spent: countSchema,
});

/** {@inheritDoc fleetCountsSchema} @public */
export type FleetCounts = z.infer<typeof fleetCountsSchema>;

/** A page of the clusters that match, and what there is of all that the caller may see. @public */
export const fleetPageSchema = z.object({
  items: z.array(fleetClusterSchema),
  /** Absent on the last page. */
  nextCursor: z.string().optional(),
  /** How many match, on all pages. */
  total: countSchema,
  /** Of all clusters that the caller may see, whatever was asked for. */
  counts: fleetCountsSchema,
  /** Versions among them, the highest first. */
  versions: z.array(z.string()),
  /** Entity references of owners among them, in order. */
  owners: z.array(z.string()),
  /** When the catalog was last asked for owners with success; absent if never. */
  ownersAsOf: timestampSchema.optional(),
});

/** {@inheritDoc fleetPageSchema} @public */
export type FleetPage = z.infer<typeof fleetPageSchema>;

/**
 * What a list of clusters can be ordered by: name, state (those that need somebody first), version,
 * the last look or the last seed.
 *
 * @public
 */
export const fleetSortSchema = z.enum([
  'name',
  'state',
  'version',
  'looked',
  'seeded',
]);

/** {@inheritDoc fleetSortSchema} @public */
export type FleetSort = z.infer<typeof fleetSortSchema>;

/** @public */
export const sortOrderSchema = z.enum(['asc', 'desc']);

/** Which end of an order comes first. @public */
export type SortOrder = z.infer<typeof sortOrderSchema>;
