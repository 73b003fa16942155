/**
 * The audit log: append-only, without gaps, each row bound to the one before it.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('seedgen_audit', table => {
    table.comment('What was asked for and what came of it; append-only');
    table.integer('sequence').notNullable().primary();
    table.string('id', 36).notNullable().unique();
    table.string('at', 30).notNullable();
    table.string('action', 64).notNullable();
    table.string('outcome', 32).notNullable();
    table.string('actor', 255).notNullable();
    table.string('cluster', 253);
    table.string('run_id', 36);
    table.string('image', 512);
    table.string('digest', 80);
    table.string('reason_code', 64);
    table.text('message');
    table.string('previous_hash', 64).notNullable();
    table.string('hash', 64).notNullable();
    for (const column of ['actor', 'cluster', 'run_id', 'digest', 'action']) {
      table.index([column, 'sequence'], `seedgen_audit_${column}`);
    }
    table.index(['at'], 'seedgen_audit_at');
  });

  await knex.schema.createTable('seedgen_audit_head', table => {
    table.comment('The last row of the audit log; locked while one is added');
    table.integer('id').notNullable().primary();
    table.integer('sequence').notNullable();
    table.string('hash', 64).notNullable();
  });
  await knex('seedgen_audit_head').insert({
    id: 1,
    sequence: 0,
    hash: '0'.repeat(64),
  });

  if (knex.client.config.client === 'pg') {
    await knex.raw(`
      CREATE FUNCTION seedgen_audit_refuse() RETURNS trigger AS $$
      BEGIN
        RAISE EXCEPTION 'seedgen_audit is append-only';
      END;
      $$ LANGUAGE plpgsql
    `);
    await knex.raw(`
      CREATE TRIGGER seedgen_audit_append_only
      BEFORE UPDATE OR DELETE OR TRUNCATE ON seedgen_audit
      FOR EACH STATEMENT EXECUTE FUNCTION seedgen_audit_refuse()
    `);
    return;
  }
  for (const operation of ['UPDATE', 'DELETE']) {
    await knex.raw(`
      CREATE TRIGGER seedgen_audit_no_${operation.toLowerCase()}
      BEFORE ${operation} ON seedgen_audit
      BEGIN
        SELECT RAISE(ABORT, 'seedgen_audit is append-only');
      END
    `);
  }
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('seedgen_audit_head');
  await knex.schema.dropTable('seedgen_audit');
  if (knex.client.config.client === 'pg') {
    await knex.raw('DROP FUNCTION seedgen_audit_refuse()');
  }
};
