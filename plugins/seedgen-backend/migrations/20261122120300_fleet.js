/**
 * The last known picture of every cluster, and who is looking at one.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('seedgen_snapshots', table => {
    table.comment('The last known picture of every cluster');
    table.string('cluster', 253).notNullable().primary();
    table.string('updated_at', 30).notNullable();
    table.text('snapshot', 'longtext').notNullable().comment('JSON');
  });

  await knex.schema.createTable('seedgen_looks', table => {
    table.comment('Which process may look at a cluster now');
    table.string('cluster', 253).notNullable().primary();
    table.string('holder', 64).notNullable();
    table
      .bigInteger('held_until')
      .notNullable()
      .comment('Milliseconds since the epoch');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('seedgen_looks');
  await knex.schema.dropTable('seedgen_snapshots');
};
