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

// More than a person tries against one cause.
const LATEST = 20;

/** The latest remedies that were applied to a cluster, newest first; nothing without a cluster. */
export function useRemedies(
  cluster: string | undefined,
): LiveResource<Page<Run>> {
  const api = useApi(seedgenApiRef);
  const query: RunQuery = { cluster, kind: 'remedy', limit: LATEST };
  return useLiveResource({
    key: cluster,
    load: signal => api.getRuns(query, { signal }),
    concerns: signal => signal.type === 'run' && signal.cluster === cluster,
    take: (page, content) => takeIntoRuns(page, content, query),
    isBusy: page => page.items.some(run => !isTerminalPhase(run.phase)),
  });
}
