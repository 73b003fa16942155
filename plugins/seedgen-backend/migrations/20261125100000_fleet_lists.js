/**
 * What lists of clusters are made from: owners by the catalog, and an index that says which pictures
 * are new without reading them.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('seedgen_owners', table => {
    table.comment('Who owns which cluster, as the catalog said last');
    table.string('cluster', 253).notNullable().primary();
    table.string('owner', 255).notNullable().comment('Entity reference');
  });
  await knex.schema.createTable('seedgen_owners_head', table => {
    table.comment('When the catalog was last asked for owners with success');
    table.integer('id').notNullable().primary();
    table.string('as_of', 30).notNullable();
  });
  await knex.schema.alterTable('seedgen_snapshots', table => {
    table.index(['cluster', 'updated_at'], 'seedgen_snapshots_revision');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('seedgen_snapshots', table => {
    table.dropIndex(['cluster', 'updated_at'], 'seedgen_snapshots_revision');
  });
  await knex.schema.dropTable('seedgen_owners_head');
  await knex.schema.dropTable('seedgen_owners');
};
