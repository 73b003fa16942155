import { parseRunRequest } from '../api/parseRunRequest';
import { submitted } from '../api/records';
import { invoked } from './invoked';
import { clusterName, QUOTED, runOutput, runSchema } from './schemas';
import type { CreateAction } from './types';

/** `request-generate-run` */
export const createRequestGenerateRunAction: CreateAction = context => {
  const { actionsRegistry, authorizer, callers, services, pageAddress } =
    context;
  actionsRegistry.register({
    name: 'request-generate-run',
    title: 'Ask for a seed image',
    description: `
DESTRUCTIVE. Asks for a run that turns a cluster into a seed image. The cluster's API goes away for
about ten minutes, the generation cannot be stopped once Lifecycle Agent has begun, and the cluster
must not go back into service afterwards. Ask the person in charge first: \`confirmation\` is the name
of the cluster as that person typed it, and must not be filled in for them. All checks are made first
and end the run before anything is touched if one fails. Returns at once; follow it with
\`list-runs\`. ${QUOTED}`,
    attributes: { readOnly: false, destructive: true, idempotent: true },
    schema: {
      input: z =>
        z.object({
          cluster: clusterName,
          seedImage: z
            .string()
            .max(512)
            .describe(
              'Where the image is pushed, with registry and tag, for example registry.example/ocp-sno1/seed:4.18.27-x86_64',
            ),
          confirmation: z
            .string()
            .describe(
              'The name of the cluster, typed by the person who accepts the outage',
            ),
          idempotencyKey: z
            .string()
            .min(1)
            .max(255)
            .describe(
              'A new random text for each intent; the same one again returns the run that it began, instead of another',
            ),
          reason: z
            .string()
            .max(1000)
            .optional()
            .describe('Why, for the audit; a ticket, for example'),
          replaceExistingTag: z
            .boolean()
            .optional()
            .describe('Push to a tag that exists already, whoever’s it is'),
        }),
      output: z => z.object({ run: runSchema, created: z.boolean() }),
    },
    action: async ({ input, credentials, logger }) =>
      invoked(
        context,
        {
          credentials,
          logger,
          action: 'run.requested',
          cluster: input.cluster,
        },
        async () => {
          const { idempotencyKey, ...asked } = input;
          const { actor } = callers.requireUser(callers.of(credentials));
          const request = parseRunRequest(
            { kind: 'generate', ...asked },
            services.kinds,
          );
          await authorizer.requireToAsk(
            services.kinds.of(request).permission,
            input.cluster,
            credentials,
          );
          const { run, created } = await submitted(
            authorizer,
            credentials,
            input.cluster,
            () => services.runs.submit(request, { actor, idempotencyKey }),
          );
          return { run: runOutput(run, pageAddress), created };
        },
      ),
  });
};
