import type {
  RunPhase,
  RunReason,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { RequestOf } from '../../engine/definition';
import type { Effect } from '../../engine/effects';
import { RunDraft } from '../../engine/RunDraft';
import type { PartitionMemory } from './memory';
import { rank } from './order';

/** A decision in the making, with the questions that every part of this machine asks. */
export class PartitionDraft extends RunDraft<
  PartitionMemory,
  RequestOf<'partition'>,
  Effect
> {
  /** Name of the run's MachineConfig; nothing before it is planned. */
  get machineConfig(): string | undefined {
    return this.memory.manifest?.metadata.name;
  }

  /** Whether the MachineConfig may be on the cluster. */
  get applied(): boolean {
    return Boolean(this.effect('apply-machine-config'));
  }

  /** Enters a phase if it lies ahead; phases never go backwards. */
  enterIfAhead(phase: RunPhase, text: string): void {
    if (rank(phase) > rank(this.run.phase)) this.enter(phase, text);
  }

  /** Ends the run, with nothing left to be done on the cluster. */
  end(
    phase: 'Succeeded' | 'Failed' | 'Abandoned',
    text: string,
    problem?: RunReason,
  ): void {
    this.show(problem);
    this.enter(phase, text);
  }

  /** Begins to take the MachineConfig back, after which the run ends. */
  revert(phase: 'Failed' | 'Abandoned', problem: RunReason): void {
    this.memory.reverting = { phase, problem };
    this.show(problem);
    this.enterIfAhead(
      'Reverting',
      'The MachineConfig is being taken back from the cluster',
    );
  }
}
