import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import type { ApiHolder } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { isDevicePath } from '@seedgen/backstage-plugin-seedgen-common';
import { seedgenApiRef } from '../../../api';
import { formatsOf } from '../../../translation';
import {
  resolveCluster,
  textOf,
  translatorOf,
  type FieldErrors,
} from '../shared';
import {
  describeRefusal,
  choiceOfPath,
  diskChoices,
  plannedOption,
} from './diskChoices';

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

/**
 * Refuses what is no path of a disk, and disks that were seen to be in use or too small. Disks that
 * could not be seen are let through: the backend looks again when it is asked for the run.
 */
export async function validateDisk(
  value: string | undefined,
  field: FieldErrors,
  context: {
    apiHolder: ApiHolder;
    formData: Record<string, unknown>;
    uiSchema?: DiskPickerProps['uiSchema'];
  },
): Promise<void> {
  if (!value) return;
  const { apiHolder, formData, uiSchema } = context;
  const { clusterField = 'cluster', strategyField = 'strategy' } =
    uiSchema?.['ui:options'] ?? {};
  const t = translatorOf(apiHolder);
  if (!isDevicePath(value)) {
    field.addError(t('form.disk.invalid', { device: value }));
    return;
  }
  const api = apiHolder.get(seedgenApiRef);
  const catalog = apiHolder.get(catalogApiRef);
  const chosen = textOf(formData, clusterField);
  if (!api || !catalog || !chosen) return;
  try {
    const cluster = await resolveCluster(chosen, catalog);
    if (!cluster) return;
    const [status, plan] = await Promise.all([
      api.getCluster(cluster),
      api.getStoragePlan(cluster),
    ]);
    const { layout } = status.snapshot;
    if (!layout || layout.disks.length === 0) return;
    const strategy = textOf(formData, strategyField);
    const choice = choiceOfPath(
      diskChoices(layout, {
        strategy: plannedOption(plan, strategy)?.strategy ?? strategy,
        neededBytes: status.storage.containers.requiredBytes,
      }),
      value,
    );
    if (!choice) {
      field.addError(t('form.disk.notFound', { cluster, device: value }));
    } else if (choice.refusal) {
      const why = describeRefusal(choice.refusal, t, formatsOf(apiHolder));
      field.addError(t('form.disk.cannotUse', { device: value, why }));
    }
  } catch {
    // The backend decides.
  }
}
