import { randomUUID } from 'node:crypto';
import { InputError, NotFoundError } from '@backstage/errors';
import {
  parseImageReference,
  type AccessFailure,
  type ClusterSnapshot,
  type ImageReference,
  type Verification,
  type VerificationReport,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { Clock } from '../clock';
import type {
  RegistryConnection,
  RegistryConnections,
} from '../registries/types';
import type { EffectDependencies } from '../runs/effects/types';
import { verifyImage } from '../verification';
import type { BackgroundTasks } from './BackgroundTasks';
import type { VerificationReportStore } from './types';

const LIMIT_MS = 60 * 1000;
// Whoever looked is gone once a report is running for longer than looking may take.
const INTERRUPTED_AFTER_MS = 2 * LIMIT_MS;

/** Verifications that people ask for: stored at once, looked at in the background. */
export class BackgroundVerifications {
  readonly #registries: Pick<RegistryConnections, 'forReference'>;
  readonly #snapshotOf: (
    cluster: string,
  ) => Promise<ClusterSnapshot | undefined>;
  readonly #rivals?: EffectDependencies['rivals'];
  readonly #store: VerificationReportStore;
  readonly #tasks: BackgroundTasks;
  readonly #clock: Clock;

  constructor(options: {
    registries: Pick<RegistryConnections, 'forReference'>;
    /** The last known picture of a cluster, to compare the image with. */
    snapshotOf: (cluster: string) => Promise<ClusterSnapshot | undefined>;
    /** Other clusters that were asked to push under the same reference. */
    rivals?: EffectDependencies['rivals'];
    store: VerificationReportStore;
    tasks: BackgroundTasks;
    clock: Clock;
  }) {
    this.#registries = options.registries;
    this.#snapshotOf = options.snapshotOf;
    this.#rivals = options.rivals;
    this.#store = options.store;
    this.#tasks = options.tasks;
    this.#clock = options.clock;
  }

  /** @throws InputError if the image is not a reference, or its registry is not configured */
  async start(
    subject: { cluster: string; image: string },
    { accept }: { accept: () => Promise<void> },
  ): Promise<VerificationReport> {
    const reference = parseImageReference(subject.image);
    if (!reference.tag && !reference.digest) {
      throw new InputError(
        'ImageReferenceInvalid: a tag or a digest is needed to know which image is meant',
      );
    }
    const registry = this.#registries.forReference(reference);
    if (!registry) {
      throw new InputError(
        `RegistryNotConfigured: ${reference.registry} is not in seedgen.registries of the configuration of the portal`,
      );
    }
    this.#tasks.requireRoom();
    await accept();
    const report: VerificationReport = {
      id: randomUUID(),
      ...subject,
      state: 'running',
      startedAt: this.#clock.now().toISOString(),
    };
    await this.#store.save(report);
    this.#tasks.begin(`Verification ${report.id}`, LIMIT_MS, async signal => {
      const result = await this.#verify(report, registry, reference, signal);
      await this.#store.save({ ...report, state: 'done', result });
    });
    return report;
  }

  /** @throws NotFoundError */
  async get(id: string): Promise<VerificationReport> {
    const report = await this.#store.get(id);
    if (!report) {
      throw new NotFoundError(
        'UnknownVerification: there is no verification with this id',
      );
    }
    const end = Date.parse(report.startedAt) + INTERRUPTED_AFTER_MS;
    if (report.state === 'done' || this.#clock.now().getTime() < end) {
      return report;
    }
    return {
      ...report,
      state: 'done',
      result: this.#unknown(report, {
        code: 'aborted',
        message: 'The portal was restarted meanwhile; verify again.',
      }),
    };
  }

  async #verify(
    report: VerificationReport,
    registry: RegistryConnection,
    reference: ImageReference,
    signal: AbortSignal,
  ): Promise<Verification> {
    const { repository, tag, digest } = reference;
    const resolved = digest
      ? ({ ok: true, value: { digest } } as const)
      : await registry.resolveTag(repository, tag!, { signal });
    if (!resolved.ok) return this.#unknown(report, resolved.failure);
    const details = await registry.readImage(
      repository,
      resolved.value.digest,
      { signal },
    );
    if (!details.ok) return this.#unknown(report, details.failure);
    const snapshot = await this.#snapshotOf(report.cluster);
    return verifyImage(
      details.value,
      {
        image: report.image,
        cluster: report.cluster,
        version: snapshot?.version,
        architecture: snapshot?.architecture,
        rivals: await this.#rivals?.({
          cluster: report.cluster,
          image: report.image,
        }),
      },
      this.#clock.now(),
    );
  }

  #unknown(report: VerificationReport, failure: AccessFailure): Verification {
    const verification = verifyImage(
      undefined,
      { image: report.image, cluster: report.cluster },
      this.#clock.now(),
    );
    const [first, ...others] = verification.proofs;
    return {
      ...verification,
      failure,
      proofs: [{ ...first, found: failure.message }, ...others],
    };
  }
}
