/**
 * Remedies: a cluster may have one beside its active run, since a run that stands still is what a
 * remedy is for.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.raw('DROP INDEX seedgen_runs_one_active');
  await knex.raw(
    "CREATE UNIQUE INDEX seedgen_runs_one_active ON seedgen_runs (cluster) WHERE active = 1 AND kind <> 'remedy'",
  );
  await knex.raw(
    "CREATE UNIQUE INDEX seedgen_runs_one_remedy ON seedgen_runs (cluster) WHERE active = 1 AND kind = 'remedy'",
  );
};

/**
 * The version before knows no remedies and would not know what to do with one; the audit log keeps
 * what they did.
 *
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  const remedies = () =>
    knex('seedgen_runs').where({ kind: 'remedy' }).select('id');
  await knex('seedgen_timeline').whereIn('run_id', remedies()).delete();
  await knex('seedgen_artifacts').whereIn('run_id', remedies()).delete();
  await knex('seedgen_runs').where({ kind: 'remedy' }).delete();
  await knex.raw('DROP INDEX seedgen_runs_one_remedy');
  await knex.raw('DROP INDEX seedgen_runs_one_active');
  await knex.raw(
    'CREATE UNIQUE INDEX seedgen_runs_one_active ON seedgen_runs (cluster) WHERE active = 1',
  );
};
