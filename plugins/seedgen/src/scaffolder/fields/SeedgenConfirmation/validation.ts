import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import type { ApiHolder } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import {
  resolveCluster,
  textOf,
  translatorOf,
  wasDone,
  type FieldErrors,
} from '../shared';

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

/**
 * Refuses anything but the name of the chosen cluster, and a name that nobody has typed in the field that is on
 * the screen. Where the cluster cannot be looked up what was typed is let through: action and backend compare
 * it again.
 */
export async function validateConfirmation(
  value: string | undefined,
  field: FieldErrors,
  context: {
    apiHolder: ApiHolder;
    formData: Record<string, unknown>;
    uiSchema?: ConfirmationProps['uiSchema'];
  },
): Promise<void> {
  const { apiHolder, formData, uiSchema } = context;
  const t = translatorOf(apiHolder);
  const options = uiSchema?.['ui:options'];
  const chosen = textOf(formData, options?.clusterField ?? 'cluster');
  if (!chosen) {
    field.addError(t('form.noCluster'));
    return;
  }
  const cluster = await lookedUp(chosen, apiHolder);
  if (cluster === undefined) {
    field.addError(t('form.clusterUnknown', { cluster: chosen }));
  } else if (!value || !wasDone(value)) {
    field.addError(t('form.confirm.type', { cluster: cluster ?? chosen }));
  } else if (cluster !== null && value.trim() !== cluster) {
    field.addError(t('form.confirm.mismatch', { cluster }));
  }
}

/** The name of the cluster; undefined if there is none, null if it cannot be said now. */
async function lookedUp(
  chosen: string,
  apiHolder: ApiHolder,
): Promise<string | undefined | null> {
  const catalog = apiHolder.get(catalogApiRef);
  if (!catalog) return null;
  return await resolveCluster(chosen, catalog).catch(() => null);
}
