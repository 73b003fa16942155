import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

export const clusterPickerSchema = makeFieldSchema({
  output: z => z.string(),
  uiOptions: z =>
    z.object({
      kind: z
        .enum(['generate', 'partition'])
        .optional()
        .describe(
          'What the cluster is chosen for: decides which permission is asked for and what counts as ready. Without it any cluster that the person may see will do',
        ),
      value: z
        .enum(['entity-ref', 'name'])
        .optional()
        .describe(
          'What the field yields: the reference of the entity of the cluster (if absent), or its name in the configuration of Seedgen, which needs no entity',
        ),
    }),
});

export type ClusterPickerProps = typeof clusterPickerSchema.TProps;
