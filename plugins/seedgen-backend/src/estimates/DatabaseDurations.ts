import type {
  RunKind,
  TimelineEntry,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { Knex } from 'knex';
import { timelineEntry, type TimelineRow } from '../runs/store/rows';
import { durationsOf } from './durationsOf';
import type { RunDurations, RunHistory } from './types';

const MOST_OWN = 20;
const MOST_OTHERS = 200;
const TELLING = ['phase', 'api-lost', 'api-back'];

interface DurationsRow {
  run_id: string;
  kind: string;
  cluster: string;
  total_ms: number;
  phases: string;
  outage_from_ms: number | null;
  outage_until_ms: number | null;
}

interface EndedRow {
  id: string;
  kind: string;
  cluster: string;
  requested_at: string;
  finished_at: string;
}

/** How long runs took, one row a run that succeeded. */
export class DatabaseDurations {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** The latest runs of a kind, those of one cluster apart from all others. */
  async history(kind: RunKind, cluster: string): Promise<RunHistory> {
    const latest = (limit: number) =>
      this.#knex<DurationsRow>('seedgen_durations')
        .where({ kind })
        .orderBy('number', 'desc')
        .limit(limit);
    const [own, others] = await Promise.all([
      latest(MOST_OWN).where({ cluster }),
      latest(MOST_OTHERS).whereNot({ cluster }),
    ]);
    return { cluster: own.map(toDurations), fleet: others.map(toDurations) };
  }

  /** Ids of runs that succeeded and are not among these yet. */
  async missing(limit: number): Promise<string[]> {
    const rows: Array<{ id: string }> = await this.#succeeded()
      .leftJoin('seedgen_durations', 'run_id', 'id')
      .whereNull('run_id')
      .orderBy('seedgen_runs.number')
      .limit(limit)
      .select('id');
    return rows.map(({ id }) => id);
  }

  /** Records a run from its timeline, if it succeeded; the same twice is the same as once. */
  async record(runId: string): Promise<void> {
    const run: EndedRow | undefined = await this.#succeeded()
      .where({ id: runId })
      .first('id', 'kind', 'cluster', 'requested_at', 'finished_at');
    if (!run) return;
    const rows: TimelineRow[] = await this.#knex<TimelineRow>(
      'seedgen_timeline',
    )
      .where({ run_id: runId })
      .whereIn('type', TELLING)
      .orderBy('sequence');
    await this.#knex('seedgen_durations')
      .insert(toRow(run, rows.map(timelineEntry)))
      .onConflict('run_id')
      .ignore();
  }

  #succeeded(): Knex.QueryBuilder {
    return this.#knex('seedgen_runs')
      .where({ active: 0, phase: 'Succeeded' })
      .whereNotNull('finished_at');
  }
}

function toRow(run: EndedRow, timeline: TimelineEntry[]): DurationsRow {
  const { totalMs, phases, outage } = durationsOf(
    { requestedAt: run.requested_at, finishedAt: run.finished_at },
    timeline,
  );
  return {
    run_id: run.id,
    kind: run.kind,
    cluster: run.cluster,
    total_ms: totalMs,
    phases: JSON.stringify(phases),
    outage_from_ms: outage?.fromMs ?? null,
    outage_until_ms: outage?.untilMs ?? null,
  };
}

function toDurations(row: DurationsRow): RunDurations {
  return {
    totalMs: row.total_ms,
    phases: JSON.parse(row.phases),
    ...(row.outage_from_ms !== null &&
      row.outage_until_ms !== null && {
        outage: { fromMs: row.outage_from_ms, untilMs: row.outage_until_ms },
      }),
  };
}
