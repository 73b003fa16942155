import { useCallback, useMemo } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type {
  ClusterStatus,
  Page,
  FleetPage,
  FleetQuery,
} from '@seedgen/backstage-plugin-seedgen-common';
import { useSearchParams } from 'react-router-dom';
import { seedgenApiRef } from '../api';
import {
  takeStatus,
  takeIntoFleet,
  fleetViewFrom,
  fleetViewToSearch,
  type FleetView,
} from '../model';
import {
  useLiveResource,
  type LiveResource,
  useKept,
  type KeptResource,
} from './useLiveResource';

/** All clusters that the person may see. */
export function useClusters(): LiveResource<Page<ClusterStatus>> {
  const api = useApi(seedgenApiRef);
  return useLiveResource({
    key: 'clusters',
    load: signal => api.getClusters({ signal }),
    concerns: () => true,
    isBusy: page => page.items.some(status => status.activeRun !== undefined),
  });
}

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

/** A page of the clusters that match; any change of any cluster or run may change it. */
export function useFleet(query: FleetQuery): KeptResource<FleetPage> {
  const api = useApi(seedgenApiRef);
  const resource = useLiveResource({
    key: JSON.stringify(query),
    load: signal => api.getFleet(query, { signal }),
    concerns: () => true,
    take: (page, content) => takeIntoFleet(page, content, query),
    isBusy: page => page.items.some(({ activeRun }) => activeRun !== undefined),
  });
  return useKept(resource);
}

/** What the address asks to see of all clusters; another view begins with its first page. */
export function useFleetView(): [
  FleetView,
  (view: FleetView, options?: { replace: boolean }) => void,
] {
  const [search, setSearch] = useSearchParams();
  const view = useMemo(() => fleetViewFrom(search), [search]);
  const setView = useCallback(
    (next: FleetView, options?: { replace: boolean }) =>
      setSearch(fleetViewToSearch(next), options),
    [setSearch],
  );
  return [view, setView];
}
