import { useApi } from '@backstage/core-plugin-api';
import { seedgenApiRef } from '../../../api';
import { useLiveResource } from '../../../hooks';
import type { TagSources } from './tagUse';

/** What the portal knows of tags without asking a registry; what cannot be read is left out. */
export function useTagSources(cluster: string | undefined): TagSources {
  const api = useApi(seedgenApiRef);
  const { value } = useLiveResource<TagSources>({
    key: cluster,
    load: async signal => {
      const [seeds, runs, preflight] = await Promise.allSettled([
        api.getSeedImages({}, { signal }),
        api.getRuns({ active: true, kind: 'generate' }, { signal }),
        api.getLatestPreflight(cluster!, { signal }),
      ]);
      return {
        seeds: seeds.status === 'fulfilled' ? seeds.value.items : undefined,
        runs: runs.status === 'fulfilled' ? runs.value.items : undefined,
        preflight:
          preflight.status === 'fulfilled' ? preflight.value : undefined,
      };
    },
    concerns: ({ type }) => type === 'run',
  });
  return value ?? {};
}
