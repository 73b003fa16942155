import { recordToRead } from '../api/records';
import { invoked } from './invoked';
import { QUOTED, runId, runOutput, runSchema } from './schemas';
import type { CreateAction } from './types';

const LAST_EVENTS = 20;

/** `explain-run-failure` */
export const createExplainRunFailureAction: CreateAction = context => {
  const { actionsRegistry, authorizer, services, pageAddress } = context;
  actionsRegistry.register({
    name: 'explain-run-failure',
    title: 'Explain what is wrong with a run',
    description: `
Gives the named causes of a run's problem, the surest first, each with what speaks for it and the
remedies that fit, and the last events of its timeline. A run without a problem has no diagnoses.
Nothing is carried out: remedies are for a person to decide on. ${QUOTED}`,
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: z => z.object({ runId }),
      output: z =>
        z.object({
          run: runSchema,
          diagnoses: z.array(
            z.object({
              ruleId: z.string(),
              cause: z.string(),
              explanation: z.string(),
              certainty: z
                .enum(['certain', 'likely', 'possible'])
                .describe('How sure it is, given what was seen'),
              evidence: z.array(
                z.object({ source: z.string(), text: z.string() }),
              ),
              remedies: z.array(
                z.object({
                  title: z.string(),
                  kind: z
                    .enum(['portal', 'command', 'person'])
                    .describe('Where it is done'),
                  text: z.string(),
                  command: z.string().optional(),
                }),
              ),
              documentationUrl: z.string().optional(),
            }),
          ),
          lastEvents: z
            .array(
              z.object({ at: z.string(), phase: z.string(), text: z.string() }),
            )
            .describe(`The last ${LAST_EVENTS} entries of its timeline`),
        }),
    },
    examples: [
      {
        title: 'Why did this run fail?',
        input: { runId: '6f1d2c3b-0000-4000-8000-000000000002' },
      },
    ],
    action: async ({ input, credentials, logger }) =>
      invoked(
        context,
        { credentials, logger, action: 'cluster.read', runId: input.runId },
        async () => {
          const run = await recordToRead(authorizer, credentials, 'run', () =>
            services.runs.get(input.runId),
          );
          return {
            run: runOutput(run, pageAddress),
            diagnoses: (run.diagnoses ?? []).map(diagnosis => ({
              ...diagnosis,
              evidence: diagnosis.evidence.map(({ source, text }) => ({
                source,
                text,
              })),
              remedies: diagnosis.remedies.map(
                ({ title, kind, text, command }) => ({
                  title,
                  kind,
                  text,
                  command,
                }),
              ),
            })),
            lastEvents: run.timeline
              .slice(-LAST_EVENTS)
              .map(({ at, phase, text }) => ({ at, phase, text })),
          };
        },
      ),
  });
};
