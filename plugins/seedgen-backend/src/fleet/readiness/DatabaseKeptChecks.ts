import type {
  PreflightReport,
  ReadinessCheck,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { Knex } from 'knex';
import type { Clock } from '../../clock';
import type { Check } from '../../preflight';
import { answerOf } from './answerOf';
import type { KeptAnswer, KeptAnswers } from './types';

/** What the last preflights said that decides whether a cluster is ready. */
export class DatabaseKeptChecks implements KeptAnswers {
  readonly #knex: Knex;
  readonly #clock: Clock;
  readonly #ids: ReadonlySet<string>;

  /** @param options - `checks`: all of preflight; kept is what decides and no look asks for */
  constructor(options: {
    knex: Knex;
    clock: Clock;
    checks: readonly Pick<Check, 'id' | 'decides'>[];
  }) {
    this.#knex = options.knex;
    this.#clock = options.clock;
    this.#ids = new Set(
      options.checks
        .filter(({ decides }) => decides === 'preflight')
        .map(({ id }) => id),
    );
  }

  async read(clusters: readonly string[]): Promise<Map<string, KeptAnswer[]>> {
    if (clusters.length === 0) return new Map();
    const rows: Array<{ cluster: string; checks: string }> = await this.#knex(
      'seedgen_kept_checks',
    )
      .whereIn('cluster', clusters as string[])
      .select('cluster', 'checks');
    return new Map(
      rows.map(({ cluster, checks }) => [cluster, JSON.parse(checks)]),
    );
  }

  /**
   * Takes note of what a preflight said. An answer replaces the one of before; one that was not made,
   * or of a cluster that was not seen at all, replaces nothing.
   *
   * @returns whether there was anything to keep
   */
  async note(
    report: PreflightReport,
    source: ReadinessCheck['source'],
  ): Promise<boolean> {
    const answers = this.#answersOf(report, source);
    if (answers.length === 0) return false;
    const { cluster } = report;
    await this.#knex.transaction(async transaction => {
      const row = await transaction('seedgen_kept_checks')
        .where({ cluster })
        .first('checks');
      const before: KeptAnswer[] = row ? JSON.parse(row.checks) : [];
      const said = new Set(answers.map(({ id }) => id));
      await transaction('seedgen_kept_checks')
        .insert({
          cluster,
          updated_at: this.#clock.now().toISOString(),
          checks: JSON.stringify([
            ...before.filter(({ id }) => !said.has(id)),
            ...answers,
          ]),
        })
        .onConflict('cluster')
        .merge();
    });
    return true;
  }

  #answersOf(
    { kind, state, checks, finishedAt, startedAt }: PreflightReport,
    source: ReadinessCheck['source'],
  ): KeptAnswer[] {
    const wasSeen = checks.some(
      ({ id, status }) => id === 'api-reachable' && status === 'pass',
    );
    if (kind !== 'generate' || state !== 'done' || !wasSeen) return [];
    return checks
      .filter(({ id }) => this.#ids.has(id))
      .map(result => ({
        ...answerOf(result, finishedAt ?? startedAt),
        source,
      }));
  }
}
