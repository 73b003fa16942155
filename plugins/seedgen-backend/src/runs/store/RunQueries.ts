import type {
  Page,
  Run,
  RunDetails,
  RunQuery,
  SeedImageRecord,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { Knex } from 'knex';
import { STORED_PREFLIGHTS } from '../../database';
import { pageCursor, pageLimit, pageOf } from '../../database/rows';
import { publicRun } from '../engine/publicRun';
import type { RunKinds } from '../engine/RunKinds';
import type { MachineRun } from '../engine/types';
import {
  exclusive,
  seedRecord,
  storedRun,
  timelineEntry,
  type RunRow,
  type SeedRow,
  type TimelineRow,
} from './rows';

import type { StoredRun } from './RunStore';

const LONGEST_TIMELINE = 2000;

/** Reading of runs and what belongs to them. */
export class RunQueries {
  readonly #knex: Knex;

  readonly #kinds: RunKinds;

  constructor(knex: Knex, kinds: RunKinds) {
    this.#knex = knex;
    this.#kinds = kinds;
  }

  readonly #toRun = (row: RunRow): Run => {
    const { run, revision } = storedRun(row, this.#kinds);
    return publicRun(run, revision, this.#kinds);
  };

  async find(id: string): Promise<StoredRun | undefined> {
    const row = await this.#knex<RunRow>('seedgen_runs').where({ id }).first();
    return row && storedRun(row, this.#kinds);
  }

  async revisionOf(id: string): Promise<number | undefined> {
    const row = await this.#knex<RunRow>('seedgen_runs')
      .where({ id })
      .first('revision');
    return row?.revision;
  }

  async details({ run, revision }: StoredRun): Promise<RunDetails> {
    const { id } = run;
    const [timeline, report, seed] = await Promise.all([
      this.#knex<TimelineRow>('seedgen_timeline')
        .where({ run_id: id })
        .orderBy('sequence', 'desc')
        .limit(LONGEST_TIMELINE),
      this.#knex('seedgen_reports')
        .where({ run_id: id, type: 'preflight' })
        .orderBy('number', 'desc')
        .first('report'),
      this.#knex<SeedRow>('seedgen_seeds').where({ run_id: id }).first(),
    ]);
    const { verification } = run.memory;
    const preflight = report && STORED_PREFLIGHTS.read(report.report);
    return {
      ...publicRun(run, revision, this.#kinds),
      timeline: timeline.reverse().map(timelineEntry),
      ...(preflight && { preflight }),
      ...(verification && { verification }),
      ...(seed && { seed: seedRecord(seed) }),
    };
  }

  async list(query: RunQuery & { clusters?: string[] }): Promise<Page<Run>> {
    const limit = pageLimit(query.limit);
    const after = pageCursor(query.cursor);
    const rows = await this.#knex<RunRow>('seedgen_runs')
      .modify(builder => {
        const { cluster, clusters, kind, active } = query;
        if (cluster !== undefined) builder.where({ cluster });
        if (clusters !== undefined) builder.whereIn('cluster', clusters);
        if (kind !== undefined) builder.where({ kind });
        if (active !== undefined) builder.where({ active: active ? 1 : 0 });
        if (after !== undefined) builder.where('number', '<', after);
      })
      .orderBy('number', 'desc')
      .limit(limit + 1);
    return pageOf(rows as RunRow[], limit, ({ number }) => number, this.#toRun);
  }

  async activeOf(cluster: string): Promise<Run | undefined> {
    const row = await this.#knex<RunRow>('seedgen_runs')
      .where({ cluster, active: 1 })
      .where(exclusive(this.#kinds))
      .first();
    return row && this.#toRun(row);
  }

  async openOf(cluster: string): Promise<MachineRun[]> {
    const rows = await this.#knex<RunRow>('seedgen_runs')
      .where({ cluster })
      .where(exclusive(this.#kinds))
      .where(open => open.where('active', 1).orWhere('watching', 1))
      .orderBy('number', 'desc');
    return rows.map(row => storedRun(row, this.#kinds).run);
  }

  async activeBesideOf(
    cluster: string,
    kind: string,
  ): Promise<Run | undefined> {
    const row = await this.#knex<RunRow>('seedgen_runs')
      .where({ cluster, active: 1, kind })
      .first();
    return row && this.#toRun(row);
  }

  async seeds(query: {
    clusters?: string[];
    cursor?: string;
    limit?: number;
  }): Promise<Page<SeedImageRecord>> {
    const limit = pageLimit(query.limit);
    const after = pageCursor(query.cursor);
    const rows = await this.#knex<SeedRow>('seedgen_seeds')
      .modify(builder => {
        if (query.clusters) builder.whereIn('cluster', query.clusters);
        if (after !== undefined) builder.where('number', '<', after);
      })
      .orderBy('number', 'desc')
      .limit(limit + 1);
    return pageOf(rows as SeedRow[], limit, ({ number }) => number, seedRecord);
  }
}
