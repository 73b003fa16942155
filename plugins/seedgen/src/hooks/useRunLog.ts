import { useApi } from '@backstage/core-plugin-api';
import type {
  RunLog,
  RunLogSource,
} from '@seedgen/backstage-plugin-seedgen-common';
import { seedgenApiRef } from '../api';
import { useLiveResource, type LiveResource } from './useLiveResource';

/** A log of a run, once a source is chosen; read only when asked to, since it may be long. */
export function useRunLog(
  id: string,
  source: RunLogSource | undefined,
): LiveResource<RunLog> {
  const api = useApi(seedgenApiRef);
  return useLiveResource({
    key: source && `${id}/${source}`,
    load: signal => api.getRunLog(id, source!, { signal }),
    onDemand: true,
  });
}
