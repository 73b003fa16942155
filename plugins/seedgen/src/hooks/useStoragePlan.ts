import { useApi } from '@backstage/core-plugin-api';
import type { StoragePlan } from '@seedgen/backstage-plugin-seedgen-common';
import { seedgenApiRef } from '../api';
import { useLiveResource, type LiveResource } from './useLiveResource';

/** What would give a cluster's containers storage of their own; read anew as its disks are. */
export function useStoragePlan(cluster: string): LiveResource<StoragePlan> {
  const api = useApi(seedgenApiRef);
  return useLiveResource({
    key: cluster,
    load: signal => api.getStoragePlan(cluster, { signal }),
    concerns: signal => signal.type === 'cluster' && signal.cluster === cluster,
    onDemand: true,
  });
}
