import {
  TestDatabases,
  type TestDatabaseId,
} from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { runMigrations } from '../database';

const POSTGRES = 'BACKSTAGE_TEST_DATABASE_POSTGRES16_CONNECTION_STRING';

/** SQLite always, and PostgreSQL where the environment says how to reach one. */
export function testDatabases(): {
  ids: TestDatabaseId[];
  create: (id: TestDatabaseId) => Promise<Knex>;
  createEmpty: (id: TestDatabaseId) => Promise<Knex>;
} {
  const ids: TestDatabaseId[] = process.env[POSTGRES]
    ? ['SQLITE_3', 'POSTGRES_16']
    : ['SQLITE_3'];
  const databases = TestDatabases.create({ ids });
  return {
    ids,
    createEmpty: id => databases.init(id),
    create: async id => {
      const knex = await databases.init(id);
      await runMigrations(knex);
      return knex;
    },
  };
}
