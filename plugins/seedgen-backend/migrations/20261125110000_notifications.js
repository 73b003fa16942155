/**
 * What people are to be told of runs: written with the transition that it is about, sent afterwards
 * by whichever process takes it.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('seedgen_notifications', table => {
    table.comment('What people are told of runs, sent or still to be sent');
    table.increments('number').comment('Order in which it happened');
    table.string('run_id', 36).notNullable();
    table
      .string('event', 96)
      .notNullable()
      .comment('What happened; once in the life of a run');
    table.string('cluster', 253).notNullable();
    table.string('state', 16).notNullable().comment('pending, sent or dropped');
    table.string('created_at', 30).notNullable();
    table.string('done_at', 30).comment('When it was sent or dropped');
    table
      .bigInteger('due_at')
      .notNullable()
      .comment('Not before; milliseconds since the epoch');
    table.integer('attempts').notNullable();
    table.string('holder', 64).comment('Process that is sending it');
    table.bigInteger('held_until').comment('Milliseconds since the epoch');
    table.text('message').notNullable().comment('JSON');
    table.unique(['run_id', 'event'], {
      indexName: 'seedgen_notifications_event',
    });
  });
  await knex.raw(
    "CREATE INDEX seedgen_notifications_due ON seedgen_notifications (due_at) WHERE state = 'pending'",
  );
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('seedgen_notifications');
};
