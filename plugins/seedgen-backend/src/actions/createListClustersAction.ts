import { seedgenClusterReadPermission } from '@seedgen/backstage-plugin-seedgen-common';
import { invoked } from './invoked';
import { clusterOutput, clusterSchema, QUOTED } from './schemas';
import type { CreateAction } from './types';

/** `list-clusters` */
export const createListClustersAction: CreateAction = context => {
  const { actionsRegistry, authorizer, services, pageAddress } = context;
  actionsRegistry.register({
    name: 'list-clusters',
    title: 'List clusters that may become a seed',
    description: `
Lists the Single Node OpenShift clusters that seed images can be generated from and that the caller
may see, with what was last known of each: whether it answered and when, OpenShift version, storage,
Lifecycle Agent, its active and its last run. Nothing is asked of the clusters themselves.
"unknown" means that nobody has looked or could see; it never means that all is well. ${QUOTED}`,
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: z => z.object({}),
      output: z =>
        z.object({
          clusters: z
            .array(clusterSchema)
            .describe('In the order of the configuration'),
        }),
    },
    examples: [{ title: 'Which clusters are there?', input: {} }],
    action: async ({ credentials, logger }) =>
      invoked(
        context,
        { credentials, logger, action: 'cluster.read' },
        async () => {
          const { names } = await authorizer.scopeOf(
            seedgenClusterReadPermission,
            credentials,
          );
          const statuses = await services.fleet.statuses(names);
          return {
            clusters: statuses.map(status =>
              clusterOutput(status, pageAddress),
            ),
          };
        },
      ),
  });
};
