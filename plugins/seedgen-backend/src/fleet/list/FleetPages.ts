import {
  fleetStateOf,
  type ClusterStatus,
  type FleetPage,
  type FleetQuery,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { FleetIndex } from './FleetIndex';
import { listFleet } from './listFleet';

/** Pages of clusters. */
export class FleetPages {
  readonly #index: Pick<FleetIndex, 'rows'>;
  readonly #statuses: (clusters: readonly string[]) => Promise<ClusterStatus[]>;

  constructor(options: {
    index: Pick<FleetIndex, 'rows'>;
    statuses: (clusters: readonly string[]) => Promise<ClusterStatus[]>;
  }) {
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
    const { rows, ownersAsOf } = await this.#index.rows(clusters);
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
