import type { ClusterSnapshot } from '@seedgen/backstage-plugin-seedgen-common';
import type { Knex } from 'knex';
import type { Clock } from '../clock';

/** The last known picture of every cluster. */
export class DatabaseSnapshotStore {
  readonly #knex: Knex;
  readonly #clock: Clock;

  constructor(options: { knex: Knex; clock: Clock }) {
    this.#knex = options.knex;
    this.#clock = options.clock;
  }

  /** Pictures of those of the clusters that were looked at. */
  async read(clusters: readonly string[]): Promise<ClusterSnapshot[]> {
    if (clusters.length === 0) return [];
    const rows: Array<{ snapshot: string }> = await this.#knex(
      'seedgen_snapshots',
    )
      .whereIn('cluster', clusters as string[])
      .select('snapshot');
    return rows.map(({ snapshot }) => JSON.parse(snapshot));
  }

  /** Replaces the picture of its cluster. */
  async save(snapshot: ClusterSnapshot): Promise<void> {
    await this.#knex('seedgen_snapshots')
      .insert({
        cluster: snapshot.cluster,
        updated_at: this.#clock.now().toISOString(),
        snapshot: JSON.stringify(snapshot),
      })
      .onConflict('cluster')
      .merge();
  }
}
