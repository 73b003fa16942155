import type {
  RunPhase,
  RunReason,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { RequestOf } from '../../engine/definition';
import type { Effect } from '../../engine/effects';
import { RunDraft } from '../../engine/RunDraft';
import type { GenerateMemory } from './memory';
import { isAtLeast } from './order';

/** The request of a `generate` run. */
export type GenerateRequest = RequestOf<'generate'>;

/** Phases in which the API is up as a rule. */
const WITH_API: readonly RunPhase[] = ['Recovering', 'Finalizing'];

/** A decision in the making, with the questions that every part of this machine asks. */
export class GenerateDraft extends RunDraft<
  GenerateMemory,
  GenerateRequest,
  Effect
> {
  get seedImage(): string {
    return this.run.request.seedImage;
  }

  protected override get image(): string {
    return this.seedImage;
  }

  /** Whether an image lies under the tag that was not there before the run. */
  get newDigest(): string | undefined {
    const { tagBefore, tagNow } = this.memory;
    return tagBefore && tagNow?.digest && tagNow.digest !== tagBefore.digest
      ? tagNow.digest
      : undefined;
  }

  /** Whether the image is proven to be this run's. */
  get imageProven(): boolean {
    return this.memory.verification?.verdict === 'verified';
  }

  /** Whether the imager is known to have been launched, after which LCA cannot be stopped. */
  get imagerLaunched(): boolean {
    return isAtLeast(this.run.phase, 'Imaging');
  }

  /** Whether the request may have reached the cluster. */
  get requestSent(): boolean {
    return (
      this.memory.generator.state !== 'never' ||
      Boolean(this.effect('create-seed-generator'))
    );
  }

  /**
   * Since when the limit of the phase runs. That of the return does not run while the API is away
   * again: an imager that works goes on, whatever was taken for the return.
   */
  protected get limitSince(): string {
    const { run, memory } = this;
    const { since, until } = memory.outage;
    if (!WITH_API.includes(run.phase)) return run.phaseSince;
    if (since) return this.now;
    return until && until > run.phaseSince ? until : run.phaseSince;
  }

  /** How long the API may be away in all from the return that was none. */
  get isAwayForGood(): boolean {
    const { run, limits, memory } = this;
    const longest =
      (limits.phases[run.phase] ?? 0) + (limits.phases.Published ?? 0);
    return (
      WITH_API.includes(run.phase) &&
      memory.outage.since !== undefined &&
      this.since(run.phaseSince) >= longest
    );
  }

  /** Begins the end: what is on the cluster is removed first where `remove` or `tidy` say so. */
  end(
    phase: 'Unconfirmed' | 'Failed' | 'Abandoned' | 'Succeeded',
    options: {
      problem?: RunReason;
      remove?: boolean;
      tidy?: boolean;
      /** Nobody knows whether the imager still works: a person has to look before another run. */
      inspect?: boolean;
    },
  ): void {
    if (this.memory.ending) return;
    if (options.inspect) {
      this.run.inspection = { state: 'wanted', since: this.now };
    }
    this.memory.ending = {
      phase,
      since: this.now,
      problem: options.problem,
      remove: options.remove ?? true,
      tidy: options.tidy ?? true,
    };
  }
}
