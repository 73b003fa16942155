import { useApi } from '@backstage/core-plugin-api';
import type { StoragePlan } from '@seedgen/backstage-plugin-seedgen-common';
import { seedgenApiRef } from '../../../api';
import { useLiveResource, type LiveResource } from '../../../hooks';

/** What can be done about the storage of a cluster. */
export function useStoragePlan(
  cluster: string | undefined,
): LiveResource<StoragePlan> {
  const api = useApi(seedgenApiRef);
  return useLiveResource({
    key: cluster,
    load: signal => api.getStoragePlan(cluster!, { signal }),
    concerns: signal => signal.cluster === cluster,
  });
}
