import type { Knex } from 'knex';
import type { KnownOwners } from '../list/FleetIndex';

const CHUNK = 200;

/** Who owns which cluster, as the catalog said last. */
export class DatabaseOwners {
  readonly #knex: Knex;
  #read?: KnownOwners;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** What was stored last, by whichever replica. */
  async read(): Promise<KnownOwners> {
    const row = await this.#knex('seedgen_owners_head')
      .where('id', 1)
      .first('as_of');
    const asOf: string | undefined = row?.as_of;
    if (asOf === undefined) return { owners: new Map() };
    if (this.#read?.asOf !== asOf) {
      const rows: Array<{ cluster: string; owner: string }> = await this.#knex(
        'seedgen_owners',
      ).select('cluster', 'owner');
      this.#read = {
        asOf,
        owners: new Map(rows.map(({ cluster, owner }) => [cluster, owner])),
      };
    }
    return this.#read;
  }

  /** Replaces everything that was known. */
  async replace(
    owners: ReadonlyMap<string, string>,
    asOf: string,
  ): Promise<void> {
    const rows = [...owners].map(([cluster, owner]) => ({ cluster, owner }));
    await this.#knex.transaction(async transaction => {
      // First, since it is what makes two replicas wait for each other.
      await transaction('seedgen_owners_head')
        .insert({ id: 1, as_of: asOf })
        .onConflict('id')
        .merge();
      await transaction('seedgen_owners').delete();
      await transaction.batchInsert('seedgen_owners', rows, CHUNK);
    });
  }
}
