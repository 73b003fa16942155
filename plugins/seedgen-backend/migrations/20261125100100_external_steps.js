/**
 * What was seen of a generation past the portal, step by step, and how it ended.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('seedgen_external_generations', table => {
    table.text('steps').comment('JSON');
    table.string('outcome', 16);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('seedgen_external_generations', table => {
    table.dropColumns('steps', 'outcome');
  });
};
