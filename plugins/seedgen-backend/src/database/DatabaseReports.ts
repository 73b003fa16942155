import type {
  PreflightReport,
  VerificationReport,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { Knex } from 'knex';
import { StoredJson } from './StoredJson';

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
  readonly #json: StoredJson<R>;

  constructor(knex: Knex, type: string, json: StoredJson<R>) {
    this.#knex = knex;
    this.#type = type;
    this.#json = json;
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
        report: this.#json.write(report),
      })
      .onConflict('id')
      .merge(['state', 'report']);
  }

  async get(id: string): Promise<R | undefined> {
    const row = await this.#knex('seedgen_reports')
      .where({ id, type: this.#type })
      .first('report');
    return row && this.#json.read(row.report);
  }

  /** Of a cluster, the latest first. */
  async list(cluster: string, limit: number): Promise<R[]> {
    const rows = await this.#knex('seedgen_reports')
      .where({ cluster, type: this.#type })
      .orderBy('number', 'desc')
      .limit(limit)
      .select('report');
    return this.#json.readAll(rows.map(({ report }) => report));
  }
}

/** How reports of preflights are stored. */
export const STORED_PREFLIGHTS = new StoredJson<PreflightReport>({
  version: 1,
  needed: ['id', 'cluster', 'kind', 'state', 'checks'],
});

const STORED_VERIFICATIONS = new StoredJson<VerificationReport>({
  version: 1,
  needed: ['id', 'cluster', 'image', 'state'],
});

/** Reports of preflights: those of runs and those that people asked for. */
export class DatabasePreflightReports extends DatabaseReports<PreflightReport> {
  constructor(knex: Knex) {
    super(knex, 'preflight', STORED_PREFLIGHTS);
  }
}

/** Reports of verifications that people asked for. */
export class DatabaseVerificationReports extends DatabaseReports<VerificationReport> {
  constructor(knex: Knex) {
    super(knex, 'verification', STORED_VERIFICATIONS);
  }
}
