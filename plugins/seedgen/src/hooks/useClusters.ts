import { useApi } from '@backstage/core-plugin-api';
import type {
  ClusterStatus,
  Page,
} from '@seedgen/backstage-plugin-seedgen-common';
import { seedgenApiRef } from '../api';
import { useLiveResource, type LiveResource } from './useLiveResource';

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
