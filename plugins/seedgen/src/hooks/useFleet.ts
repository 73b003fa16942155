import { useApi } from '@backstage/core-plugin-api';
import type {
  FleetPage,
  FleetQuery,
} from '@seedgen/backstage-plugin-seedgen-common';
import { seedgenApiRef } from '../api';
import { takeIntoFleet } from '../model';
import { useKept, type KeptResource } from './useKept';
import { useLiveResource } from './useLiveResource';

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
