import { useMemo } from 'react';
import useAsync from 'react-use/esm/useAsync';
import { useApi } from '@backstage/core-plugin-api';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  clusterClaimOf,
  oddClusterEntities,
  seedgenClusterReadPermission,
  type OddClusterEntity,
} from '@seedgen/backstage-plugin-seedgen-common';
import { seedgenApiRef } from '../api';
import { useAnnotatedEntities } from './useClusterEntities';

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
