import { useApi } from '@backstage/core-plugin-api';
import {
  isTerminalPhase,
  type Page,
  type Run,
  type RunQuery,
} from '@seedgen/backstage-plugin-seedgen-common';
import { seedgenApiRef } from '../api';
import { takeIntoRuns } from '../model';
import { useLiveResource, type LiveResource } from './useLiveResource';

/** One page of the runs that match, newest first. */
export function useRuns(query: RunQuery): LiveResource<Page<Run>> {
  const api = useApi(seedgenApiRef);
  return useLiveResource({
    key: JSON.stringify(query),
    load: signal => api.getRuns(query, { signal }),
    concerns: signal =>
      signal.type === 'run' &&
      (query.cluster === undefined || signal.cluster === query.cluster),
    take: (page, content) => takeIntoRuns(page, content, query),
    isBusy: page => page.items.some(run => !isTerminalPhase(run.phase)),
  });
}
