import { isTerminalPhase } from '@seedgen/backstage-plugin-seedgen-common';
import { RunStepper, type StepDependencies } from './RunStepper';
import type { MachineRun } from './types';
import type { Milestone } from '../runLog/milestones';
import type { StoredRun } from '../store/RunStore';
import type { RunLimits } from '../types';

const MOST_IN_A_ROW = 8;
const AFTER_ERROR_MS = 2000;

/** Carries out one run until it has ended or belongs to somebody else. */
export class RunWorker {
  readonly #stepper: RunStepper;
  readonly #dependencies: StepDependencies & { random: () => number };
  readonly #stop = new AbortController();
  #wake = new AbortController();
  #nudged = false;

  constructor(
    stored: StoredRun,
    dependencies: StepDependencies & { random: () => number },
  ) {
    this.#stepper = new RunStepper(stored, dependencies);
    this.#dependencies = dependencies;
  }

  get id(): string {
    return this.#stepper.run.id;
  }

  get cluster(): string {
    return this.#stepper.run.cluster;
  }

  get epoch(): number {
    return this.#stepper.epoch;
  }

  /** Looks at once instead of when it is time. */
  nudge(): void {
    this.#nudged = true;
    this.#wake.abort();
  }

  /** Takes what a log tells of into the next look. */
  hear(milestones: readonly Milestone[]): void {
    this.#stepper.hear(milestones);
  }

  /** Stops: what was stored is what whoever comes next goes on with. */
  stop(): void {
    this.#stop.abort();
    this.#wake.abort();
  }

  /** Resolves when the run has ended, was lost, or after `stop`. Never rejects. */
  async work(): Promise<void> {
    const { clock, logger } = this.#dependencies;
    const { signal } = this.#stop;
    let inARow = 0;
    while (!signal.aborted) {
      let wait: number;
      this.#nudged = false;
      try {
        const outcome = await this.#stepper.step(signal);
        if (outcome === 'ended' || outcome === 'lost') return;
        inARow = outcome === 'moved' ? inARow + 1 : 0;
        wait =
          outcome === 'moved' && inARow < MOST_IN_A_ROW ? 0 : this.#interval();
      } catch (error) {
        logger.error(`Run ${this.id}: a step failed`, error as Error);
        wait = AFTER_ERROR_MS;
      }
      if (this.#nudged || signal.aborted) continue;
      this.#wake = new AbortController();
      await clock.sleep(wait, AbortSignal.any([signal, this.#wake.signal]));
    }
  }

  #interval(): number {
    const { limits, random } = this.#dependencies;
    return lookPause(this.#stepper.run, limits, random);
  }
}

// How much slower than usual a run is looked at that nobody waits for, or that refuses us.
const QUIETLY = 5;
// Into how many parts the time is cut in which a return shows that it is one.
const CLOSELY = 6;

/**
 * How long to wait before the next look, in milliseconds.
 *
 * @param random - from 0 to 1, without 1
 */
export function lookPause(
  { phase, memory }: Pick<MachineRun, 'phase' | 'memory'>,
  { observeEveryMs, steadyReturnMs }: RunLimits,
  random: () => number,
): number {
  const isOver = isTerminalPhase(phase);
  if (memory.closely && !isOver) {
    // Half as long to half as much again: no rhythm of the cluster's own can be met by chance.
    return (
      Math.min(observeEveryMs, steadyReturnMs / CLOSELY) * (0.5 + random())
    );
  }
  const { api } = memory as { api?: string };
  const quiet = isOver || api === 'refusing';
  // Up to a tenth more, so that many runs do not look in step.
  return observeEveryMs * (quiet ? QUIETLY : 1) * (1 + random() * 0.1);
}
