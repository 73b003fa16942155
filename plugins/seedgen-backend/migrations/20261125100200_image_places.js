/**
 * What is known of images besides who made them: what their config says, and which tags have them.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('seedgen_image_details', table => {
    table.comment('Manifest and labels of images, which never change');
    table.string('digest', 80).notNullable().primary();
    table.text('details', 'longtext').notNullable().comment('JSON');
  });
  await knex.schema.createTable('seedgen_image_places', table => {
    table.comment('What tags were last seen to say of images');
    table.string('digest', 80).notNullable();
    table.string('image', 512).notNullable().comment('With registry and tag');
    table.string('registry', 255).notNullable();
    table.string('state', 16).notNullable();
    table.string('checked_at', 30).notNullable();
    table.string('last_seen_at', 30);
    table.string('digest_found', 80);
    table.text('failure').comment('JSON');
    table.primary(['digest', 'image']);
    table.index(['checked_at'], 'seedgen_image_places_checked');
    table.index(['registry'], 'seedgen_image_places_registry');
  });
  await knex.schema.alterTable('seedgen_seeds', table => {
    table.index(['image'], 'seedgen_seeds_image');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('seedgen_seeds', table => {
    table.dropIndex(['image'], 'seedgen_seeds_image');
  });
  await knex.schema.dropTable('seedgen_image_places');
  await knex.schema.dropTable('seedgen_image_details');
};
