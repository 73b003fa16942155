import type {
  ClusterObservation,
  RemedyCall,
  RunReason,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { RequestOf } from '../../engine/definition';
import type { Effect } from '../../engine/effects';
import { RunDraft } from '../../engine/RunDraft';
import type { Seen } from '../../engine/types';
import type { RunLimits } from '../../types';
import { limitOfRemedy } from './limits';
import type { RemedyMemory, RemedyRun } from './memory';
import { hasTouched } from './order';
import type { Surroundings } from './surroundings';

/** A look at the cluster that answered, together with what the portal knows of it. */
export interface Look {
  cluster: ClusterObservation;
  around: Surroundings;
}

/** A decision in the making, with the questions that every part of this machine asks. */
export class RemedyDraft extends RunDraft<
  RemedyMemory,
  RequestOf<'remedy'>,
  Effect
> {
  /**
   * The look that this decision is made on; absent where it is made on results alone, or the API
   * did not answer. Nothing is done to a cluster without one.
   */
  readonly fresh?: Look;

  constructor(
    run: RemedyRun,
    readonly seen: Seen,
    time: Date,
    limits: RunLimits,
  ) {
    super(run, time, limits);
    const { cluster } = seen;
    const around = seen.context as Surroundings | undefined;
    if (cluster?.api.state === 'up' && around) {
      this.fresh = { cluster, around };
    }
  }

  get call(): RemedyCall {
    return this.run.request.remedy;
  }

  /** Whether something was done, or may have been. */
  get touched(): boolean {
    return hasTouched(this.run);
  }

  end(
    phase: 'Succeeded' | 'Failed' | 'Abandoned',
    text: string,
    problem?: RunReason,
  ): void {
    this.memory.waits = undefined;
    this.show(problem);
    this.enter(phase, text);
  }

  fail(problem: RunReason): void {
    this.end('Failed', problem.message, problem);
  }

  protected override limit(): number | undefined {
    return limitOfRemedy(this.call.action, this.run.phase, this.limits);
  }
}
