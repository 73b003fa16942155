/**
 * What the last preflight said that a look at a cluster does not ask for.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('seedgen_kept_checks', table => {
    table.comment(
      'Answers of preflights that decide whether a cluster is ready',
    );
    table.string('cluster', 253).notNullable().primary();
    table.string('updated_at', 30).notNullable();
    table.text('checks', 'longtext').notNullable().comment('JSON');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('seedgen_kept_checks');
};
