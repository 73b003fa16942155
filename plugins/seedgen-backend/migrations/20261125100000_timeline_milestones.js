/**
 * Entries of the timeline that were read in a log: in which one, and when they happened.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('seedgen_timeline', table => {
    table.string('source', 32).comment('Log that it was read in');
    table
      .string('occurred_at', 30)
      .comment('When it happened, by the clock of the node');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('seedgen_timeline', table => {
    table.dropColumns('source', 'occurred_at');
  });
};
