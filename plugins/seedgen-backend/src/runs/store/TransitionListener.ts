import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { Decision, MachineRun } from '../engine/types';

/** Hears of every transition of a run, whoever makes it. */
export interface TransitionListener {
  /**
   * Within the transaction: what it writes there is stored with the transition or not at all. If it
   * fails, so does the transition.
   */
  within?(decision: Decision, transaction: Knex.Transaction): Promise<void>;
  /**
   * Once the transition is stored, in the process that made it and nowhere else. Must not throw.
   *
   * @param before - the run as it was; only where the transition entered a phase
   */
  after?(decision: Decision, before?: MachineRun): void;
}

/** Whether a decision enters a phase. */
export function entersPhase({ entries }: Pick<Decision, 'entries'>): boolean {
  return entries.some(({ type }) => type === 'phase');
}

/** Writes a line for each phase that a run enters, with its id and cluster as fields. */
export function logTransitions(logger: LoggerService): TransitionListener {
  return {
    after: ({ run, entries }) => {
      const about = logger.child({
        runId: run.id,
        cluster: run.cluster,
        kind: run.kind,
      });
      for (const { type, phase } of entries) {
        if (type !== 'phase') continue;
        const code = phase === run.phase && run.problem?.code;
        about.info(
          `Run ${run.id} on cluster ${run.cluster}: ${phase}${
            code ? ` (${code})` : ''
          }`,
        );
      }
    },
  };
}
