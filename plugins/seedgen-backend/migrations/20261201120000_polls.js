/**
 * When each cluster is due to be looked at, so that one statement finds those that are, whatever their
 * number; and when a picture was last seen again as it is, so that it need not be written anew.
 *
 * A replica of before deletes rows when it has looked: a cluster without a row, or without a time in it, is
 * due.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('seedgen_looks', table => {
    table
      .bigInteger('due_at')
      .comment('Milliseconds since the epoch, by the clock of the database');
    table.bigInteger('polled_at').comment('The same, of the last look');
    table.integer('failures').comment('Looks in a row without an answer');
    table
      .integer('requested')
      .comment('1: somebody asked for a look after it had begun');
    table.index(['due_at'], 'seedgen_looks_due');
  });
  await knex.schema.alterTable('seedgen_snapshots', table => {
    table
      .string('observed_at', 30)
      .comment('Later than in the picture, if set');
    table.string('reachable_at', 30).comment('The same');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('seedgen_looks', table => {
    table.dropIndex(['due_at'], 'seedgen_looks_due');
    table.dropColumns('due_at', 'polled_at', 'failures', 'requested');
  });
  await knex.schema.alterTable('seedgen_snapshots', table => {
    table.dropColumns('observed_at', 'reachable_at');
  });
};
