import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import knexFactory, { type Knex } from 'knex';

const MIGRATIONS = resolve(__dirname, '../../migrations');

/** An empty database with the tables of the plugin, gone afterwards. */
export class BenchDatabase {
  private constructor(
    readonly name: string,
    readonly knex: Knex,
    private readonly remove: () => Promise<void>,
  ) {}

  /** SQLite in a file, and PostgreSQL in a schema of its own where there is one. */
  static async all(): Promise<BenchDatabase[]> {
    const postgres = process.env.SEEDGEN_BENCH_POSTGRES;
    const all = [await BenchDatabase.sqlite()];
    if (postgres) all.push(await BenchDatabase.postgres(postgres));
    return all;
  }

  /** What a database does by itself within minutes of being filled. */
  async settle(): Promise<void> {
    await this.knex.raw(
      this.knex.client.config.client === 'pg' ? 'vacuum analyze' : 'analyze',
    );
  }

  async destroy(): Promise<void> {
    await this.remove();
  }

  private static async sqlite(): Promise<BenchDatabase> {
    const folder = await mkdtemp(join(tmpdir(), 'seedgen-bench-'));
    const knex = knexFactory({
      client: 'better-sqlite3',
      connection: { filename: join(folder, 'bench.sqlite') },
      useNullAsDefault: true,
    });
    await knex.migrate.latest({ directory: MIGRATIONS });
    return new BenchDatabase('SQLite', knex, async () => {
      await knex.destroy();
      await rm(folder, { recursive: true });
    });
  }

  private static async postgres(connection: string): Promise<BenchDatabase> {
    const schema = `seedgen_bench_${process.pid}`;
    const knex = knexFactory({
      client: 'pg',
      connection,
      searchPath: [schema],
    });
    await knex.raw('create schema ??', [schema]);
    await knex.migrate.latest({ directory: MIGRATIONS });
    return new BenchDatabase('PostgreSQL', knex, async () => {
      await knex.raw('drop schema ?? cascade', [schema]);
      await knex.destroy();
    });
  }
}
