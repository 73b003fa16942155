import type { Knex } from 'knex';

/**
 * For each cluster a text that changes whenever its status may have: its picture was saved, a run
 * was asked for, went on or ended, a seed was proven, the tag of the last one was looked at, a generation past the portal was seen, or a
 * preflight said what decides whether it is ready.
 */
export class DatabaseFleetRevisions {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async read(): Promise<ReadonlyMap<string, string>> {
    const [pictures, latest, open, seeds, tags, externals, kept] =
      await Promise.all([
        this.#knex('seedgen_snapshots').select(
          'cluster',
          'updated_at as mark',
          'observed_at as seen',
        ),
        this.#knex('seedgen_runs')
          .groupBy('cluster')
          .select('cluster')
          .max('number as mark'),
        // A run that has ended changes no more; that it is not among these any more is a change.
        this.#knex('seedgen_runs')
          .where('active', 1)
          .orWhere('watching', 1)
          .select('cluster', 'number', 'revision')
          .orderBy('number'),
        this.#knex('seedgen_seeds')
          .groupBy('cluster')
          .select('cluster')
          .max('number as mark'),
        this.#knex('seedgen_seeds as seed')
          .join('seedgen_image_places as place', {
            'place.digest': 'seed.digest',
            'place.image': 'seed.image',
          })
          .whereIn(
            'seed.number',
            this.#knex('seedgen_seeds').groupBy('cluster').max('number'),
          )
          .select('seed.cluster', 'place.state as mark'),
        this.#knex('seedgen_external_generations')
          .groupBy('cluster')
          .select('cluster')
          .max('number as number')
          .max('last_seen_at as mark'),
        this.#knex('seedgen_kept_checks').select(
          'cluster',
          'updated_at as mark',
        ),
      ]);
    const revisions = new Map<string, string>();
    const add = (cluster: string, mark: string) =>
      revisions.set(cluster, `${revisions.get(cluster) ?? ''}|${mark}`);
    for (const { cluster, mark, seen } of pictures) {
      add(cluster, `p${mark}${seen ?? ''}`);
    }
    for (const { cluster, mark } of latest) add(cluster, `r${mark}`);
    for (const { cluster, number, revision } of open) {
      add(cluster, `o${number}:${revision}`);
    }
    for (const { cluster, mark } of seeds) add(cluster, `s${mark}`);
    for (const { cluster, mark } of tags) add(cluster, `t${mark}`);
    for (const { cluster, number, mark } of externals) {
      add(cluster, `e${number}:${mark}`);
    }
    for (const { cluster, mark } of kept) add(cluster, `k${mark}`);
    return revisions;
  }
}
