/**
 * By which version of the rules a row of the audit log is hashed, so that columns can be added without
 * changing the hash of rows that are there. All rows of before are of version 1, and so are those that
 * a replica of before adds.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('seedgen_audit', table => {
    table
      .smallint('hash_version')
      .notNullable()
      .defaultTo(1)
      .comment('Names the columns that the hash covers');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  // Not by the schema builder: on SQLite it copies the table, which is append-only.
  await knex.raw('ALTER TABLE seedgen_audit DROP COLUMN hash_version');
};
