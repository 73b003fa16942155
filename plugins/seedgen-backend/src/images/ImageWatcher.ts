import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  parseImageReference,
  type ImageDetails,
  type ImageLocation,
  type SeedImageRecord,
  type Verification,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { Knex } from 'knex';
import type { Clock } from '../clock';
import type { RegistryConnections } from '../registries/types';
import type { DatabaseImages } from './DatabaseImages';
import { registryOf } from './rows';
import { seenLocation } from './seenLocation';

/** What looking at tags is made of. */
export interface ImageWatcherOptions {
  images: DatabaseImages;
  registries: Pick<RegistryConnections, 'forReference'>;
  /** What a run found of its image when it verified it. */
  detailsOfRun: (runId: string) => Promise<ImageDetails | undefined>;
  /** Lets one replica at a time look. */
  claims: {
    claim(name: string, leaseMs: number): Promise<boolean>;
    release(name: string): Promise<void>;
  };
  /** Called within the change by which a tag that a seed was pushed to is seen not to show it. */
  onMoved?: (
    seed: SeedImageRecord,
    transaction: Knex.Transaction,
  ) => Promise<void>;
  clock: Clock;
  random: () => number;
  logger: LoggerService;
}

// No name of a cluster, so that the claim is nobody else's.
const CLAIM = '(images)';
const EVERY_MS = 30_000;
const LEASE_MS = 5 * 60_000;
const LOOK_AGAIN_AFTER_MS = 15 * 60_000;
const LOOKS_AT_ONCE = 4;
const LOOKS_A_TURN = 20;
const ADOPTED_A_TURN = 200;
const DETAILS_A_TURN = 5;
/** What was looked at a moment ago is not looked at again for a visit. */
const FRESH_MS = 10_000;
const VISITS_AT_ONCE = 10;

/**
 * Looks from time to time whether the tags of seeds still have them. What is asked of registries is
 * bounded: a few tags a turn, few at once, one replica at a time, those first that wait longest.
 */
export class ImageWatcher {
  readonly #options: ImageWatcherOptions;
  readonly #stop = new AbortController();
  readonly #visits = new Map<string, Promise<void>>();
  #loop?: Promise<void>;

  constructor(options: ImageWatcherOptions) {
    this.#options = options;
  }

  /** Begins to look; returns at once. */
  start(): void {
    this.#loop ??= this.#run();
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await Promise.all([this.#loop, ...this.#visits.values()]);
  }

  /**
   * Looks at the tags of an image soon, since somebody visits its page; returns at once. So many at a
   * time: what is not looked at now has its turn all the same.
   */
  visit(digest: string): void {
    if (
      this.#stop.signal.aborted ||
      this.#visits.has(digest) ||
      this.#visits.size >= VISITS_AT_ONCE
    ) {
      return;
    }
    const visit = this.#visit(digest)
      .catch(error =>
        this.#options.logger.warn(
          'Tags of an image could not be looked at',
          error as Error,
        ),
      )
      .finally(() => this.#visits.delete(digest));
    this.#visits.set(digest, visit);
  }

  async #visit(digest: string): Promise<void> {
    const { images, clock } = this.#options;
    for (const seed of await images.withoutPlaceOf(digest)) {
      await this.#adopt(seed);
    }
    const before = new Date(clock.now().getTime() - FRESH_MS).toISOString();
    const places = (await images.locations([digest])).get(digest) ?? [];
    for (const place of places.slice(0, LOOKS_A_TURN)) {
      if (this.#stop.signal.aborted) return;
      if (place.checkedAt < before) await this.#look(digest, place);
    }
  }

  /** Keeps what a verification that somebody asked for saw of seeds of ours. */
  async noteVerification(verification: Verification): Promise<void> {
    const { images } = this.#options;
    const { details, image, at } = verification;
    // Without a tag, or of a digest, it says nothing of one.
    const { tag, digest: named } = parseImageReference(image);
    if (!details || !tag || named) return;
    for (const { digest, location } of await images.placesAt(image)) {
      if (digest === details.digest) continue;
      const { digest: found } = details;
      await this.#keep(
        digest,
        location,
        seenLocation(
          digest,
          location,
          { ok: true, value: { digest: found } },
          new Date(at),
        ),
      );
    }
    if (!(await images.isSeed(details.digest))) return;
    await images.saveDetails(details);
    await images.savePlace(details.digest, {
      image,
      registry: registryOf(image),
      state: 'here',
      checkedAt: at,
      lastSeenAt: at,
    });
  }

  async #run(): Promise<void> {
    const { clock, random, logger, claims } = this.#options;
    while (!this.#stop.signal.aborted) {
      try {
        if (await claims.claim(CLAIM, LEASE_MS)) {
          try {
            await this.#turn();
          } finally {
            await claims.release(CLAIM);
          }
        }
      } catch (error) {
        logger.warn('Tags of seeds could not be looked at', error as Error);
      }
      await clock.sleep(EVERY_MS * (0.8 + 0.4 * random()), this.#stop.signal);
    }
  }

  async #turn(): Promise<void> {
    const { images, clock } = this.#options;
    const adopted = await this.#adoptAll();
    const before = new Date(clock.now().getTime() - LOOK_AGAIN_AFTER_MS);
    const waiting = await images.due(before.toISOString(), LOOKS_A_TURN);
    // What a run verified a while ago may not be so any more.
    const due = [
      ...adopted,
      ...waiting.filter(
        ({ digest, location }) =>
          !adopted.some(
            other =>
              other.digest === digest &&
              other.location.image === location.image,
          ),
      ),
    ].slice(0, LOOKS_A_TURN);
    const look = async () => {
      for (let next = due.shift(); next; next = due.shift()) {
        if (this.#stop.signal.aborted) return;
        await this.#look(next.digest, next.location);
      }
    };
    await Promise.all(Array.from({ length: LOOKS_AT_ONCE }, look));
    await this.#readDetails();
  }

  /** Seeds that runs have brought forth since, with what their verification saw. */
  async #adoptAll(): Promise<
    Array<{ digest: string; location: ImageLocation }>
  > {
    const adopted = [];
    for (const seed of await this.#options.images.withoutPlace(
      ADOPTED_A_TURN,
    )) {
      const location = await this.#adopt(seed);
      adopted.push({ digest: seed.digest, location });
    }
    return adopted;
  }

  async #adopt(seed: SeedImageRecord): Promise<ImageLocation> {
    const { images, detailsOfRun } = this.#options;
    const details = await detailsOfRun(seed.runId);
    if (details) await images.saveDetails(details);
    const location: ImageLocation = {
      image: seed.image,
      registry: registryOf(seed.image),
      state: 'here',
      checkedAt: seed.verifiedAt,
      lastSeenAt: seed.verifiedAt,
    };
    await images.savePlace(seed.digest, location);
    return location;
  }

  async #look(digest: string, known: ImageLocation): Promise<void> {
    const { registries, clock } = this.#options;
    const reference = parseImageReference(known.image);
    const registry = registries.forReference(reference);
    const answer =
      registry && reference.tag
        ? await registry.resolveTag(reference.repository, reference.tag, {
            signal: this.#stop.signal,
          })
        : undefined;
    if (this.#stop.signal.aborted) return;
    await this.#keep(
      digest,
      known,
      seenLocation(digest, known, answer, clock.now()),
    );
  }

  // Told in the transaction in which it is kept, so that there is none without the other.
  async #keep(
    digest: string,
    known: ImageLocation,
    seen: ImageLocation,
  ): Promise<void> {
    const { images, onMoved } = this.#options;
    const isGone = ({ state }: ImageLocation) =>
      state === 'moved' || state === 'absent';
    const isNews = isGone(seen) && !isGone(known);
    // Read before, since SQLite has one connection and the transaction will have it.
    const seeds =
      isNews && onMoved ? await images.pushedAs(digest, seen.image) : [];
    await images.savePlace(digest, seen, async transaction => {
      for (const seed of seeds) await onMoved?.(seed, transaction);
    });
  }

  /** Labels of images of which they were not kept when they were verified. */
  async #readDetails(): Promise<void> {
    const { images, registries } = this.#options;
    for (const { digest, image } of await images.withoutDetails(
      DETAILS_A_TURN,
    )) {
      if (this.#stop.signal.aborted) return;
      const reference = parseImageReference(image);
      const details = await registries
        .forReference(reference)
        ?.readImage(reference.repository, digest, {
          signal: this.#stop.signal,
        });
      if (details?.ok) await images.saveDetails(details.value);
    }
  }
}
