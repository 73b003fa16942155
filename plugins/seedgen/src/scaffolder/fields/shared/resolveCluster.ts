import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { CatalogApi } from '@backstage/plugin-catalog-react';
import { clusterOf } from '../../../model';

/**
 * The reference of the entity that a value of a cluster field means; undefined for what can be none.
 * As in the templates, a name alone is that of a Resource in the namespace `default`.
 */
export function entityRefOf(value: string): string | undefined {
  try {
    return stringifyEntityRef(
      parseEntityRef(value, {
        defaultKind: 'resource',
        defaultNamespace: 'default',
      }),
    );
  } catch {
    return undefined;
  }
}

/**
 * The cluster that a value means: by the annotation of its entity, or by its own name.
 *
 * @returns undefined if there is no such entity and the value can be no name
 * @throws if the catalog cannot be asked
 */
export async function resolveCluster(
  value: string,
  catalog: Pick<CatalogApi, 'getEntityByRef'>,
): Promise<string | undefined> {
  const ref = entityRefOf(value);
  const entity = ref && (await catalog.getEntityByRef(ref));
  if (entity) return clusterOf(entity);
  return /[:/]/.test(value) ? undefined : value;
}
