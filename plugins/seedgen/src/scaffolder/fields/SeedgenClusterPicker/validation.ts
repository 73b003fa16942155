import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import type { ApiHolder } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { seedgenApiRef } from '../../../api';
import { errorKindOf, viewOfKind } from '../../../model';
import {
  resolveCluster,
  translatorOf,
  type ClusterFieldOptions,
  type FieldErrors,
} from '../shared';

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

/**
 * Refuses a cluster that the portal does not have, or that the person may not use.
 *
 * What cannot be looked up is let through: the backend looks again when it is asked for the run.
 */
export async function validateCluster(
  value: string | undefined,
  field: FieldErrors,
  context: {
    apiHolder: ApiHolder;
    uiSchema?: { 'ui:options'?: ClusterFieldOptions };
  },
): Promise<void> {
  if (!value) return;
  const { apiHolder, uiSchema } = context;
  const t = translatorOf(apiHolder);
  const seedgen = apiHolder.get(seedgenApiRef);
  const catalog = apiHolder.get(catalogApiRef);
  if (!seedgen || !catalog) return;
  let cluster: string | undefined;
  try {
    cluster = await resolveCluster(value, catalog);
    if (cluster) await seedgen.getCluster(cluster);
  } catch (error) {
    const kind = errorKindOf(error as Error);
    if (kind === 'failed') return;
    cluster = undefined;
  }
  if (!cluster) {
    field.addError(t('form.clusterUnknown', { cluster: value }));
    return;
  }
  const kind = uiSchema?.['ui:options']?.kind;
  const permission = kind && viewOfKind(kind).permission;
  const permissions = apiHolder.get(permissionApiRef);
  if (!permission || !permissions) return;
  const decision = await permissions
    .authorize({ permission, resourceRef: cluster })
    .catch(() => undefined);
  if (decision?.result === 'DENY') {
    field.addError(
      t('form.forbidden', { cluster, permission: permission.name }),
    );
  }
}
