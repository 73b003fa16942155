/**
 * How long runs took that succeeded, phase by phase.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('seedgen_durations', table => {
    table.comment('How long runs took that succeeded, phase by phase');
    table.increments('number').comment('Order in which they were recorded');
    table.string('run_id', 36).notNullable().unique();
    table.string('kind', 32).notNullable();
    table.string('cluster', 253).notNullable();
    table.integer('total_ms').notNullable();
    table
      .text('phases')
      .notNullable()
      .comment('JSON: when each phase was entered, in ms from the start');
    table
      .integer('outage_from_ms')
      .comment('When the API was lost, from the start; null if it never was');
    table.integer('outage_until_ms');
    table.index(['kind', 'number'], 'seedgen_durations_kind');
    table.index(['kind', 'cluster', 'number'], 'seedgen_durations_cluster');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('seedgen_durations');
};
