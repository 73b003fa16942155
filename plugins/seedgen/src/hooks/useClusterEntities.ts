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
  clusterClaimOf,
  oddClusterEntities,
  seedgenClusterReadPermission,
  type OddClusterEntity,
} from '@seedgen/backstage-plugin-seedgen-common';
import useAsync from 'react-use/esm/useAsync';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { seedgenApiRef } from '../api';

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
function useAnnotatedEntities(): readonly Entity[] | undefined {
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

// Beyond that all names are too much to read for a remark.
const MOST_CLUSTERS = 500;

/**
 * Entities of the catalog whose annotation is not as it should be. That a name is no cluster's is said only to
 * who may see all clusters: to others it may be one that they may not see.
 *
 * @param clusters - how many clusters the person may see
 */
export function useOddEntities(clusters: number): readonly OddClusterEntity[] {
  const api = useApi(seedgenApiRef);
  const permissions = useApi(permissionApiRef);
  const entities = useAnnotatedEntities();
  const named = entities?.some(entity => clusterClaimOf(entity)?.cluster);
  const few = clusters <= MOST_CLUSTERS;
  const { value: known } = useAsync(async () => {
    if (!named || !few) return undefined;
    // Of no cluster: only who may see every one of them is allowed that.
    const { result } = await permissions.authorize({
      permission: seedgenClusterReadPermission,
      resourceRef: '*',
    });
    if (result !== 'ALLOW') return undefined;
    const { items } = await api.getClusters();
    return new Set(items.map(({ name }) => name));
  }, [api, permissions, named, few]);
  return useMemo(
    () => oddClusterEntities(entities ?? [], known),
    [entities, known],
  );
}
