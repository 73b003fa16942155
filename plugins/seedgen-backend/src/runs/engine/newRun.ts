import type { AnyRunRequest } from '@seedgen/backstage-plugin-seedgen-common';
import { createHash } from 'node:crypto';
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

/** What tells whether two requests ask for the same: SHA-256 over their fields in order. */
export function requestHash(request: AnyRunRequest): string {
  const fields = Object.entries(request)
    .filter(([, value]) => value !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}
