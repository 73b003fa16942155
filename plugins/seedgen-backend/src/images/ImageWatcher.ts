import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  parseImageReference,
  type ImageDetails,
  type ImageLocation,
  type Verification,
} from '@seedgen/backstage-plugin-seedgen-common';
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

/**
 * Looks from time to time whether the tags of seeds still have them. What is asked of registries is
 * bounded: a few tags a turn, few at once, one replica at a time, those first that wait longest.
 */
export class ImageWatcher {
  readonly #options: ImageWatcherOptions;
  readonly #stop = new AbortController();
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
    await this.#loop;
  }

  /** Keeps where a verification that somebody asked for saw a seed of ours. */
  async noteVerification(verification: Verification): Promise<void> {
    const { images } = this.#options;
    const { details, image, at } = verification;
    if (!details || !(await images.isSeed(details.digest))) return;
    // Without a tag it says nothing of one.
    if (!parseImageReference(image).tag) return;
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
    await this.#adopt();
    const before = new Date(clock.now().getTime() - LOOK_AGAIN_AFTER_MS);
    const due = await images.due(before.toISOString(), LOOKS_A_TURN);
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
  async #adopt(): Promise<void> {
    const { images, detailsOfRun } = this.#options;
    for (const seed of await images.withoutPlace(ADOPTED_A_TURN)) {
      const details = await detailsOfRun(seed.runId);
      if (details) await images.saveDetails(details);
      await images.savePlace(seed.digest, {
        image: seed.image,
        registry: registryOf(seed.image),
        state: 'here',
        checkedAt: seed.verifiedAt,
        lastSeenAt: seed.verifiedAt,
      });
    }
  }

  async #look(digest: string, known: ImageLocation): Promise<void> {
    const { images, registries, clock } = this.#options;
    const reference = parseImageReference(known.image);
    const registry = registries.forReference(reference);
    const answer =
      registry && reference.tag
        ? await registry.resolveTag(reference.repository, reference.tag, {
            signal: this.#stop.signal,
          })
        : undefined;
    if (this.#stop.signal.aborted) return;
    await images.savePlace(
      digest,
      seenLocation(digest, known, answer, clock.now()),
    );
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
