/**
 * Indexes for the filters of the audit log that had none.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('seedgen_audit', table => {
    for (const column of ['image', 'outcome']) {
      table.index([column, 'sequence'], `seedgen_audit_${column}`);
    }
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('seedgen_audit', table => {
    for (const column of ['image', 'outcome']) {
      table.dropIndex([column, 'sequence'], `seedgen_audit_${column}`);
    }
  });
};
