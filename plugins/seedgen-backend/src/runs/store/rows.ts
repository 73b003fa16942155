import type {
  SeedImageRecord,
  TimelineEntry,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { Knex } from 'knex';
import { isTerminalPhase } from '@seedgen/backstage-plugin-seedgen-common';
import { withoutNulls } from '../../database/rows';
import type { RunKinds } from '../engine/RunKinds';
import { readState, writeState } from '../engine/storedState';
import type { MachineRun } from '../engine/types';
import type { StoredRun } from './RunStore';

/** A row of `seedgen_runs`. The state is what counts; the other columns are for finding it. */
export interface RunRow {
  number: number;
  id: string;
  kind: string;
  cluster: string;
  phase: string;
  active: number;
  watching: number;
  inspection_wanted: number;
  requested_by: string;
  requested_at: string;
  finished_at: string | null;
  seed_image: string | null;
  /** What no other active run may have; empty: nothing. Absent in those of before. */
  lock_name: string | null;
  idempotency_key: string | null;
  request_hash: string;
  revision: number;
  owner: string | null;
  owner_epoch: number;
  lease_until: number | string | null;
  state: string;
}

/** Of the runs that a cluster can have one of at a time, without those that go on beside one or take nothing. */
export function exclusive(kinds: RunKinds) {
  return (rows: Knex.QueryBuilder): void => {
    rows.whereNotIn('kind', kinds.notExclusive);
  };
}

/** The columns that follow from the state. */
export function columnsOf(
  run: MachineRun,
  kinds: RunKinds,
): Pick<
  RunRow,
  | 'phase'
  | 'active'
  | 'watching'
  | 'inspection_wanted'
  | 'finished_at'
  | 'state'
> {
  return {
    phase: run.phase,
    active: isTerminalPhase(run.phase) ? 0 : 1,
    watching: run.watching ? 1 : 0,
    inspection_wanted: run.inspection?.state === 'wanted' ? 1 : 0,
    finished_at: run.finishedAt ?? null,
    state: writeState(run, kinds),
  };
}

/** A row as a run. */
export function storedRun(row: RunRow, kinds: RunKinds): StoredRun {
  const { run, unreadable } = readState(row, kinds);
  return {
    run,
    ...(unreadable && { unreadable }),
    revision: row.revision,
    epoch: row.owner_epoch,
  };
}

/** A row of `seedgen_timeline`. */
export interface TimelineRow {
  run_id: string;
  sequence: number;
  at: string;
  type: string;
  phase: string;
  text: string;
  reason_code: string | null;
  source: string | null;
  occurred_at: string | null;
}

/** A row as a timeline entry. */
export function timelineEntry(row: TimelineRow): TimelineEntry {
  const {
    run_id: _,
    reason_code: reasonCode,
    occurred_at: occurredAt,
    ...entry
  } = row;
  return withoutNulls({ ...entry, reasonCode, occurredAt }) as TimelineEntry;
}

/** A row of `seedgen_seeds`. */
export interface SeedRow {
  number: number;
  run_id: string;
  cluster: string;
  image: string;
  digest: string;
  size_bytes: number | string;
  created_at: string | null;
  verified_at: string;
  requested_by: string;
  version: string | null;
  architecture: string | null;
}

/** A seed as a row. */
export function seedRow(seed: SeedImageRecord): Omit<SeedRow, 'number'> {
  return {
    run_id: seed.runId,
    cluster: seed.cluster,
    image: seed.image,
    digest: seed.digest,
    size_bytes: seed.sizeBytes,
    created_at: seed.createdAt ?? null,
    verified_at: seed.verifiedAt,
    requested_by: seed.requestedBy,
    version: seed.version ?? null,
    architecture: seed.architecture ?? null,
  };
}

/** A row as a seed. */
export function seedRecord(row: SeedRow): SeedImageRecord {
  return withoutNulls({
    runId: row.run_id,
    cluster: row.cluster,
    image: row.image,
    digest: row.digest,
    // PostgreSQL hands out bigint as text; sizes are far below 2^53.
    sizeBytes: Number(row.size_bytes),
    createdAt: row.created_at,
    verifiedAt: row.verified_at,
    requestedBy: row.requested_by,
    version: row.version,
    architecture: row.architecture,
  }) as SeedImageRecord;
}
