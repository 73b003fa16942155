import type { Milestone } from '../runLog/milestones';
import type { StoredRun } from '../store/RunStore';
import { lookPause } from './lookPause';
import { RunStepper, type StepDependencies } from './RunStepper';

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
