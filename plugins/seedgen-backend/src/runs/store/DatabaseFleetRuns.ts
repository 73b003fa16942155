import type {
  LastSeed,
  Run,
  TagState,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { Knex } from 'knex';
import type { RunKinds } from '../engine/RunKinds';
import { publicRun } from '../engine/publicRun';
import {
  exclusive,
  seedRecord,
  storedRun,
  type RunRow,
  type SeedRow,
} from './rows';

/** What runs have to do with a cluster. */
export interface ClusterRuns {
  activeRun?: Run;
  lastRun?: Run;
  /** A remedy that goes on, beside an active run or without one. */
  activeRemedy?: Run;
  lastSeed?: LastSeed;
  /** Set once a seed has been taken of it; without a run where that was begun past the portal. */
  spent?: { since: string; runId?: string };
}

/** Runs by cluster, for many clusters at once: a fixed number of queries whatever their number. */
export class DatabaseFleetRuns {
  readonly #knex: Knex;

  readonly #kinds: RunKinds;

  constructor(knex: Knex, kinds: RunKinds) {
    this.#knex = knex;
    this.#kinds = kinds;
  }

  /** Names of clusters with an active run. */
  async activeClusters(): Promise<ReadonlySet<string>> {
    const rows = await this.#knex<RunRow>('seedgen_runs')
      .where({ active: 1 })
      .whereNot({ cluster: '' })
      .select('cluster');
    return new Set(rows.map(({ cluster }) => cluster));
  }

  /** How many active runs there are, by kind and phase. */
  async activeCounts(): Promise<
    Array<{ kind: string; phase: string; count: number }>
  > {
    const rows: Array<{ kind: string; phase: string; count: number | string }> =
      await this.#knex('seedgen_runs')
        .where({ active: 1 })
        .groupBy('kind', 'phase')
        .select('kind', 'phase')
        .count('number as count');
    return rows.map(row => ({ ...row, count: Number(row.count) }));
  }

  async summaries(
    clusters: readonly string[],
  ): Promise<Map<string, ClusterRuns>> {
    const [runs, remedies, seeds, tags, firstSeeds, externals] =
      await Promise.all([
        this.#latest<RunRow>('seedgen_runs', clusters, {
          group: ['cluster', 'active'],
          where: exclusive(this.#kinds),
        }),
        this.#latest<RunRow>('seedgen_runs', clusters, {
          where: rows =>
            rows.whereIn('kind', this.#kinds.beside).where({ active: 1 }),
        }),
        this.#latest<SeedRow>('seedgen_seeds', clusters),
        this.#tagStates(clusters),
        this.#latest<SeedRow>('seedgen_seeds', clusters, { which: 'min' }),
        this.#latest<{ cluster: string; ended_at: string }>(
          'seedgen_external_generations',
          clusters,
          {
            which: 'min',
            where: rows => rows.where({ outcome: 'succeeded' }),
          },
        ),
      ]);
    const summaries = new Map<string, ClusterRuns>();
    const of = (cluster: string) => {
      const summary = summaries.get(cluster) ?? {};
      summaries.set(cluster, summary);
      return summary;
    };
    for (const row of runs) {
      const { run, revision } = storedRun(row, this.#kinds);
      of(row.cluster)[row.active ? 'activeRun' : 'lastRun'] = publicRun(
        run,
        revision,
        this.#kinds,
      );
    }
    for (const row of remedies) {
      const { run, revision } = storedRun(row, this.#kinds);
      of(row.cluster).activeRemedy = publicRun(run, revision, this.#kinds);
    }
    for (const row of seeds) {
      const tagState = tags.get(row.number);
      of(row.cluster).lastSeed = {
        ...seedRecord(row),
        ...(tagState && { tagState }),
      };
    }
    for (const row of firstSeeds) {
      of(row.cluster).spent = { since: row.verified_at, runId: row.run_id };
    }
    // Whoever took it: the cluster is spent from the first on.
    for (const { cluster, ended_at: since } of externals) {
      const known = of(cluster).spent;
      if (!known || since < known.since) of(cluster).spent = { since };
    }
    return summaries;
  }

  /** Which of these ids are runs of ours. */
  async known(runIds: readonly string[]): Promise<ReadonlySet<string>> {
    if (runIds.length === 0) return new Set();
    const rows = await this.#knex<RunRow>('seedgen_runs')
      .whereIn('id', runIds as string[])
      .select('id');
    return new Set(rows.map(({ id }) => id));
  }

  /** What the tags of the last seeds were seen to say, by the seed's number. */
  async #tagStates(
    clusters: readonly string[],
  ): Promise<Map<number, TagState>> {
    const rows: Array<{ number: number; state: TagState }> = await this.#knex(
      'seedgen_seeds as seed',
    )
      .join('seedgen_image_places as place', {
        'place.digest': 'seed.digest',
        'place.image': 'seed.image',
      })
      .whereIn(
        'seed.number',
        this.#knex('seedgen_seeds')
          .whereIn('cluster', clusters as string[])
          .groupBy('cluster')
          .max('number'),
      )
      .select('seed.number', 'place.state');
    return new Map(rows.map(({ number, state }) => [number, state]));
  }

  async #latest<Row>(
    table: string,
    clusters: readonly string[],
    options: {
      group?: string[];
      which?: 'max' | 'min';
      where?: (rows: Knex.QueryBuilder) => void;
    } = {},
  ): Promise<Row[]> {
    const { group = ['cluster'], which = 'max', where } = options;
    const numbers = this.#knex(table)
      .whereIn('cluster', clusters as string[])
      .modify(rows => where?.(rows))
      .groupBy(group)
      [which]('number as number');
    return this.#knex(table).whereIn('number', numbers);
  }
}
