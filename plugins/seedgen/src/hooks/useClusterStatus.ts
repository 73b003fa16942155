import { useApi } from '@backstage/core-plugin-api';
import type { ClusterStatus } from '@seedgen/backstage-plugin-seedgen-common';
import { seedgenApiRef } from '../api';
import { takeStatus } from '../model';
import { useLiveResource, type LiveResource } from './useLiveResource';

/** The last known picture of a cluster. */
export function useClusterStatus(
  cluster: string | undefined,
): LiveResource<ClusterStatus> {
  const api = useApi(seedgenApiRef);
  return useLiveResource({
    key: cluster,
    load: signal => api.getCluster(cluster!, { signal }),
    concerns: signal => signal.cluster === cluster,
    take: takeStatus,
    isBusy: ({ activeRun, activeRemedy }) =>
      activeRun !== undefined || activeRemedy !== undefined,
  });
}
