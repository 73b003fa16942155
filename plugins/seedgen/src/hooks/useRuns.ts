import { useApi } from '@backstage/core-plugin-api';
import {
  isTerminalPhase,
  type RunDetails,
  type Page,
  type Run,
  type RunQuery,
  type RunEstimates,
  type RunLog,
  type RunLogSource,
  type ManifestPreview,
  type PreflightReport,
} from '@seedgen/backstage-plugin-seedgen-common';
import { seedgenApiRef } from '../api';
import { takeRun, takeIntoRuns } from '../model';
import { useLiveResource, type LiveResource, useKept } from './useLiveResource';

/** A run with its timeline, preflight and proofs. */
export function useRun(id: string | undefined): LiveResource<RunDetails> {
  const api = useApi(seedgenApiRef);
  return useLiveResource({
    key: id,
    load: signal => api.getRun(id!, { signal }),
    concerns: signal => signal.type === 'run' && signal.id === id,
    take: takeRun,
    isBusy: run => !isTerminalPhase(run.phase),
  });
}

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

/**
 * When a run is expected to end. Read once a phase, which is when it changes: lists show many runs,
 * and each is a request of its own. Without an answer nothing is expected.
 */
export function useRunEstimates(
  run: Pick<Run, 'id' | 'phase'>,
): RunEstimates | undefined {
  const api = useApi(seedgenApiRef);
  const resource = useLiveResource({
    key: `${run.id}/${run.phase}`,
    load: async signal =>
      (await api.getRun(run.id, { signal })).estimates ?? null,
    onDemand: true,
  });
  return useKept(resource).value ?? undefined;
}

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

/** The last preflight of a cluster; the value is null if there was none yet. */
export function useLatestPreflight(
  cluster: string,
): LiveResource<PreflightReport | null> {
  const api = useApi(seedgenApiRef);
  return useLiveResource<PreflightReport | null>({
    key: cluster,
    load: async signal =>
      (await api.getLatestPreflight(cluster, { signal })) ?? null,
    concerns: signal => signal.cluster === cluster,
    isBusy: report => report?.state === 'running',
  });
}
