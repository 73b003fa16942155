import { detailsOf } from '../runs/__testUtils__/detailsOf';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { isTerminalPhase } from '@seedgen/backstage-plugin-seedgen-common';
import type { Knex } from 'knex';
import { testDatabases } from '../__testUtils__/databases';
import { ManualClock } from '../__testUtils__/ManualClock';
import { DatabaseAuditLog } from '../audit';
import { driveGenerate, START } from '../runs/__testUtils__/driveGenerate';
import { drivePartition } from '../runs/__testUtils__/drivePartition';
import { driveRemedy } from '../runs/__testUtils__/driveRemedy';
import { T1 } from '../runs/__testUtils__/generateTimelines';
import {
  RESTART,
  RESTARTED,
  ROLLOUT,
} from '../runs/__testUtils__/recordedRuns';
import { RUN_ID } from '../runs/__testUtils__/observations';
import type { MachineRun } from '../runs/engine/types';
import { KINDS } from '../runs/kinds';
import type { GenerateRun } from '../runs/kinds/generate/memory';
import type { PartitionRun } from '../runs/kinds/partition/memory';
import type { RemedyRun } from '../runs/kinds/remedy/memory';
import { DatabaseRunStore } from '../runs/store';
import beforeTheHouse from './__fixtures__/before-the-house.json';
import { runMigrations } from './migrate';

/** What databases held that were filled by commits of before; see `dev/record/recordDatabase.ts`. */
const RECORDINGS = { 'before the house': beforeTheHouse };

const directory = resolvePackagePath(
  '@seedgen/backstage-plugin-seedgen-backend',
  'migrations',
);
const databases = testDatabases();

/** What a run sees next: what it saw last once more, and the rows that lie after it. */
function rowsAfter<Row extends { t: number }>(
  rows: readonly Row[],
  { memory, requestedAt }: MachineRun,
): Row[] {
  const seconds = (Date.parse(memory.lookedAt ?? requestedAt) - START) / 1000;
  const last = rows.filter(({ t }) => t <= seconds).pop() ?? rows[0];
  return [
    { ...last, t: seconds + 0.1 },
    ...rows.filter(({ t }) => t > seconds),
  ];
}

/** Goes on with a run as the world would have gone on. */
const GO_ON: Record<string, (run: MachineRun) => { run: MachineRun }> = {
  generate: run =>
    driveGenerate(rowsAfter(T1, run), { from: run as GenerateRun }),
  partition: run =>
    drivePartition(rowsAfter(ROLLOUT, run), { from: run as PartitionRun }),
  remedy: run =>
    driveRemedy(RESTARTED, rowsAfter(RESTART, run), {
      from: run as RemedyRun,
    }),
};

/** Goes on under the names that the world of the timelines knows, and is given its own back. */
function goOn(run: MachineRun): MachineRun {
  const renamed = (value: MachineRun, from: string[], to: string[]) =>
    JSON.parse(
      from.reduce(
        (text, name, index) =>
          text.replaceAll(JSON.stringify(name), JSON.stringify(to[index])),
        JSON.stringify(value),
      ),
    ) as MachineRun;
  const own = [run.id, run.cluster];
  const theirs = [RUN_ID, 'sno1'];
  return renamed(GO_ON[run.kind](renamed(run, own, theirs)).run, theirs, own);
}

describe.each(databases.ids)('recorded databases on %s', id => {
  describe.each(Object.entries(RECORDINGS))('%s', (_, recording) => {
    const open = async () => {
      const knex = await databases.createEmpty(id);
      const last = recording.migrations[recording.migrations.length - 1];
      do {
        await knex.migrate.up({ directory });
      } while ((await newest(knex)) !== last);
      await knex('seedgen_audit_head').delete();
      for (const [table, rows] of Object.entries<object[]>(recording.tables)) {
        if (rows.length > 0) await knex.batchInsert(table, rows, 20);
      }
      await runMigrations(knex);
      const audit = new DatabaseAuditLog({
        knex,
        clock: new ManualClock(),
        sink: async () => undefined,
      });
      return {
        knex,
        audit,
        store: new DatabaseRunStore({ knex, audit, kinds: KINDS }),
      };
    };

    it('shows every run as it was, and the log verifies', async () => {
      const { audit, store } = await open();
      const { seedgen_runs: rows, seedgen_audit: entries } = recording.tables;
      expect(rows.length).toBeGreaterThan(30);
      for (const row of rows) {
        const details = await detailsOf(store, row.id);
        expect(details).toMatchObject({
          kind: row.kind,
          cluster: row.cluster,
          phase: row.phase,
          requestedBy: row.requested_by,
        });
        expect(details.problem?.code).not.toBe('RunStateUnreadable');
      }
      expect(await audit.verify()).toEqual({ rows: entries.length });
      await audit.append({
        action: 'audit.read',
        outcome: 'succeeded',
        actor: 'user:default/jane',
      });
      expect(await audit.verify()).toEqual({ rows: entries.length + 1 });
    });

    it('goes on with the runs that had not ended, in every phase', async () => {
      const { knex, audit, store } = await open();
      const ids = await store.claimable(new Date(START + 86_400_000));
      const phases = new Set<string>();
      for (const runId of ids) {
        const claimed = await store.claim(runId, {
          owner: 'one',
          now: new Date(START + 86_400_000),
          leaseMs: 60_000,
        });
        expect(claimed?.unreadable).toBeUndefined();
        const { run, epoch, revision } = claimed!;
        if (isTerminalPhase(run.phase)) continue;
        phases.add(`${run.kind} ${run.phase}`);
        const ended = goOn(run);
        expect([run.kind, run.phase, ended.phase]).toEqual([
          run.kind,
          run.phase,
          run.phase === 'Reverting' ? 'Abandoned' : 'Succeeded',
        ]);
        const stored = await store.transition(
          { id: runId, epoch, revision },
          { run: ended, entries: [], audits: [], effects: [] },
        );
        expect(stored.outcome).toBe('stored');
        // As a replica of before reads it, beside this one: all that it knew is where it was.
        const { state } = await knex('seedgen_runs')
          .where({ id: runId })
          .first();
        expect(JSON.parse(state)).toMatchObject(
          JSON.parse(JSON.stringify(ended)),
        );
      }
      expect([...phases].sort()).toEqual(
        KINDS.all
          .flatMap(({ kind, phases: all }) =>
            all.map(phase => `${kind} ${phase}`),
          )
          .sort(),
      );
      expect((await audit.verify()).brokenAt).toBeUndefined();
    });
  });
});

async function newest(knex: Knex): Promise<string> {
  const row = await knex('knex_migrations').orderBy('id', 'desc').first('name');
  return row.name;
}
