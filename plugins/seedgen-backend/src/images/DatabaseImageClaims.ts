import type { SeedClusterInfo } from '@seedgen/backstage-plugin-seedgen-common';
import type { Knex } from 'knex';

const SEEDS = 'seedgen_seeds';
const DETAILS = 'seedgen_image_details';
const RUNS = 'seedgen_runs';
const EXTERNALS = 'seedgen_external_generations';

/** An image that somebody looks at on behalf of a cluster. */
export interface ClaimedImage {
  /** The cluster on whose behalf. */
  cluster: string;
  /** The reference that was asked for. */
  image: string;
  /** What is there; absent where it could not be read. */
  digest?: string;
  /** What its label says; absent where it has none, or it could not be read. */
  info?: SeedClusterInfo;
}

/** Says to which clusters an image belongs, besides the one on whose behalf it is looked at. */
export interface ImageClaims {
  /**
   * Other clusters that an image belongs to: whose proof it is, that its label names, or, where
   * neither says, that were asked to push under its reference. Names of the portal; where the label
   * names a cluster that the portal does not know, that name.
   */
  othersOf(image: ClaimedImage): Promise<string[]>;
}

/** The same from runs and proofs in the database. */
export class DatabaseImageClaims implements ImageClaims {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async othersOf(claimed: ClaimedImage): Promise<string[]> {
    const { cluster, image, digest, info } = claimed;
    const [proven, named] = await Promise.all([
      digest ? this.#provenFrom(digest) : [],
      info?.cluster_name ? this.#namedBy(info) : [],
    ]);
    const known = new Set([...proven, ...named]);
    // Who was only asked to push there names the reference, not what is under it.
    const owners = known.size > 0 ? known : await this.#askedFor(image);
    return [...owners].filter(owner => owner !== cluster).sort();
  }

  async #provenFrom(digest: string): Promise<string[]> {
    const rows = await this.#knex(SEEDS).where({ digest }).distinct('cluster');
    return rows.map(({ cluster }) => cluster);
  }

  // By the labels of earlier proofs, since a cluster may have another name here than its own.
  async #namedBy(info: SeedClusterInfo): Promise<string[]> {
    const rows: Array<{ cluster: string; details: string }> = await this.#knex(
      SEEDS,
    )
      .join(DETAILS, `${DETAILS}.digest`, `${SEEDS}.digest`)
      .orderBy(`${SEEDS}.number`, 'desc')
      .limit(1_000)
      .select(`${SEEDS}.cluster`, `${DETAILS}.details`);
    const earlier = rows.map(({ cluster, details }) => ({
      cluster,
      label: JSON.parse(details).seedClusterInfo as SeedClusterInfo | undefined,
    }));
    const proven = earlier
      .filter(
        ({ label }) =>
          label?.cluster_name === info.cluster_name &&
          label?.base_domain === info.base_domain,
      )
      .map(({ cluster }) => cluster);
    if (proven.length > 0) return proven;
    const name = info.cluster_name!;
    // The portal's cluster of that name is known by another domain, so that this is one of elsewhere.
    const isElsewhere =
      info.base_domain !== undefined &&
      earlier.some(
        ({ cluster, label }) => cluster === name && label?.base_domain,
      );
    return [isElsewhere ? `${name}.${info.base_domain}` : name];
  }

  async #askedFor(image: string): Promise<Set<string>> {
    const wanted = image.toLowerCase();
    const [seeds, runs, externals] = await Promise.all([
      this.#knex(SEEDS)
        .whereRaw('lower(image) = ?', [wanted])
        .distinct('cluster'),
      this.#knex(RUNS)
        .whereRaw('lower(seed_image) = ?', [wanted])
        .distinct('cluster'),
      this.#knex(EXTERNALS)
        .whereRaw('lower(image) = ?', [wanted])
        .distinct('cluster'),
    ]);
    return new Set(
      [...seeds, ...runs, ...externals].map(({ cluster }) => cluster),
    );
  }
}
