import { seedgenClusterReadPermission } from '@seedgen/backstage-plugin-seedgen-common';
import { invoked } from './invoked';
import { clusterName, clusterOutput, clusterSchema, QUOTED } from './schemas';
import type { CreateAction } from './types';

/** `get-cluster-status` */
export const createGetClusterStatusAction: CreateAction = context => {
  const { actionsRegistry, authorizer, services, pageAddress } = context;
  actionsRegistry.register({
    name: 'get-cluster-status',
    title: 'Get the status of a cluster',
    description: `
Gives what was last known of one cluster, like one item of \`list-clusters\`, with the reasons why its
container storage will or will not do. Nothing is asked of the cluster itself. ${QUOTED}`,
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: z => z.object({ cluster: clusterName }),
      output: z =>
        clusterSchema.extend({
          storageReasons: z
            .array(z.string())
            .describe('Why container storage will not do, or is not known'),
          failure: z
            .string()
            .optional()
            .describe('Why the last look failed, if it did'),
        }),
    },
    examples: [{ title: 'How is sno1?', input: { cluster: 'sno1' } }],
    action: async ({ input: { cluster }, credentials, logger }) =>
      invoked(
        context,
        { credentials, logger, action: 'cluster.read', cluster },
        async () => {
          await authorizer.require(
            seedgenClusterReadPermission,
            cluster,
            credentials,
          );
          const [status] = await services.fleet.statuses([cluster]);
          return {
            ...clusterOutput(status, pageAddress),
            storageReasons: status.storage.reasons.map(
              ({ message }) => message,
            ),
            failure: status.snapshot.failure?.message,
          };
        },
      ),
  });
};
