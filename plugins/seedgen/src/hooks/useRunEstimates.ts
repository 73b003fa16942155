import { useApi } from '@backstage/core-plugin-api';
import type {
  Run,
  RunEstimates,
} from '@seedgen/backstage-plugin-seedgen-common';
import { seedgenApiRef } from '../api';
import { useKept } from './useKept';
import { useLiveResource } from './useLiveResource';

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
