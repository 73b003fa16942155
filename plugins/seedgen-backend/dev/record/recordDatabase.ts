/**
 * Writes what a database holds that this commit has filled: runs of each kind in each phase and at each
 * end, with their timelines and the audit log. A later commit must open it; see
 * `src/database/recordings.test.ts`.
 *
 * `tsx dev/record/recordDatabase.ts NAME` writes `src/database/__fixtures__/NAME.json`. Run it before stored
 * shapes change, and never write a recording anew: it says how things were.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Knex from 'knex';
import type { RunKind } from '@seedgen/backstage-plugin-seedgen-common';
import { ManualClock } from '../../src/__testUtils__/ManualClock';
import { DatabaseAuditLog } from '../../src/audit';
import { runMigrations } from '../../src/database';
import { DatabaseRunStore } from '../../src/runs/store';
import {
  recordedRuns,
  type RecordedRun,
} from '../../src/runs/__testUtils__/recordedRuns';
import { KINDS } from '../../src/runs/kinds';

async function main(name: string): Promise<void> {
  const knex = Knex({
    client: 'better-sqlite3',
    connection: ':memory:',
    useNullAsDefault: true,
  });
  try {
    await runMigrations(knex);
    const audit = new DatabaseAuditLog({
      knex,
      clock: new ManualClock(),
      sink: async () => undefined,
    });
    const store = new DatabaseRunStore({ knex, audit, kinds: KINDS });
    for (const run of recordedRuns()) await keep(store, run);
    const tables: Record<string, unknown[]> = {};
    for (const { name: table } of await knex('sqlite_master')
      .where('type', 'table')
      .andWhere('name', 'like', 'seedgen_%')
      .orderBy('name')) {
      tables[table] = await knex(table);
    }
    const migrations = await knex('knex_migrations')
      .orderBy('id')
      .pluck('name');
    const directory = resolve(__dirname, '../../src/database/__fixtures__');
    mkdirSync(directory, { recursive: true });
    writeFileSync(
      join(directory, `${name}.json`),
      `${JSON.stringify({ migrations, tables }, null, 1)}\n`,
    );
  } finally {
    await knex.destroy();
  }
}

/** As the run was asked for, and then as it is. */
async function keep(
  store: DatabaseRunStore,
  { before, after, entries, audits }: RecordedRun,
): Promise<void> {
  await store.insert({
    run: before,
    requestHash: 'a'.repeat(64),
    idempotencyKey: `key-${before.id}`,
    entries: [
      {
        at: before.requestedAt,
        type: 'phase',
        phase: before.phase,
        text: `Requested by ${before.requestedBy}`,
      },
    ],
    audits: [
      {
        action: 'run.requested',
        outcome: 'accepted',
        actor: before.requestedBy,
        cluster: before.cluster,
        runId: before.id,
      },
    ],
  });
  const kind: RunKind = before.kind;
  const outcome = await store.transition(
    { id: before.id, epoch: 0, revision: 1 },
    { run: after, entries, audits, effects: [] },
  );
  if (outcome.outcome !== 'stored') {
    throw new Error(`The ${kind} run ${before.id} was not stored`);
  }
}

const [name] = process.argv.slice(2);
if (!name) throw new Error('Which name is the recording to have?');
main(name).catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
