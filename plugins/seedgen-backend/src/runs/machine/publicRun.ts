import type { Run } from '@seedgen/backstage-plugin-seedgen-common';
import { isAtLeast } from '../generate/order';
import { isPastReturn } from '../partition/order';
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
    ...(request.kind === 'generate'
      ? { seedImage: request.seedImage }
      : { strategy: request.strategy, device: request.device }),
    statusText: run.statusText,
    observedAt: run.observedAt,
    problem: run.problem,
    unreachableSince: run.unreachableSince,
    deadline: run.deadline,
    pointOfNoReturn:
      request.kind === 'generate'
        ? isAtLeast(run.phase, 'Imaging')
        : isPastReturn(run.phase),
    digest: run.digest,
  };
}
