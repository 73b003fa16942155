import {
  resolvePackagePath,
  type DatabaseService,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';

const MIGRATIONS_DIRECTORY = resolvePackagePath(
  '@seedgen/backstage-plugin-seedgen-backend',
  'migrations',
);

/** Brings the tables up to date, unless the installation does that by itself. */
export async function migrateDatabase(
  database: DatabaseService,
): Promise<Knex> {
  const knex = await database.getClient();
  if (!database.migrations?.skip) await runMigrations(knex);
  return knex;
}

/** Brings the tables up to date. */
export async function runMigrations(knex: Knex): Promise<void> {
  await knex.migrate.latest({ directory: MIGRATIONS_DIRECTORY });
}
