import type { AnyRunRequest } from '@seedgen/backstage-plugin-seedgen-common';
import type { RunKinds } from './RunKinds';
import type { MachineRun } from './types';

/** A run that has just been asked for. */
export function newRun(
  options: {
    id: string;
    request: AnyRunRequest;
    requestedBy: string;
    now: Date;
  },
  kinds: RunKinds,
): MachineRun {
  const { id, request, requestedBy, now } = options;
  const definition = kinds.of(request);
  const at = now.toISOString();
  return {
    id,
    kind: definition.kind,
    cluster: request.cluster ?? '',
    request,
    requestedBy,
    requestedAt: at,
    phase: definition.phases[0],
    phaseSince: at,
    statusText: 'Requested',
    watching: false,
    memory: definition.newMemory(),
  };
}
