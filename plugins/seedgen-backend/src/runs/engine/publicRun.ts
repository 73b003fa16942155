import type { Run } from '@seedgen/backstage-plugin-seedgen-common';
import type { RunKinds } from './RunKinds';
import type { MachineRun } from './types';

/** A run as the portal shows it. */
export function publicRun(
  run: MachineRun,
  revision: number,
  kinds: RunKinds,
): Run {
  const { request } = run;
  // A run of a kind that is not known here is shown as far as every run can be.
  const definition = kinds.find(run.kind);
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
    ...definition?.show?.(run),
    statusText: run.statusText,
    observedAt: run.observedAt,
    problem: run.problem,
    unreachableSince: run.unreachableSince,
    deadline: run.deadline,
    pointOfNoReturn: definition?.isPastReturn(run) ?? false,
    digest: run.digest,
    followedBy: run.followedBy,
    inspection: run.inspection,
  };
}
