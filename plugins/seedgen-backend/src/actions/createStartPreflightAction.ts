import { seedgenClusterReadPermission } from '@seedgen/backstage-plugin-seedgen-common';
import { invoked } from './invoked';
import {
  clusterName,
  preflightOutput,
  preflightSchema,
  QUOTED,
} from './schemas';
import type { CreateAction } from './types';

/** `start-preflight` */
export const createStartPreflightAction: CreateAction = context => {
  const { actionsRegistry, authorizer, callers, services, trail } = context;
  actionsRegistry.register({
    name: 'start-preflight',
    title: 'Check whether a cluster is ready',
    description: `
Starts the checks that are made before a run and returns at once; read the result with
\`get-preflight\` and the id that this returns. The cluster and the registry are read, and nothing on
them is changed but that an upload to the registry is begun and taken back, to see whether pushing is
allowed. ${QUOTED}`,
    attributes: { readOnly: false, destructive: false, idempotent: false },
    schema: {
      input: z =>
        z.object({
          cluster: clusterName,
          kind: z
            .enum(['generate', 'partition'])
            .describe(
              '"generate": for a seed image; "partition": for preparing storage',
            ),
          seedImage: z
            .string()
            .max(512)
            .optional()
            .describe(
              'For "generate": where the image would be pushed, with registry and tag',
            ),
        }),
      output: () => preflightSchema,
    },
    examples: [
      {
        title: 'Check sno1 for a seed image',
        input: {
          cluster: 'sno1',
          kind: 'generate' as const,
          seedImage: 'registry.example/ocp-sno1/seed:4.18.27-x86_64',
        },
      },
    ],
    action: async ({ input, credentials, logger }) =>
      invoked(
        context,
        {
          credentials,
          logger,
          action: 'preflight.requested',
          cluster: input.cluster,
        },
        async () => {
          const { actor } = callers.requireUser(callers.of(credentials));
          await authorizer.require(
            seedgenClusterReadPermission,
            input.cluster,
            credentials,
          );
          return preflightOutput(
            await services.preflights.start(input, {
              accept: () =>
                trail.record({
                  action: 'preflight.requested',
                  outcome: 'accepted',
                  actor: actor.ref,
                  cluster: input.cluster,
                  image: input.seedImage,
                }),
            }),
          );
        },
      ),
  });
};
