import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import type { ApiHolder } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import type { ClusterSnapshot } from '@seedgen/backstage-plugin-seedgen-common';
import { seedgenApiRef } from '../../../api';
import {
  resolveCluster,
  textOf,
  translatorOf,
  type FieldErrors,
} from '../shared';
import { imageProblem } from './imageProblem';

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

/**
 * Refuses what is no reference, places that the portal may not push to, and a tag that says something else than
 * the cluster is. What the backend does not answer is let through: it looks at all of it again.
 */
export async function validateImage(
  value: string | undefined,
  field: FieldErrors,
  context: {
    apiHolder: ApiHolder;
    formData: Record<string, unknown>;
    uiSchema?: ImagePickerProps['uiSchema'];
  },
): Promise<void> {
  if (!value) return;
  const { apiHolder, formData, uiSchema } = context;
  const { clusterField = 'cluster' } = uiSchema?.['ui:options'] ?? {};
  const [registries, snapshot] = await Promise.all([
    apiHolder
      .get(seedgenApiRef)
      ?.getRegistries()
      .then(
        ({ items }) => items,
        () => undefined,
      ),
    snapshotOf(textOf(formData, clusterField), apiHolder).catch(
      () => undefined,
    ),
  ]);
  const known = { registries, snapshot };
  const problem = imageProblem(value, known, translatorOf(apiHolder));
  if (problem) field.addError(problem);
}

async function snapshotOf(
  chosen: string | undefined,
  apiHolder: ApiHolder,
): Promise<ClusterSnapshot | undefined> {
  const api = apiHolder.get(seedgenApiRef);
  const catalog = apiHolder.get(catalogApiRef);
  if (!api || !catalog || !chosen) return undefined;
  const cluster = await resolveCluster(chosen, catalog);
  return cluster ? (await api.getCluster(cluster)).snapshot : undefined;
}
