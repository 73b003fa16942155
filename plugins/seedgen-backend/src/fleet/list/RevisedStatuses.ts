import type { ClusterStatus } from '@seedgen/backstage-plugin-seedgen-common';
import type { Clock } from '../../clock';
import { RevisedReads } from '../../RevisedReads';
import type { FleetIndex } from './FleetIndex';

const MOST_KEPT = 50;

/**
 * Statuses as they are now, composed again only for clusters whose revision in the database is
 * another. When something happens on a cluster, all pages about it ask at once.
 */
export class RevisedStatuses {
  readonly #index: Pick<FleetIndex, 'revisions'>;
  readonly #statuses: (clusters: readonly string[]) => Promise<ClusterStatus[]>;
  readonly #reads: RevisedReads<ClusterStatus[]>;

  constructor(options: {
    index: Pick<FleetIndex, 'revisions'>;
    statuses: (clusters: readonly string[]) => Promise<ClusterStatus[]>;
    clock: Clock;
  }) {
    this.#index = options.index;
    this.#statuses = options.statuses;
    this.#reads = new RevisedReads(options.clock, MOST_KEPT);
  }

  /** One status for each name, in the same order. */
  async statuses(clusters: readonly string[]): Promise<ClusterStatus[]> {
    const revisions = await this.#index.revisions(clusters);
    return this.#reads.read(clusters.join(), revisions.join(), () =>
      this.#statuses(clusters),
    );
  }
}
