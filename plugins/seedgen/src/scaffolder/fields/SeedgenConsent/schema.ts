import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

export const consentSchema = makeFieldSchema({
  output: z => z.boolean().describe('Whether the person ticked it'),
});

export type ConsentProps = typeof consentSchema.TProps;
