import { isTerminalPhase } from '@seedgen/backstage-plugin-seedgen-common';
import type { RunKinds } from './RunKinds';
import type { MachineMemory, MachineRun } from './types';

/** What of a row of runs is outside its state, for a run whose state cannot be read. */
export interface RowOfRun {
  id: string;
  kind: string;
  cluster: string;
  phase: string;
  requested_by: string;
  requested_at: string;
  finished_at: string | null;
  seed_image: string | null;
  state: string;
}

/** A state as it is stored: the run, and the version of its kind's memory. States of before have none, which is 1. */
export function writeState(run: MachineRun, kinds: RunKinds): string {
  const { stateVersion } = kinds.of(run);
  return JSON.stringify({ ...run, stateVersion });
}

/**
 * A run from its row. One whose state cannot be read is shown with that as its problem, and nothing is
 * done with it: neither is a default made up for what it remembers, nor do others suffer from it.
 */
export function readState(
  row: RowOfRun,
  kinds: RunKinds,
): { run: MachineRun; unreadable: boolean } {
  const definition = kinds.find(row.kind);
  if (!definition) {
    return unreadable(row, `this version knows no runs of kind ${row.kind}`);
  }
  try {
    const { stateVersion = 1, ...run } = JSON.parse(row.state) as MachineRun & {
      stateVersion?: number;
    };
    if (stateVersion > definition.stateVersion) {
      return unreadable(
        row,
        `a newer version has stored it (${stateVersion}; this one reads up to ${definition.stateVersion})`,
      );
    }
    if (
      run.id !== row.id ||
      run.kind !== row.kind ||
      run.request?.kind !== row.kind
    ) {
      return unreadable(row, 'it is that of another run');
    }
    const memory = definition.upgradeState(run.memory, stateVersion);
    return { run: { ...run, memory }, unreadable: false };
  } catch {
    return unreadable(row, 'it is not what any version has stored');
  }
}

/**
 * What was stored of a memory, if it has what every version of the kind has stored.
 *
 * @throws if it has not
 */
export function readStoredMemory<M extends MachineMemory>(
  stored: unknown,
  needed: ReadonlyArray<keyof M & string>,
): M {
  const isObject = typeof stored === 'object' && stored !== null;
  const missing = ['effects', ...needed].filter(
    name =>
      !isObject || (stored as Record<string, unknown>)[name] === undefined,
  );
  if (missing.length > 0) {
    throw new Error(`The memory of a run lacks ${missing.join(', ')}`);
  }
  return stored as M;
}

function unreadable(
  row: RowOfRun,
  why: string,
): { run: MachineRun; unreadable: boolean } {
  const problem = {
    code: 'RunStateUnreadable',
    message: `What is stored of this run cannot be read: ${why}. Nothing is done with it here`,
    remedy: isTerminalPhase(row.phase as MachineRun['phase'])
      ? undefined
      : 'Bring all replicas of the backend to the same version, the newest that was in use. If it stays so, look at the cluster by hand.',
  };
  const run = {
    id: row.id,
    kind: row.kind,
    cluster: row.cluster,
    request: {
      kind: row.kind,
      cluster: row.cluster,
      confirmation: row.cluster,
      ...(row.seed_image !== null && { seedImage: row.seed_image }),
    },
    requestedBy: row.requested_by,
    requestedAt: row.requested_at,
    phase: row.phase,
    phaseSince: row.finished_at ?? row.requested_at,
    ...(row.finished_at !== null && { finishedAt: row.finished_at }),
    statusText: problem.message,
    problem,
    watching: false,
    memory: { effects: {} },
  };
  return { run: run as MachineRun, unreadable: true };
}
