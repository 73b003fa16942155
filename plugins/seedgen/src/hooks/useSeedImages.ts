import { useRef } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type {
  CompatibilityPage,
  CompatibilityQuery,
  SeedImageDetails,
  SeedImagePage,
  SeedImageQuery,
} from '@seedgen/backstage-plugin-seedgen-common';
import { seedgenApiRef } from '../api';
import {
  useKept,
  type KeptResource,
  useLiveResource,
  type LiveResource,
} from './useLiveResource';

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

// A visit has the tags looked at; for so long it is waited for what they say.
const WAIT_MS = 15_000;

/** One proven seed; read again soon while its tags are looked at. Nothing is read without a digest. */
export function useSeedImage(
  digest: string | undefined,
): LiveResource<SeedImageDetails> {
  const api = useApi(seedgenApiRef);
  const visit = useRef<Visit>({ digest, at: Date.now() });
  if (visit.current.digest !== digest) {
    visit.current = { digest, at: Date.now() };
  }
  return useLiveResource({
    key: digest,
    load: signal => api.getSeedImage(digest!, { signal }),
    isBusy: ({ locations }) => {
      const looks = locations.map(({ checkedAt }) => checkedAt);
      visit.current.found ??= looks;
      // By the moments of the answers alone: this clock may differ from the one that looked.
      const { at, found } = visit.current;
      return (
        Date.now() - at < WAIT_MS &&
        looks.some((look, index) => look === found[index])
      );
    },
  });
}

interface Visit {
  digest?: string;
  at: number;
  /** When the tags had been looked at as the page was opened. */
  found?: string[];
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
