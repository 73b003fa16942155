import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

export const diskPickerSchema = makeFieldSchema({
  output: z =>
    z
      .string()
      .describe(
        'Path of a disk, by-id where one is known; absent where the plan has none',
      ),
  uiOptions: z =>
    z.object({
      clusterField: z
        .string()
        .optional()
        .describe('Parameter with the cluster, `cluster` if absent'),
      strategyField: z
        .string()
        .optional()
        .describe('Parameter with the strategy, `strategy` if absent'),
    }),
});

export type DiskPickerProps = typeof diskPickerSchema.TProps;
