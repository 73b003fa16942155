import { InputError } from '@backstage/errors';
import { runToCancel } from '../api/records';
import { invoked } from './invoked';
import { QUOTED, runId, runOutput, runSchema } from './schemas';
import type { CreateAction } from './types';

/** `cancel-run` */
export const createCancelRunAction: CreateAction = context => {
  const { actionsRegistry, authorizer, callers, services, pageAddress } =
    context;
  actionsRegistry.register({
    name: 'cancel-run',
    title: 'Cancel a run',
    description: `
DESTRUCTIVE. Cancels a run. Before its point of no return, what it has put on the cluster is taken
back. Afterwards the cluster goes on by itself, and cancelling only means that the portal stops
following it. Ask the person in charge first: \`confirmation\` is the name of the cluster as that
person typed it, and must not be filled in for them. A run that has ended is left as it is. ${QUOTED}`,
    attributes: { readOnly: false, destructive: true, idempotent: true },
    schema: {
      input: z =>
        z.object({
          runId,
          confirmation: z
            .string()
            .describe('The name of the run’s cluster, typed by a person'),
        }),
      output: z => z.object({ run: runSchema }),
    },
    action: async ({ input, credentials, logger }) =>
      invoked(
        context,
        {
          credentials,
          logger,
          action: 'run.cancel-requested',
          runId: input.runId,
        },
        async () => {
          const { actor } = callers.requireUser(callers.of(credentials));
          const { id, cluster } = await runToCancel(
            authorizer,
            services.kinds,
            credentials,
            () => services.runs.summary(input.runId),
          );
          if (input.confirmation !== cluster) {
            throw new InputError(
              `ConfirmationMismatch: type the name of the cluster, ${cluster}, to confirm that its run is cancelled`,
            );
          }
          return {
            run: runOutput(
              await services.runs.cancel(id, { actor }),
              pageAddress,
            ),
          };
        },
      ),
  });
};
