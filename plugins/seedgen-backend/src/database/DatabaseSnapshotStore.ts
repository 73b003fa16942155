import type { ClusterSnapshot } from '@seedgen/backstage-plugin-seedgen-common';
import type { Knex } from 'knex';
import type { Clock } from '../clock';
import { StoredJson } from './StoredJson';

// One that cannot be read is as good as none: the next look replaces it.
const STORED = new StoredJson<ClusterSnapshot>({
  version: 1,
  needed: ['cluster', 'reachability'],
});

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
    return STORED.readAll(rows.map(({ snapshot }) => snapshot));
  }

  /** Replaces the picture of its cluster. */
  async save(snapshot: ClusterSnapshot): Promise<void> {
    await this.#knex('seedgen_snapshots')
      .insert({
        cluster: snapshot.cluster,
        updated_at: this.#clock.now().toISOString(),
        snapshot: STORED.write(snapshot),
      })
      .onConflict('cluster')
      .merge();
  }
}
