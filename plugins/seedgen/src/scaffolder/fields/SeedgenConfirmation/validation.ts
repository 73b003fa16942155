import type { ApiHolder } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import {
  resolveCluster,
  textOf,
  translatorOf,
  type FieldErrors,
} from '../shared';
import type { ConfirmationProps } from './schema';

/**
 * Refuses anything but the name of the chosen cluster. Where the cluster cannot be looked up the value
 * is let through: action and backend compare it again.
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
  if (!value) return;
  const { apiHolder, formData, uiSchema } = context;
  const t = translatorOf(apiHolder);
  const options = uiSchema?.['ui:options'];
  const chosen = textOf(formData, options?.clusterField ?? 'cluster');
  if (!chosen) {
    field.addError(t('form.noCluster'));
    return;
  }
  const catalog = apiHolder.get(catalogApiRef);
  if (!catalog) return;
  let cluster: string | undefined;
  try {
    cluster = await resolveCluster(chosen, catalog);
  } catch {
    return;
  }
  if (!cluster) {
    field.addError(t('form.clusterUnknown', { cluster: chosen }));
  } else if (value.trim() !== cluster) {
    field.addError(t('form.confirm.mismatch', { cluster }));
  }
}
