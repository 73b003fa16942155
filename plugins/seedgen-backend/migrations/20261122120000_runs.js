/**
 * Runs, their timelines, and what was kept of them.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('seedgen_runs', table => {
    table.comment('Units of work on a cluster, whoever works on them');
    table.increments('number').comment('Order in which they were asked for');
    table.string('id', 36).notNullable().unique();
    table.string('kind', 32).notNullable();
    table.string('cluster', 253).notNullable();
    table.string('phase', 32).notNullable();
    table.integer('active').notNullable().comment('1 until it has ended');
    table
      .integer('watching')
      .notNullable()
      .comment('1 while it has ended but is still observed');
    table.string('requested_by', 255).notNullable();
    table.string('requested_at', 30).notNullable();
    table.string('finished_at', 30);
    table.string('seed_image', 512);
    table.string('idempotency_key', 255);
    table.string('request_hash', 64).notNullable();
    table.integer('revision').notNullable();
    table.string('owner', 64).comment('Process that works on it');
    table
      .integer('owner_epoch')
      .notNullable()
      .comment('Grows with every take-over; older writers are refused');
    table.bigInteger('lease_until').comment('Milliseconds since the epoch');
    table.text('state', 'longtext').notNullable().comment('JSON');
    table.unique(['requested_by', 'idempotency_key'], {
      indexName: 'seedgen_runs_idempotency',
    });
    table.index(['cluster', 'number'], 'seedgen_runs_cluster');
  });
  await knex.raw(
    'CREATE UNIQUE INDEX seedgen_runs_one_active ON seedgen_runs (cluster) WHERE active = 1',
  );
  await knex.raw(
    'CREATE INDEX seedgen_runs_open ON seedgen_runs (lease_until) WHERE active = 1 OR watching = 1',
  );

  await knex.schema.createTable('seedgen_timeline', table => {
    table.comment('What happened in a run, in order');
    table.string('run_id', 36).notNullable();
    table.integer('sequence').notNullable();
    table.string('at', 30).notNullable();
    table.string('type', 32).notNullable();
    table.string('phase', 32).notNullable();
    table.text('text').notNullable();
    table.string('reason_code', 64);
    table.primary(['run_id', 'sequence']);
  });

  await knex.schema.createTable('seedgen_artifacts', table => {
    table.comment('Texts kept of a run, such as the log of the imager');
    table.string('run_id', 36).notNullable();
    table.string('name', 64).notNullable();
    table.string('created_at', 30).notNullable();
    table.text('content', 'longtext').notNullable();
    table.primary(['run_id', 'name']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('seedgen_artifacts');
  await knex.schema.dropTable('seedgen_timeline');
  await knex.schema.dropTable('seedgen_runs');
};
