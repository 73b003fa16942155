import { seedgenClusterReadPermission } from '@seedgen/backstage-plugin-seedgen-common';
import { invoked } from './invoked';
import { clusterName, QUOTED, runOutput, runSchema } from './schemas';
import type { CreateAction } from './types';

const DEFAULT_LIMIT = 20;

/** `list-runs` */
export const createListRunsAction: CreateAction = context => {
  const { actionsRegistry, authorizer, services, pageAddress } = context;
  actionsRegistry.register({
    name: 'list-runs',
    title: 'List runs',
    description: `
Lists runs on clusters that the caller may see, the latest first: generations of seed images and
preparations of storage, active and ended. Give \`cursor\` from \`nextCursor\` for the next page. ${QUOTED}`,
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: z =>
        z.object({
          cluster: clusterName.optional(),
          active: z
            .boolean()
            .optional()
            .describe('true: only those under way; false: only ended ones'),
          limit: z
            .number()
            .int()
            .min(1)
            .max(100)
            .optional()
            .describe(`How many; ${DEFAULT_LIMIT} by default`),
          cursor: z.string().max(32).optional(),
        }),
      output: z =>
        z.object({
          runs: z.array(runSchema),
          nextCursor: z.string().optional(),
        }),
    },
    examples: [
      { title: 'What is running now?', input: { active: true } },
      { title: 'Earlier runs of sno1', input: { cluster: 'sno1' } },
    ],
    action: async ({ input, credentials, logger }) =>
      invoked(
        context,
        { credentials, logger, action: 'cluster.read', cluster: input.cluster },
        async () => {
          const { limit = DEFAULT_LIMIT, ...query } = input;
          const clusters = await authorizer.clustersOf(
            seedgenClusterReadPermission,
            query.cluster,
            credentials,
          );
          const page = await services.runs.list({ ...query, limit, clusters });
          return {
            runs: page.items.map(run => runOutput(run, pageAddress)),
            nextCursor: page.nextCursor,
          };
        },
      ),
  });
};
