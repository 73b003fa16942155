import useAsync from 'react-use/esm/useAsync';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import {
  catalogApiRef,
  type CatalogApi,
} from '@backstage/plugin-catalog-react';
import { entitiesByCluster } from '@seedgen/backstage-plugin-seedgen-common';
import { annotatedEntities } from '../../../hooks';

/** References of the entities of each cluster by its name, that which the field yields in front. */
export type ClusterRefs = ReadonlyMap<string, readonly string[]>;

/** {@link ClusterRefs} of a catalog. */
export async function clusterRefs(
  catalog: Pick<CatalogApi, 'getEntities'>,
): Promise<ClusterRefs> {
  const found = entitiesByCluster(await annotatedEntities(catalog));
  return new Map(
    [...found].map(([cluster, entities]) => [
      cluster,
      entities.map(entity => stringifyEntityRef(entity)),
    ]),
  );
}

/** {@link clusterRefs} of the portal's catalog, once. */
export function useClusterRefs() {
  const catalog = useApi(catalogApiRef);
  return useAsync(() => clusterRefs(catalog), [catalog]);
}
