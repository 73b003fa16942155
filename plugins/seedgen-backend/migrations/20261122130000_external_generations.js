/**
 * Seed generations that somebody began past the portal.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('seedgen_external_generations', table => {
    table.comment('Seed generations that were not asked for in the portal');
    table.increments('number').comment('Order in which they were first seen');
    table.string('cluster', 253).notNullable();
    table.string('image', 512).notNullable();
    table
      .string('uid', 64)
      .notNullable()
      .comment('Of the SeedGenerator as it was seen last');
    table.string('first_seen_at', 30).notNullable();
    table.string('last_seen_at', 30).notNullable();
    table.text('state').notNullable().comment('What it said last');
    table
      .string('absent_since', 30)
      .comment('Since when the API answers and it is not there');
    table.string('ended_at', 30);
    table.index(['cluster', 'number'], 'seedgen_external_cluster');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('seedgen_external_generations');
};
