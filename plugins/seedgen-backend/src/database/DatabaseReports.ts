import type {
  PreflightReport,
  VerificationReport,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { Knex } from 'knex';

interface Report {
  id: string;
  cluster: string;
  state: string;
  startedAt: string;
}

/** Reports of one type. A report is saved over and over while it grows. */
class DatabaseReports<R extends Report> {
  readonly #knex: Knex;
  readonly #type: string;

  constructor(knex: Knex, type: string) {
    this.#knex = knex;
    this.#type = type;
  }

  /** @param runId - run that the report belongs to */
  async save(report: R, runId?: string): Promise<void> {
    await this.#knex('seedgen_reports')
      .insert({
        id: report.id,
        type: this.#type,
        cluster: report.cluster,
        run_id: runId ?? null,
        state: report.state,
        started_at: report.startedAt,
        report: JSON.stringify(report),
      })
      .onConflict('id')
      .merge(['state', 'report']);
  }

  async get(id: string): Promise<R | undefined> {
    const row = await this.#knex('seedgen_reports')
      .where({ id, type: this.#type })
      .first('report');
    return row && JSON.parse(row.report);
  }

  /** Of a cluster, the latest first. */
  async list(cluster: string, limit: number): Promise<R[]> {
    const rows = await this.#knex('seedgen_reports')
      .where({ cluster, type: this.#type })
      .orderBy('number', 'desc')
      .limit(limit)
      .select('report');
    return rows.map(({ report }) => JSON.parse(report));
  }
}

/** Reports of preflights: those of runs and those that people asked for. */
export class DatabasePreflightReports extends DatabaseReports<PreflightReport> {
  constructor(knex: Knex) {
    super(knex, 'preflight');
  }
}

/** Reports of verifications that people asked for. */
export class DatabaseVerificationReports extends DatabaseReports<VerificationReport> {
  constructor(knex: Knex) {
    super(knex, 'verification');
  }
}
