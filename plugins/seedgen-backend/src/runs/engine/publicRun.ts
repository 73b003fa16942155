import type {
  ImageDetails,
  Run,
} from '@seedgen/backstage-plugin-seedgen-common';
import { isDeepStrictEqual } from 'node:util';
import type { RunKinds } from './RunKinds';
import type { Decision, MachineRun } from './types';

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

/**
 * Whether somebody who looks at a run would see more than that it was looked at again.
 *
 * Every look is stored with its time. To tell all open pages of each would make them read again every
 * two seconds for as long as the run lasts; they see the time of the last look when they read next.
 */
export function looksDifferent(
  before: MachineRun,
  { run, entries }: Pick<Decision, 'run' | 'entries'>,
  kinds: RunKinds,
): boolean {
  return (
    entries.length > 0 ||
    !isDeepStrictEqual(shown(before, kinds), shown(run, kinds))
  );
}

function shown(run: MachineRun, kinds: RunKinds) {
  const { observedAt, ...rest } = publicRun(run, 0, kinds);
  const { verification } = run.memory;
  return { ...rest, verification };
}

/** What a run found of its image when it verified it. */
export function verifiedDetails(
  run: MachineRun | undefined,
): ImageDetails | undefined {
  return run?.memory.verification?.details;
}
