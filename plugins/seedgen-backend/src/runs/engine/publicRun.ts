import type { Run } from '@seedgen/backstage-plugin-seedgen-common';
import { isAtLeast } from '../kinds/generate/order';
import type { PartitionMemory } from '../kinds/partition/memory';
import { isPastReturn } from '../kinds/partition/order';
import { hasTouched } from '../kinds/remedy/order';
import type { MachineRun } from './types';

/** A run as the portal shows it. */
export function publicRun(run: MachineRun, revision: number): Run {
  const { request } = run;
  return {
    id: run.id,
    kind: run.kind,
    cluster: run.cluster,
    phase: run.phase,
    phaseSince: run.phaseSince,
    revision,
    requestedBy: run.requestedBy,
    requestedAt: run.requestedAt,
    finishedAt: run.finishedAt,
    reason: request.reason,
    ...subjectOf(run),
    statusText: run.statusText,
    observedAt: run.observedAt,
    problem: run.problem,
    unreachableSince: run.unreachableSince,
    deadline: run.deadline,
    pointOfNoReturn: isPast(run),
    digest: run.digest,
    followedBy: run.followedBy,
    inspection: run.inspection,
  };
}

function subjectOf({
  request,
  memory,
}: MachineRun): Pick<Run, 'seedImage' | 'strategy' | 'device' | 'remedy'> {
  switch (request.kind) {
    case 'generate':
      return { seedImage: request.seedImage };
    case 'partition':
      return {
        strategy: request.strategy,
        // Once it is planned, the one that it is.
        device: (memory as PartitionMemory).device ?? request.device,
      };
    default:
      return { remedy: request.remedy };
  }
}

function isPast(run: MachineRun): boolean {
  switch (run.kind) {
    case 'generate':
      return isAtLeast(run.phase, 'Imaging');
    case 'partition':
      return isPastReturn(run.phase);
    default:
      return hasTouched(run);
  }
}
