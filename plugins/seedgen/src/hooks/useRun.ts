import { useApi } from '@backstage/core-plugin-api';
import {
  isTerminalPhase,
  type RunDetails,
} from '@seedgen/backstage-plugin-seedgen-common';
import { seedgenApiRef } from '../api';
import { takeRun } from '../model';
import { useLiveResource, type LiveResource } from './useLiveResource';

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
