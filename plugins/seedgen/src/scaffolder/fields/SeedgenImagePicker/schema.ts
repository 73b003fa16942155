import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

export const imagePickerSchema = makeFieldSchema({
  output: z => z.string().describe('HOST[:PORT]/REPOSITORY[:TAG]'),
  uiOptions: z =>
    z.object({
      clusterField: z
        .string()
        .optional()
        .describe('Parameter with the cluster, `cluster` if absent'),
      replaceField: z
        .string()
        .optional()
        .describe(
          'Parameter that says whether an existing tag may be replaced, `replaceExistingTag` if absent',
        ),
    }),
});

export type ImagePickerProps = typeof imagePickerSchema.TProps;
