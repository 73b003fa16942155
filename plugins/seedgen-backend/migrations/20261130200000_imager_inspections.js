/**
 * Runs that ended while nobody knew whether their imager still worked: until somebody has looked, no
 * other run may begin on the cluster.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('seedgen_runs', table => {
    table
      .smallint('inspection_wanted')
      .notNullable()
      .defaultTo(0)
      .comment('1 while a person has to look at the node before another run');
  });
  await knex.raw(
    'CREATE INDEX seedgen_runs_inspection ON seedgen_runs (cluster) WHERE inspection_wanted = 1',
  );
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.raw('DROP INDEX seedgen_runs_inspection');
  await knex.schema.alterTable('seedgen_runs', table => {
    table.dropColumn('inspection_wanted');
  });
};
