import { NotFoundError } from '@backstage/errors';
import { seedgenClusterReadPermission } from '@seedgen/backstage-plugin-seedgen-common';
import { invoked } from './invoked';
import {
  clusterName,
  preflightOutput,
  preflightSchema,
  QUOTED,
} from './schemas';
import type { CreateAction } from './types';

/** `get-preflight` */
export const createGetPreflightAction: CreateAction = context => {
  const { actionsRegistry, authorizer, services } = context;
  actionsRegistry.register({
    name: 'get-preflight',
    title: 'Get the checks of a cluster',
    description: `
Gives a report of the checks that are made before a run: by its id, or the latest of a cluster. While
its state is "running", ask again after some seconds. "unknown" is never a pass. ${QUOTED}`,
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: z =>
        z.object({
          cluster: clusterName,
          id: z
            .string()
            .max(64)
            .optional()
            .describe('Id of a report; the latest of the cluster if absent'),
        }),
      output: () => preflightSchema,
    },
    examples: [
      { title: 'Is sno1 ready for a seed image?', input: { cluster: 'sno1' } },
    ],
    action: async ({ input: { cluster, id }, credentials, logger }) =>
      invoked(
        context,
        { credentials, logger, action: 'cluster.read', cluster },
        async () => {
          await authorizer.require(
            seedgenClusterReadPermission,
            cluster,
            credentials,
          );
          const report =
            id === undefined
              ? (await services.preflights.list(cluster, 1))[0]
              : await services.preflights.get(id);
          // A report of another cluster may be one that the caller may not see.
          if (report?.cluster !== cluster) {
            throw new NotFoundError(
              'UnknownPreflight: there is no such report of this cluster; start one with start-preflight',
            );
          }
          return preflightOutput(report);
        },
      ),
  });
};
