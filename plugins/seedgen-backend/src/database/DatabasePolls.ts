import type { Knex } from 'knex';

const CHUNK = 200;
/** Asking again and again does not make looks more frequent than this, in milliseconds. */
const SHORTEST_MS = 1000;

interface DueRow {
  cluster: string;
  failures: number | null;
}

/** A cluster that this replica is to look at now. */
export interface DuePoll {
  cluster: string;
  /** Looks in a row that found it unreachable. */
  failures: number;
}

/**
 * When each cluster is due to be looked at, and which replica does so: all by the clock of the database, since
 * replicas compare these times.
 */
export class DatabasePolls {
  readonly #knex: Knex;
  readonly #replicaId: string;
  readonly #now: string;
  readonly #names: string;
  readonly #isPostgres: boolean;

  constructor(options: { knex: Knex; replicaId: string }) {
    this.#knex = options.knex;
    this.#replicaId = options.replicaId;
    this.#isPostgres = options.knex.client.config.client === 'pg';
    this.#now = this.#isPostgres
      ? '(extract(epoch from clock_timestamp()) * 1000)::bigint'
      : "cast((julianday('now') - 2440587.5) * 86400000 as integer)";
    this.#names = this.#isPostgres
      ? '(select jsonb_array_elements_text(?::jsonb))'
      : '(select value from json_each(?))';
  }

  /** Takes up clusters that have no time yet: they are due. */
  async add(clusters: readonly string[]): Promise<void> {
    const known: Array<{ cluster: string }> = await this.#knex('seedgen_looks')
      .whereNotNull('due_at')
      .select('cluster');
    const names = new Set(known.map(({ cluster }) => cluster));
    const missing = clusters.filter(name => !names.has(name));
    for (let start = 0; start < missing.length; start += CHUNK) {
      await this.#knex('seedgen_looks')
        .insert(
          missing.slice(start, start + CHUNK).map(cluster => ({
            cluster,
            holder: '',
            held_until: 0,
            due_at: this.#knex.raw(this.#now),
            failures: 0,
            requested: 0,
          })),
        )
        // One that a replica of before has just taken stays its own until it is done.
        .onConflict('cluster')
        .merge(['due_at', 'failures', 'requested']);
    }
  }

  /**
   * Takes the right to look at clusters that are due, the longest due first: in one statement, in which
   * replicas do not wait for each other.
   *
   * @param clusters - those that this replica knows
   * @param options.leaseMs - after which the right is free again by itself
   */
  async claim(
    clusters: readonly string[],
    options: { limit: number; leaseMs: number },
  ): Promise<DuePoll[]> {
    const answer = await this.#knex.raw(
      `update seedgen_looks
          set holder = ?, held_until = ${this.#now} + ?, requested = 0
        where cluster in (
          select cluster from seedgen_looks
           where due_at <= ${this.#now} and held_until <= ${this.#now}
             and cluster in ${this.#names}
           order by due_at limit ?
           ${this.#isPostgres ? 'for update skip locked' : ''}
        )
        returning cluster, failures`,
      [
        this.#replicaId,
        options.leaseMs,
        JSON.stringify(clusters),
        options.limit,
      ],
    );
    const rows: DueRow[] = this.#isPostgres ? answer.rows : answer;
    return rows.map(({ cluster, failures }) => ({
      cluster,
      failures: failures ?? 0,
    }));
  }

  /** Gives the right back, and says when the cluster is due again; sooner where somebody has asked meanwhile. */
  async finish(
    cluster: string,
    next: { dueInMs: number; failures: number },
  ): Promise<void> {
    await this.#knex('seedgen_looks')
      .where({ cluster, holder: this.#replicaId })
      .update({
        holder: '',
        held_until: 0,
        polled_at: this.#knex.raw(this.#now),
        due_at: this.#knex.raw(
          `${
            this.#now
          } + case when requested = 1 then cast(? as bigint) else cast(? as bigint) end`,
          [Math.min(SHORTEST_MS, next.dueInMs), next.dueInMs],
        ),
        failures: next.failures,
      });
  }

  /** Makes a cluster due as soon as it may be. */
  async request(cluster: string): Promise<void> {
    await this.#knex('seedgen_looks')
      .where({ cluster })
      .whereNotNull('due_at')
      .update({
        requested: 1,
        due_at: this.#knex.raw(
          `case when coalesce(polled_at, 0) + ? > ${this.#now}
                then polled_at + ? else ${this.#now} end`,
          [SHORTEST_MS, SHORTEST_MS],
        ),
      });
  }

  /** Makes clusters due within this time of their last look. */
  async hasten(clusters: readonly string[], withinMs: number): Promise<void> {
    if (clusters.length === 0) return;
    await this.#knex('seedgen_looks')
      .whereIn('cluster', clusters as string[])
      .whereRaw('due_at > coalesce(polled_at, 0) + ?', [withinMs])
      .update({
        due_at: this.#knex.raw('coalesce(polled_at, 0) + ?', [withinMs]),
      });
  }

  /** For how long the look at one of them that is most overdue has been waited for, in milliseconds. */
  async lagMs(clusters: readonly string[]): Promise<number> {
    const answer = await this.#knex.raw(
      `select max(${this.#now} - due_at) as lag from seedgen_looks
        where due_at <= ${this.#now} and held_until <= ${this.#now}
          and cluster in ${this.#names}`,
      [JSON.stringify(clusters)],
    );
    const [{ lag }] = this.#isPostgres ? answer.rows : answer;
    return Math.max(0, Number(lag ?? 0));
  }

  /** Forgets clusters that nobody looks at any more. */
  async forget(clusters: readonly string[]): Promise<void> {
    await this.#knex('seedgen_looks')
      .whereIn('cluster', clusters as string[])
      .delete();
  }
}
