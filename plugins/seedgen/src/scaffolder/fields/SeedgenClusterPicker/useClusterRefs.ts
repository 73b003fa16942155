import useAsync from 'react-use/esm/useAsync';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import {
  CATALOG_FILTER_EXISTS,
  catalogApiRef,
  type CatalogApi,
} from '@backstage/plugin-catalog-react';
import { SEEDGEN_CLUSTER_ANNOTATION } from '@seedgen/backstage-plugin-seedgen-common';
import { clusterOf } from '../../../model';

/** References of the entities of clusters, by the names of the clusters. */
export async function clusterRefs(
  catalog: Pick<CatalogApi, 'getEntities'>,
): Promise<ReadonlyMap<string, string>> {
  const { items } = await catalog.getEntities({
    filter: {
      [`metadata.annotations.${SEEDGEN_CLUSTER_ANNOTATION}`]:
        CATALOG_FILTER_EXISTS,
    },
    fields: [
      'kind',
      'metadata.name',
      'metadata.namespace',
      'metadata.annotations',
    ],
  });
  return new Map(
    items.map(entity => [clusterOf(entity)!, stringifyEntityRef(entity)]),
  );
}

/** {@link clusterRefs} of the portal's catalog, once. */
export function useClusterRefs() {
  const catalog = useApi(catalogApiRef);
  return useAsync(() => clusterRefs(catalog), [catalog]);
}
