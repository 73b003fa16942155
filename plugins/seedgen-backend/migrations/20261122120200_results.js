/**
 * What runs and checks bring forth: reports and proven seeds.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('seedgen_reports', table => {
    table.comment('Reports of preflights and of verifications');
    table.increments('number').comment('Order in which they were begun');
    table.string('id', 36).notNullable().unique();
    table.string('type', 32).notNullable();
    table.string('cluster', 253).notNullable();
    table.string('run_id', 36).comment('Run that it belongs to');
    table.string('state', 16).notNullable();
    table.string('started_at', 30).notNullable();
    table.text('report', 'longtext').notNullable().comment('JSON');
    table.index(['cluster', 'type', 'number'], 'seedgen_reports_cluster');
    table.index(['run_id'], 'seedgen_reports_run');
  });

  await knex.schema.createTable('seedgen_seeds', table => {
    table.comment('Proven seed images');
    table.increments('number').comment('Order in which they were proven');
    table.string('run_id', 36).notNullable().unique();
    table.string('cluster', 253).notNullable();
    table.string('image', 512).notNullable();
    table.string('digest', 80).notNullable();
    table.bigInteger('size_bytes').notNullable();
    table.string('created_at', 30);
    table.string('verified_at', 30).notNullable();
    table.string('requested_by', 255).notNullable();
    table.string('version', 64);
    table.string('architecture', 32);
    table.index(['cluster', 'number'], 'seedgen_seeds_cluster');
    table.index(['digest'], 'seedgen_seeds_digest');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('seedgen_seeds');
  await knex.schema.dropTable('seedgen_reports');
};
