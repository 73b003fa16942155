/**
 * What a run takes for itself while it is active, by a name of its own instead of by its kind: kinds that
 * take nothing, and ones that are about no cluster, have none. Runs of before, and those that a replica of
 * before adds, are locked as they were, by their kind.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('seedgen_runs', table => {
    table
      .string('lock_name', 300)
      .comment('What no other active run may have; empty: nothing');
  });
  await knex.raw('DROP INDEX seedgen_runs_one_active');
  await knex.raw('DROP INDEX seedgen_runs_one_remedy');
  await knex.raw(`
    CREATE UNIQUE INDEX seedgen_runs_lock ON seedgen_runs (
      (CASE
        WHEN lock_name = '' THEN NULL
        WHEN lock_name IS NOT NULL THEN lock_name
        WHEN kind = 'remedy' THEN 'beside:remedy:' || cluster
        ELSE 'subject:' || cluster
      END)
    ) WHERE active = 1
  `);
};

/**
 * Runs that take nothing cannot be told from others by the version before; it gets only those that it knows.
 *
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.raw('DROP INDEX seedgen_runs_lock');
  const foreign = () =>
    knex('seedgen_runs')
      .whereNotIn('kind', ['generate', 'partition', 'remedy'])
      .select('id');
  await knex('seedgen_timeline').whereIn('run_id', foreign()).delete();
  await knex('seedgen_artifacts').whereIn('run_id', foreign()).delete();
  await knex('seedgen_runs')
    .whereNotIn('kind', ['generate', 'partition', 'remedy'])
    .delete();
  await knex.raw(
    "CREATE UNIQUE INDEX seedgen_runs_one_active ON seedgen_runs (cluster) WHERE active = 1 AND kind <> 'remedy'",
  );
  await knex.raw(
    "CREATE UNIQUE INDEX seedgen_runs_one_remedy ON seedgen_runs (cluster) WHERE active = 1 AND kind = 'remedy'",
  );
  await knex.raw('ALTER TABLE seedgen_runs DROP COLUMN lock_name');
};
