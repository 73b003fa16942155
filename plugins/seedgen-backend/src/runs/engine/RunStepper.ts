import { isTerminalPhase } from '@seedgen/backstage-plugin-seedgen-common';
import { looksDifferent } from './publicRun';
import { performEffect } from '../effects/performEffect';
import type { EffectDependencies } from '../effects/types';
import type { Decision, MachineRun, Seen } from './types';
import type { Milestone } from '../runLog/milestones';
import type { RunStore, StoredRun } from '../store/RunStore';
import type { RunLimits } from '../types';
import type { ExternalLookup } from './definition';
import { observe } from './observe';

const MOST_ROUNDS = 10;
const MOST_CONFLICTS = 10;

/** Moments at which a process may die; tests let it. */
export type FailPoint = 'before-store' | 'before-effects' | 'after-effects';

/** What a step is made with. */
export interface StepDependencies extends EffectDependencies {
  store: RunStore;
  limits: RunLimits;
  external: ExternalLookup;
  /** Called after each write that somebody who looks at the run would notice; not for the time of a look alone. */
  onStored: (stored: StoredRun, decision: Decision) => void;
  failPoint?: (point: FailPoint, run: MachineRun) => void;
}

/** How a step left the run. `moved`: look again at once, something follows. */
export type StepOutcome = 'waiting' | 'moved' | 'ended' | 'lost';

/**
 * Takes steps of one run that was claimed: observe, decide, store, have the effects, store their
 * results. What is about to be done is stored before it is done; whoever takes over finds the
 * intent without a result, looks, and does it again.
 */
export class RunStepper {
  readonly #dependencies: StepDependencies;
  #stored: StoredRun;
  readonly #heard = new Map<string, Milestone>();

  constructor(stored: StoredRun, dependencies: StepDependencies) {
    this.#stored = stored;
    this.#dependencies = dependencies;
  }

  get run(): MachineRun {
    return this.#stored.run;
  }

  get epoch(): number {
    return this.#stored.epoch;
  }

  /** Takes what a log tells of into each look from now on; which of it is new the run remembers. */
  hear(milestones: readonly Milestone[]): void {
    for (const milestone of milestones) {
      this.#heard.set(milestone.id, milestone);
    }
  }

  async step(signal: AbortSignal): Promise<StepOutcome> {
    const { kinds, store, failPoint } = this.#dependencies;
    const phaseBefore = this.run.phase;
    let seen: Seen = await observe(this.run, this.#dependencies, signal);
    if (signal.aborted) return 'lost';
    seen.context = await kinds
      .of(this.run)
      .loadContext?.(this.run, seen.cluster, this.#dependencies);
    if (this.run.cluster && isTerminalPhase(this.run.phase)) {
      const active = await store.activeOf(this.run.cluster);
      seen.otherActiveRun = active?.id;
    }
    seen.milestones = [...this.#heard.values()];
    let acted = false;
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const decision = await this.#decideAndStore(seen);
      if (!decision) return 'lost';
      if (decision.effects.length === 0) break;
      acted = true;
      failPoint?.('before-effects', this.run);
      const results = await Promise.all(
        decision.effects.map(effect =>
          performEffect(
            this.run,
            effect,
            { ...this.#dependencies, epoch: this.epoch },
            signal,
          ),
        ),
      );
      failPoint?.('after-effects', this.run);
      // Stopped in the middle: whether they were had is for the next one to find out.
      if (signal.aborted) return 'lost';
      seen = {
        results,
        otherActiveRun: seen.otherActiveRun,
      };
    }
    if (isTerminalPhase(this.run.phase) && !this.run.watching) return 'ended';
    return acted || this.run.phase !== phaseBefore ? 'moved' : 'waiting';
  }

  /** Nothing if the run is not ours any more. */
  async #decideAndStore(seen: Seen): Promise<Decision | undefined> {
    const { kinds, store, limits, clock, onStored, failPoint } =
      this.#dependencies;
    for (let attempt = 0; attempt < MOST_CONFLICTS; attempt += 1) {
      const { run, epoch, revision } = this.#stored;
      const decision = kinds
        .of(run)
        .decide(run, seen, clock.now(), kinds.limitsOf(run.kind, limits));
      failPoint?.('before-store', run);
      const outcome = await store.transition(
        { id: run.id, epoch, revision },
        decision,
      );
      if (outcome.outcome === 'stored') {
        this.#stored = { run: decision.run, epoch, revision: outcome.revision };
        if (looksDifferent(run, decision, kinds))
          onStored(this.#stored, decision);
        return decision;
      }
      if (outcome.outcome === 'fenced') return undefined;
      // Somebody cancelled it meanwhile: decide again on what they wrote.
      const fresh = await store.find(run.id);
      if (!fresh || fresh.unreadable || fresh.epoch !== epoch) return undefined;
      this.#stored = fresh;
    }
    throw new Error(
      `Run ${this.run.id} was written by others ${MOST_CONFLICTS} times in a row`,
    );
  }
}
