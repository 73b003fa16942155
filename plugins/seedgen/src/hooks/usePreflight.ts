import { useApi } from '@backstage/core-plugin-api';
import type { PreflightReport } from '@seedgen/backstage-plugin-seedgen-common';
import { seedgenApiRef } from '../api';
import { useLiveResource, type LiveResource } from './useLiveResource';

/** The last preflight of a cluster; the value is null if there was none yet. */
export function useLatestPreflight(
  cluster: string,
): LiveResource<PreflightReport | null> {
  const api = useApi(seedgenApiRef);
  return useLiveResource<PreflightReport | null>({
    key: cluster,
    load: async signal =>
      (await api.getLatestPreflight(cluster, { signal })) ?? null,
    concerns: signal => signal.cluster === cluster,
    isBusy: report => report?.state === 'running',
  });
}
