import {
  fleetStateOf,
  type ClusterStatus,
  type FleetPage,
  type FleetQuery,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { Clock } from '../../clock';
import { RevisedReads } from '../../RevisedReads';
import type { FleetIndex } from './FleetIndex';
import { listFleet } from './listFleet';

// A page may have two hundred clusters of some kilobytes each.
const MOST_PAGES = 20;

/** Pages of clusters. */
export class FleetPages {
  readonly #index: Pick<FleetIndex, 'known' | 'generation'>;
  readonly #kept: RevisedReads<FleetPage>;
  readonly #statuses: (clusters: readonly string[]) => Promise<ClusterStatus[]>;

  constructor(options: {
    index: Pick<FleetIndex, 'known' | 'generation'>;
    statuses: (clusters: readonly string[]) => Promise<ClusterStatus[]>;
    clock: Clock;
  }) {
    this.#kept = new RevisedReads(options.clock, MOST_PAGES);
    this.#index = options.index;
    this.#statuses = options.statuses;
  }

  /**
   * @param clusters - names of all that the caller may see
   * @throws InputError for a cursor of another list, and a size that no page has
   */
  async page(
    clusters: readonly string[],
    query: FleetQuery,
  ): Promise<FleetPage> {
    const generation = await this.#index.generation();
    return this.#kept.read(
      JSON.stringify([query, clusters.join()]),
      String(generation),
      () => this.#compose(clusters, query),
    );
  }

  async #compose(
    clusters: readonly string[],
    query: FleetQuery,
  ): Promise<FleetPage> {
    const { rows, ownersAsOf } = this.#index.known(clusters);
    const { names, ...listing } = listFleet(rows, query);
    const owners = new Map(rows.map(({ name, owner }) => [name, owner]));
    const statuses = await this.#statuses(names);
    return {
      items: statuses.map(status => ({
        ...status,
        state: fleetStateOf(status),
        owner: owners.get(status.name),
      })),
      ...listing,
      ...(ownersAsOf && { ownersAsOf }),
    };
  }
}
