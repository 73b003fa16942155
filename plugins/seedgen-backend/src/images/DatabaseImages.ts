import type {
  ImageDetails,
  ImageLocation,
  SeedImageQuery,
  SeedImageRecord,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { Knex } from 'knex';
import { pageCursor, pageLimit, pageOf } from '../database/rows';
import { seedRecord, type SeedRow } from '../runs/store/rows';
import { placeRow, toLocation, type PlaceRow } from './rows';

const SEEDS = 'seedgen_seeds';
const PLACES = 'seedgen_image_places';
const DETAILS = 'seedgen_image_details';

// What a text is searched in.
const TEXTS = ['image', 'digest', 'cluster', 'version', 'requested_by'];

/** Seeds with where they are and what they say, in the database. */
export class DatabaseImages {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** @param clusters - whose seeds; all, if undefined */
  async list(
    query: SeedImageQuery,
    clusters: readonly string[] | undefined,
  ): Promise<{ items: SeedImageRecord[]; nextCursor?: string }> {
    const limit = pageLimit(query.limit);
    const after = pageCursor(query.cursor);
    const rows: SeedRow[] = await this.#knex<SeedRow>(SEEDS)
      .modify(within(clusters))
      .modify(matching(query))
      .modify(builder => {
        if (after !== undefined) builder.where('number', '<', after);
      })
      .orderBy('number', 'desc')
      .limit(limit + 1);
    return pageOf(rows, limit, ({ number }) => number, seedRecord);
  }

  /** Seeds with this digest, the latest first. */
  async withDigest(
    digest: string,
    clusters: readonly string[] | undefined,
  ): Promise<SeedImageRecord[]> {
    const rows: SeedRow[] = await this.#knex<SeedRow>(SEEDS)
      .where({ digest })
      .modify(within(clusters))
      .orderBy('number', 'desc')
      .limit(20);
    return rows.map(seedRecord);
  }

  /** What the list can be filtered by. */
  async choices(
    clusters: readonly string[] | undefined,
  ): Promise<{ versions: string[]; registries: string[] }> {
    const host =
      this.#knex.client.config.client === 'pg'
        ? "split_part(image, '/', 1)"
        : "substr(image, 1, instr(image, '/') - 1)";
    const [versions, pushedTo, seenIn] = await Promise.all([
      this.#knex(SEEDS)
        .modify(within(clusters))
        .whereNotNull('version')
        .distinct('version'),
      this.#knex(SEEDS)
        .modify(within(clusters))
        .distinct(this.#knex.raw(`${host} as registry`)),
      this.#knex(PLACES)
        .whereIn(
          'digest',
          this.#knex(SEEDS).modify(within(clusters)).select('digest'),
        )
        .distinct('registry'),
    ]);
    return {
      versions: versions.map(({ version }) => version),
      registries: [
        ...new Set<string>(
          [...pushedTo, ...seenIn].map(({ registry }) => registry),
        ),
      ].sort(),
    };
  }

  /** Places of images by digest, those that were seen last first. */
  async locations(
    digests: readonly string[],
  ): Promise<Map<string, ImageLocation[]>> {
    const rows: PlaceRow[] = await this.#knex<PlaceRow>(PLACES)
      .whereIn('digest', digests as string[])
      .orderBy([
        { column: 'last_seen_at', order: 'desc' },
        { column: 'image', order: 'asc' },
      ]);
    const places = new Map<string, ImageLocation[]>();
    for (const row of rows) {
      places.set(row.digest, [
        ...(places.get(row.digest) ?? []),
        toLocation(row),
      ]);
    }
    return places;
  }

  async details(
    digests: readonly string[],
  ): Promise<Map<string, ImageDetails>> {
    const rows: Array<{ digest: string; details: string }> = await this.#knex(
      DETAILS,
    ).whereIn('digest', digests as string[]);
    return new Map(
      rows.map(({ digest, details }) => [digest, JSON.parse(details)]),
    );
  }

  async saveDetails(details: ImageDetails): Promise<void> {
    await this.#knex(DETAILS)
      .insert({ digest: details.digest, details: JSON.stringify(details) })
      .onConflict('digest')
      .ignore();
  }

  /**
   * Keeps what a tag was seen to say, unless something later is known.
   *
   * @param besides - what belongs to it, in the same transaction
   */
  async savePlace(
    digest: string,
    location: ImageLocation,
    besides?: (transaction: Knex.Transaction) => Promise<void>,
  ): Promise<void> {
    const save = (knex: Knex) =>
      knex(PLACES)
        .insert(placeRow(digest, location))
        .onConflict(['digest', 'image'])
        .merge()
        .where(`${PLACES}.checked_at`, '<=', location.checkedAt);
    if (!besides) {
      await save(this.#knex);
      return;
    }
    await this.#knex.transaction(async transaction => {
      await save(transaction);
      await besides(transaction);
    });
  }

  /** Seeds that runs pushed under this reference and that have this digest. */
  async pushedAs(digest: string, image: string): Promise<SeedImageRecord[]> {
    const rows: SeedRow[] = await this.#knex<SeedRow>(SEEDS)
      .where({ digest, image })
      .orderBy('number')
      .limit(20);
    return rows.map(seedRecord);
  }

  /** What is known of a tag, for each image that was seen behind it. */
  async placesAt(
    image: string,
  ): Promise<Array<{ digest: string; location: ImageLocation }>> {
    const rows: PlaceRow[] = await this.#knex<PlaceRow>(PLACES)
      .where({ image })
      .limit(100);
    return rows.map(row => ({ digest: row.digest, location: toLocation(row) }));
  }

  /** Whether it is a seed of ours. */
  async isSeed(digest: string): Promise<boolean> {
    return (
      (await this.#knex(SEEDS).where({ digest }).first('number')) !== undefined
    );
  }

  /** Seeds whose tag is not among the places yet. */
  async withoutPlace(limit: number): Promise<SeedImageRecord[]> {
    return this.#withoutPlace(limit, () => {});
  }

  /** The same of one image. */
  async withoutPlaceOf(digest: string): Promise<SeedImageRecord[]> {
    return this.#withoutPlace(20, builder =>
      builder.where(`${SEEDS}.digest`, digest),
    );
  }

  async #withoutPlace(
    limit: number,
    narrow: (builder: Knex.QueryBuilder) => void,
  ): Promise<SeedImageRecord[]> {
    const rows: SeedRow[] = await this.#knex(SEEDS)
      .modify(narrow)
      .leftJoin(PLACES, join =>
        join
          .on(`${PLACES}.digest`, `${SEEDS}.digest`)
          .andOn(`${PLACES}.image`, `${SEEDS}.image`),
      )
      .whereNull(`${PLACES}.digest`)
      .orderBy(`${SEEDS}.number`)
      .limit(limit)
      .select(`${SEEDS}.*`);
    return rows.map(seedRecord);
  }

  /** Digests of images that are somewhere, and of which nothing else is known. */
  async withoutDetails(
    limit: number,
  ): Promise<Array<{ digest: string; image: string }>> {
    return this.#knex(PLACES)
      .leftJoin(DETAILS, `${DETAILS}.digest`, `${PLACES}.digest`)
      .whereNull(`${DETAILS}.digest`)
      .where(`${PLACES}.state`, 'here')
      .orderBy(`${PLACES}.checked_at`, 'desc')
      .limit(limit)
      .select(`${PLACES}.digest`, `${PLACES}.image`);
  }

  /** Places that were not looked at since, those that wait longest first. */
  async due(
    before: string,
    limit: number,
  ): Promise<Array<{ digest: string; location: ImageLocation }>> {
    const rows: PlaceRow[] = await this.#knex<PlaceRow>(PLACES)
      .where('checked_at', '<', before)
      .orderBy('checked_at')
      .limit(limit);
    return rows.map(row => ({ digest: row.digest, location: toLocation(row) }));
  }
}

function within(
  clusters: readonly string[] | undefined,
): (builder: Knex.QueryBuilder) => void {
  return builder => {
    if (clusters) builder.whereIn('cluster', clusters as string[]);
  };
}

function matching(query: SeedImageQuery): (builder: Knex.QueryBuilder) => void {
  const { version, registry, q } = query;
  return builder => {
    if (version !== undefined) builder.where('version', version);
    if (registry !== undefined) {
      builder.where(either =>
        either
          .whereRaw("image LIKE ? ESCAPE '\\'", [`${escaped(registry)}/%`])
          .orWhereIn('digest', inner =>
            inner.from(PLACES).where({ registry }).select('digest'),
          ),
      );
    }
    if (q !== undefined) {
      const pattern = `%${escaped(q.toLowerCase())}%`;
      builder.where(any => {
        for (const column of TEXTS) {
          any.orWhereRaw(`lower(${column}) LIKE ? ESCAPE '\\'`, [pattern]);
        }
      });
    }
  };
}

function escaped(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
