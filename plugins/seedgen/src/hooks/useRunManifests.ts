import { useApi } from '@backstage/core-plugin-api';
import type {
  ManifestPreview,
  Page,
} from '@seedgen/backstage-plugin-seedgen-common';
import { seedgenApiRef } from '../api';
import { useLiveResource, type LiveResource } from './useLiveResource';

/** What a run puts on its cluster, once somebody wants to see it; nothing without an id. */
export function useRunManifests(
  id: string | undefined,
): LiveResource<Page<ManifestPreview>> {
  const api = useApi(seedgenApiRef);
  return useLiveResource({
    key: id,
    load: signal => api.getRunManifests(id!, { signal }),
    // What a run plans to apply becomes known as it goes on.
    concerns: signal => signal.type === 'run' && signal.id === id,
    onDemand: true,
  });
}
