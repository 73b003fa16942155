import { useEffect, useRef, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type { Verification } from '@seedgen/backstage-plugin-seedgen-common';
import { seedgenApiRef } from '../../../api';
import { useAction, type Action, useLiveResource } from '../../../hooks';
import type { TagSources } from './tagUse';

const EVERY_MS = 1_000;
// The backend gives up before that.
const LOOKS = 90;

/** Has the backend look at an image in its registry; started here, and read back until it is done. */
export function useRegistryLook(
  cluster: string | undefined,
  image: string,
): Action & { look?: Verification } {
  const api = useApi(seedgenApiRef);
  const [look, setLook] = useState<Verification>();
  const controller = useRef<AbortController>();
  useEffect(() => () => controller.current?.abort(), []);
  const action = useAction(async () => {
    const current = new AbortController();
    controller.current = current;
    const { signal } = current;
    let report = await api.startVerification(
      { cluster: cluster!, image },
      { signal },
    );
    for (let n = 0; report.state === 'running' && n < LOOKS; n += 1) {
      await new Promise(resolve => setTimeout(resolve, EVERY_MS));
      signal.throwIfAborted();
      report = await api.getVerification(report.id, { signal });
    }
    if (!report.result) throw new Error('The portal did not answer in time');
    return report.result;
  }, setLook);
  return { ...action, look };
}

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
