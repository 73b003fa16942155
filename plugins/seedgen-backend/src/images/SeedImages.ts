import { NotFoundError } from '@backstage/errors';
import type {
  CompatibilityPage,
  CompatibilityQuery,
  ImageDetails,
  ImageLocation,
  SeedImage,
  SeedImageDetails,
  SeedImagePage,
  SeedImageQuery,
  SeedImageRecord,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { FleetIndex } from '../fleet/list/FleetIndex';
import { versionsOf } from '../fleet/list/listFleet';
import type { ImageClaims } from './DatabaseImageClaims';
import type { DatabaseImages } from './DatabaseImages';
import { listCompatibility } from './listCompatibility';
import { registryOf } from './rows';

/** What seeds are shown from; none of it asks a registry. */
export interface SeedImagesOptions {
  images: Pick<
    DatabaseImages,
    'list' | 'withDigest' | 'choices' | 'locations' | 'details'
  >;
  claims: ImageClaims;
  /** Looks at the tags of an image soon. */
  visit?: (digest: string) => void;
  /** What a run found of its image when it verified it. */
  detailsOfRun: (runId: string) => Promise<ImageDetails | undefined>;
  index: Pick<FleetIndex, 'rows'>;
}

/** Proven seeds, as people look for them. */
export class SeedImages {
  readonly #options: SeedImagesOptions;

  constructor(options: SeedImagesOptions) {
    this.#options = options;
  }

  /** @param clusters - whose seeds; all, if undefined */
  async list(
    query: SeedImageQuery,
    clusters: readonly string[] | undefined,
  ): Promise<SeedImagePage> {
    const { images } = this.#options;
    const [{ items, nextCursor }, { versions, registries }] = await Promise.all(
      [images.list(query, clusters), images.choices(clusters)],
    );
    const digests = items.map(({ digest }) => digest);
    const [places, details] = await Promise.all([
      images.locations(digests),
      images.details(digests),
    ]);
    const seen = await Promise.all(
      items.map(record =>
        this.#visible(record, places.get(record.digest) ?? [], clusters),
      ),
    );
    return {
      items: items.map((record, index) =>
        toSeedImage(record, seen[index], details.get(record.digest)),
      ),
      ...(nextCursor !== undefined && { nextCursor }),
      versions: versionsOf(versions.map(version => ({ version }))),
      registries,
    };
  }

  /**
   * @param clusters - whose seeds may be seen; all, if undefined
   * @throws NotFoundError if there is no seed with this digest among them
   */
  async get(
    digest: string,
    clusters: readonly string[] | undefined,
  ): Promise<SeedImageDetails> {
    const { images } = this.#options;
    const [[record, ...otherRuns], places] = await Promise.all([
      images.withDigest(digest, clusters),
      images.locations([digest]),
    ]);
    if (!record) throw unknownImage();
    const [details, seen] = await Promise.all([
      this.#detailsOf(record),
      this.#visible(record, places.get(digest) ?? [], clusters),
    ]);
    return {
      ...toSeedImage(record, seen, details),
      ...(details && { details }),
      otherRuns,
    };
  }

  /**
   * @param scope - whose seeds may be seen, and which clusters to hold against one
   * @throws NotFoundError if there is no seed with this digest among them
   */
  async compatibility(
    digest: string,
    query: CompatibilityQuery,
    scope: {
      seedsOf: readonly string[] | undefined;
      clusters: readonly string[];
    },
  ): Promise<CompatibilityPage> {
    const { images, index } = this.#options;
    const [record] = await images.withDigest(digest, scope.seedsOf);
    if (!record) throw unknownImage();
    const [details, { rows }] = await Promise.all([
      this.#detailsOf(record),
      index.rows(scope.clusters),
    ]);
    return listCompatibility(details, rows, query);
  }

  // Where a tag has moved to an image of a cluster that may not be seen, it is said that it moved.
  async #visible(
    { cluster }: SeedImageRecord,
    places: readonly ImageLocation[],
    clusters: readonly string[] | undefined,
  ): Promise<ImageLocation[]> {
    if (!clusters) return [...places];
    const { images, claims } = this.#options;
    return Promise.all(
      places.map(async ({ digestFound: digest, ...place }) => {
        if (digest === undefined) return place;
        const kept = (await images.details([digest])).get(digest);
        const others = await claims.othersOf({
          cluster,
          image: place.image,
          digest,
          info: kept?.seedClusterInfo,
        });
        return others.every(name => clusters.includes(name))
          ? { ...place, digestFound: digest }
          : place;
      }),
    );
  }

  /** Has the tags of an image looked at soon, and does not wait for it. */
  visit(digest: string): void {
    this.#options.visit?.(digest);
  }

  async #detailsOf(record: SeedImageRecord): Promise<ImageDetails | undefined> {
    const { images, detailsOfRun } = this.#options;
    const kept = (await images.details([record.digest])).get(record.digest);
    return kept ?? (await detailsOfRun(record.runId));
  }
}

function toSeedImage(
  record: SeedImageRecord,
  places: readonly ImageLocation[],
  details: ImageDetails | undefined,
): SeedImage {
  // Until its tag is looked at again, what the verification saw is what is known.
  const pushedTo = places.find(({ image }) => image === record.image) ?? {
    image: record.image,
    registry: registryOf(record.image),
    state: 'here' as const,
    checkedAt: record.verifiedAt,
    lastSeenAt: record.verifiedAt,
  };
  return {
    ...record,
    registry: registryOf(record.image),
    ...(details?.seedFormatVersion !== undefined && {
      seedFormatVersion: details.seedFormatVersion,
    }),
    locations: [
      pushedTo,
      ...places.filter(({ image }) => image !== record.image),
    ],
  };
}

function unknownImage(): NotFoundError {
  return new NotFoundError(
    'ImageNotFound: no seed with this digest was proven on a cluster that you may see; see the list of images',
  );
}
