import { useApi } from '@backstage/core-plugin-api';
import type {
  CompatibilityPage,
  CompatibilityQuery,
  SeedImageDetails,
  SeedImagePage,
  SeedImageQuery,
} from '@seedgen/backstage-plugin-seedgen-common';
import { seedgenApiRef } from '../api';
import { useKept, type KeptResource } from './useKept';
import { useLiveResource, type LiveResource } from './useLiveResource';

/** A page of the proven seeds that match; a run that ends may have brought forth another. */
export function useSeedImages(
  query: SeedImageQuery,
): KeptResource<SeedImagePage> {
  const api = useApi(seedgenApiRef);
  const resource = useLiveResource({
    key: JSON.stringify(query),
    load: signal => api.getSeedImages(query, { signal }),
    concerns: signal => signal.type === 'run',
  });
  return useKept(resource);
}

/** One proven seed. */
export function useSeedImage(digest: string): LiveResource<SeedImageDetails> {
  const api = useApi(seedgenApiRef);
  return useLiveResource({
    key: digest,
    load: signal => api.getSeedImage(digest, { signal }),
  });
}

/** A page of the clusters held against a seed; what is seen of a cluster may change its verdict. */
export function useCompatibility(
  digest: string,
  query: CompatibilityQuery,
): KeptResource<CompatibilityPage> {
  const api = useApi(seedgenApiRef);
  const resource = useLiveResource({
    key: JSON.stringify([digest, query]),
    load: signal => api.getSeedImageCompatibility(digest, query, { signal }),
    concerns: signal => signal.type === 'cluster',
  });
  return useKept(resource);
}
