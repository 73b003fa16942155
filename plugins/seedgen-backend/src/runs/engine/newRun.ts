import {
  phasesOf,
  type RunKind,
  type RunRequest,
} from '@seedgen/backstage-plugin-seedgen-common';
import { newGenerateMemory } from '../kinds/generate/memory';
import { newPartitionMemory } from '../kinds/partition/memory';
import type { MachineMemory, MachineRun } from './types';
import { newRemedyMemory } from '../kinds/remedy/memory';

const NEW_MEMORY: Record<RunKind, () => MachineMemory> = {
  generate: newGenerateMemory,
  partition: newPartitionMemory,
  remedy: newRemedyMemory,
};

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
    memory: NEW_MEMORY[request.kind](),
  };
}
