import {
  phasesOf,
  type RunRequest,
} from '@seedgen/backstage-plugin-seedgen-common';
import { newGenerateMemory } from './generate/memory';
import { newPartitionMemory } from './partition/memory';
import type { MachineRun } from './machine/types';

/** A run that has just been asked for. */
export function newRun(options: {
  id: string;
  request: RunRequest;
  requestedBy: string;
  now: Date;
}): MachineRun {
  const { id, request, requestedBy, now } = options;
  const at = now.toISOString();
  return {
    id,
    kind: request.kind,
    cluster: request.cluster,
    request,
    requestedBy,
    requestedAt: at,
    phase: phasesOf(request.kind)[0],
    phaseSince: at,
    statusText: 'Requested',
    watching: false,
    memory:
      request.kind === 'generate' ? newGenerateMemory() : newPartitionMemory(),
  };
}
