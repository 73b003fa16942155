import type { LoggerService } from '@backstage/backend-plugin-api';
import type { TransitionListener } from './TransitionListener';

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
