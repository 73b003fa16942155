import { useEffect, useMemo, useState } from 'react';
import type { Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import {
  CATALOG_FILTER_EXISTS,
  catalogApiRef,
  type CatalogApi,
} from '@backstage/plugin-catalog-react';
import {
  CLUSTER_ENTITY_FIELDS,
  entitiesByCluster,
  SEEDGEN_CLUSTER_ANNOTATION,
} from '@seedgen/backstage-plugin-seedgen-common';

/** The catalog's entities that have the annotation, of whatever kind. */
export async function annotatedEntities(
  catalog: Pick<CatalogApi, 'getEntities'>,
): Promise<Entity[]> {
  const { items } = await catalog.getEntities({
    filter: {
      [`metadata.annotations.${SEEDGEN_CLUSTER_ANNOTATION}`]:
        CATALOG_FILTER_EXISTS,
    },
    fields: [...CLUSTER_ENTITY_FIELDS],
  });
  return items;
}

/** {@link annotatedEntities} of the portal's catalog, once; undefined until, and unless, it answers. */
export function useAnnotatedEntities(): readonly Entity[] | undefined {
  const catalog = useApi(catalogApiRef);
  const [entities, setEntities] = useState<readonly Entity[]>();
  useEffect(() => {
    let mounted = true;
    annotatedEntities(catalog).then(
      items => mounted && setEntities(items),
      () => undefined,
    );
    return () => {
      mounted = false;
    };
  }, [catalog]);
  return entities;
}

/**
 * The entity that a cluster's name leads to.
 *
 * Only for links: without the catalog's answer the list of clusters is shown without them.
 */
export function useClusterEntities(): ReadonlyMap<string, Entity> {
  const entities = useAnnotatedEntities();
  return useMemo(
    () =>
      new Map(
        [...entitiesByCluster(entities ?? [])].map(([cluster, [first]]) => [
          cluster,
          first,
        ]),
      ),
    [entities],
  );
}
