import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

export const confirmationSchema = makeFieldSchema({
  output: z => z.string().describe('Name of the cluster as it was typed'),
  uiOptions: z =>
    z.object({
      kind: z
        .enum(['generate', 'partition'])
        .optional()
        .describe('What is confirmed, `generate` if absent'),
      clusterField: z
        .string()
        .optional()
        .describe('Parameter with the cluster, `cluster` if absent'),
      imageField: z
        .string()
        .optional()
        .describe('Parameter with the image, `image` if absent'),
      replaceField: z
        .string()
        .optional()
        .describe(
          'Parameter that says whether an existing tag may be replaced, `replaceExistingTag` if absent',
        ),
      strategyField: z
        .string()
        .optional()
        .describe('Parameter with the strategy, `strategy` if absent'),
      deviceField: z
        .string()
        .optional()
        .describe('Parameter with the disk, `device` if absent'),
    }),
});

export type ConfirmationProps = typeof confirmationSchema.TProps;
