import type { ClusterSnapshot } from '@seedgen/backstage-plugin-seedgen-common';
import type { Knex } from 'knex';
import type { Clock } from '../clock';
import { StoredJson } from './StoredJson';

// One that cannot be read is as good as none: the next look replaces it.
const STORED = new StoredJson<ClusterSnapshot>({
  version: 1,
  needed: ['cluster', 'reachability'],
});
/** For how long a picture that is seen again as it is need not be written: times within it grow old. */
const WRITTEN_FOR_MS = 5 * 60_000;

interface SnapshotRow {
  cluster: string;
  updated_at: string;
  observed_at: string | null;
  reachable_at: string | null;
  snapshot: string;
}

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
    const rows = await this.#rows()
      .whereIn('cluster', clusters as string[])
      .select('snapshot', 'observed_at', 'reachable_at');
    return rows.flatMap(row =>
      STORED.readAll([row.snapshot]).map(snapshot => seenAgain(snapshot, row)),
    );
  }

  /** Replaces the picture of its cluster. */
  async save(snapshot: ClusterSnapshot): Promise<void> {
    await this.#rows()
      .insert({
        cluster: snapshot.cluster,
        updated_at: this.#clock.now().toISOString(),
        observed_at: null,
        reachable_at: null,
        snapshot: STORED.write(snapshot),
      })
      .onConflict('cluster')
      .merge();
  }

  /** Notes that a cluster was seen again as it is in its picture, which is written anew only now and then. */
  async saveUnchanged(snapshot: ClusterSnapshot): Promise<void> {
    const written = new Date(this.#clock.now().getTime() - WRITTEN_FOR_MS);
    const noted = await this.#rows()
      .where({ cluster: snapshot.cluster })
      .where('updated_at', '>', written.toISOString())
      .update({
        observed_at: snapshot.observedAt ?? null,
        reachable_at: snapshot.reachableAt ?? null,
      });
    if (noted === 0) await this.save(snapshot);
  }

  /** Names of clusters that nobody has looked at since then. */
  async unseenSince(moment: Date): Promise<string[]> {
    const before = moment.toISOString();
    const rows = await this.#rows()
      .where('updated_at', '<', before)
      .where(builder =>
        builder.whereNull('observed_at').orWhere('observed_at', '<', before),
      )
      .select('cluster');
    return rows.map(({ cluster }) => cluster);
  }

  async forget(clusters: readonly string[]): Promise<void> {
    await this.#rows()
      .whereIn('cluster', clusters as string[])
      .delete();
  }

  #rows() {
    return this.#knex<SnapshotRow>('seedgen_snapshots');
  }
}

// A replica of before writes the picture alone, and may have done so later.
function seenAgain(
  snapshot: ClusterSnapshot,
  {
    observed_at,
    reachable_at,
  }: Pick<SnapshotRow, 'observed_at' | 'reachable_at'>,
): ClusterSnapshot {
  const { observedAt = '', reachableAt = '' } = snapshot;
  return {
    ...snapshot,
    ...(observed_at && observed_at > observedAt && { observedAt: observed_at }),
    ...(reachable_at &&
      reachable_at > reachableAt && { reachableAt: reachable_at }),
  };
}
