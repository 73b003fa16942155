import { useEffect, useState } from 'react';
import type { Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import {
  CATALOG_FILTER_EXISTS,
  catalogApiRef,
} from '@backstage/plugin-catalog-react';
import { SEEDGEN_CLUSTER_ANNOTATION } from '@seedgen/backstage-plugin-seedgen-common';
import { clusterOf } from '../model';

/**
 * The catalog's entities of clusters, by the cluster's name.
 *
 * Only for links: without the catalog's answer the list of clusters is shown without them.
 */
export function useClusterEntities(): ReadonlyMap<string, Entity> {
  const catalog = useApi(catalogApiRef);
  const [entities, setEntities] = useState<ReadonlyMap<string, Entity>>(
    new Map(),
  );
  useEffect(() => {
    let mounted = true;
    catalog
      .getEntities({
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
      })
      .then(
        ({ items }) =>
          mounted &&
          setEntities(new Map(items.map(item => [clusterOf(item)!, item]))),
        () => undefined,
      );
    return () => {
      mounted = false;
    };
  }, [catalog]);
  return entities;
}
