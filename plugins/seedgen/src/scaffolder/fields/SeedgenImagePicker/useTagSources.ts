import { useApi } from '@backstage/core-plugin-api';
import { seedgenApiRef } from '../../../api';
import { useLiveResource } from '../../../hooks';
import type { TagSources } from './tagUse';

const MOST_SEEDS = 200;

/**
 * What the portal knows of the tags of a repository without asking a registry; what cannot be read is
 * left out.
 */
export function useTagSources(
  cluster: string | undefined,
  repository: string,
): TagSources {
  const api = useApi(seedgenApiRef);
  const { value } = useLiveResource<TagSources>({
    key: cluster && `${cluster} ${repository}`,
    load: async signal => {
      const [seeds, runs, preflight] = await Promise.allSettled([
        api.getSeedImages(
          { q: repository || undefined, limit: MOST_SEEDS },
          { signal },
        ),
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
