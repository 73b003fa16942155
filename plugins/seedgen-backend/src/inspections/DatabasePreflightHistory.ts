import type {
  Run,
  SeedImageRecord,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { Knex } from 'knex';
import type { PreflightHistory } from '../preflight';
import type { ExternalGenerations } from '../runs/external/ExternalGenerations';
import type { DatabaseFleetRuns } from '../runs/store';
import {
  seedRecord,
  storedRun,
  type RunRow,
  type SeedRow,
} from '../runs/store/rows';
import { KINDS } from '../runs';

const MOST = 20;

/** What earlier runs mean for a preflight. */
export class DatabasePreflightHistory implements PreflightHistory {
  readonly #knex: Knex;
  readonly #fleetRuns: DatabaseFleetRuns;

  readonly #externals?: Pick<ExternalGenerations, 'openOf'>;

  constructor(options: {
    knex: Knex;
    fleetRuns: DatabaseFleetRuns;
    externals?: Pick<ExternalGenerations, 'openOf'>;
  }) {
    this.#knex = options.knex;
    this.#fleetRuns = options.fleetRuns;
    this.#externals = options.externals;
  }

  /** The last seeds that runs pushed under a reference with tag, the latest first. */
  async seedsPushedAs(image: string): Promise<SeedImageRecord[]> {
    const rows = await this.#knex<SeedRow>('seedgen_seeds')
      .where({ image })
      .orderBy('number', 'desc')
      .limit(MOST);
    return rows.map(seedRecord);
  }

  async rivalsFor(
    image: string,
    { cluster, runId }: { cluster: string; runId?: string },
  ): Promise<number> {
    const wanted = image.toLowerCase();
    const [runs, externals] = await Promise.all([
      this.#knex('seedgen_runs')
        .where({ kind: 'generate', active: 1 })
        .whereNot({ cluster })
        .whereRaw('lower(seed_image) = ?', [wanted])
        .modify(earlier => {
          // Of two that were asked for at the same time the second one is warned, not both.
          if (runId !== undefined) {
            earlier.where(
              'number',
              '<',
              this.#knex('seedgen_runs').where({ id: runId }).select('number'),
            );
          }
        })
        .limit(MOST)
        .select('number'),
      this.#knex('seedgen_external_generations')
        .whereNull('ended_at')
        .whereNot({ cluster })
        .whereRaw('lower(image) = ?', [wanted])
        .limit(MOST)
        .select('number'),
    ]);
    return runs.length + externals.length;
  }

  async spent(
    cluster: string,
  ): Promise<{ since: string; runId?: string } | undefined> {
    const summaries = await this.#fleetRuns.summaries([cluster]);
    return summaries.get(cluster)?.spent;
  }

  async lastGeneration(
    cluster: string,
  ): Promise<{ runId: string; phase: string } | undefined> {
    const rows = await this.#knex<RunRow>('seedgen_runs')
      .where({ cluster, kind: 'generate' })
      .orderBy('number', 'desc')
      .limit(MOST);
    // The run whose preflight asks is one of them, and has touched nothing.
    const last = rows
      .map(row => storedRun(row, KINDS).run)
      .find(({ memory }) => memory.effects['create-seed-generator']);
    return last && { runId: last.id, phase: last.phase };
  }

  async activeRun(cluster: string): Promise<Run | undefined> {
    const summaries = await this.#fleetRuns.summaries([cluster]);
    return summaries.get(cluster)?.activeRun;
  }

  async externalGeneration(
    cluster: string,
  ): Promise<{ image: string; firstSeenAt: string } | undefined> {
    return this.#externals?.openOf(cluster);
  }
}
