import { readdirSync } from 'node:fs';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { testDatabases } from '../__testUtils__/databases';

const directory = resolvePackagePath(
  '@seedgen/backstage-plugin-seedgen-backend',
  'migrations',
);
const files = readdirSync(directory)
  .filter(name => name.endsWith('.js'))
  .sort();

const RUN = {
  id: 'run-1',
  kind: 'generate',
  cluster: 'sno1',
  phase: 'Preflight',
  active: 1,
  watching: 0,
  requested_by: 'user:default/jane',
  requested_at: '2026-11-22T10:00:00.000Z',
  request_hash: 'a'.repeat(64),
  revision: 1,
  owner_epoch: 0,
  state: '{}',
};

const AUDIT = {
  sequence: 1,
  id: 'a-1',
  at: '2026-11-22T10:00:00.000Z',
  action: 'run.requested',
  outcome: 'accepted',
  actor: 'user:default/jane',
  previous_hash: '0'.repeat(64),
  hash: '1'.repeat(64),
};

/** What each migration must make possible, by its file. */
const PROOFS: Record<string, (knex: Knex) => Promise<void>> = {
  '20261122120000_runs.js': async knex => {
    await knex('seedgen_runs').insert(RUN);
    await expect(
      knex('seedgen_runs').insert({ ...RUN, id: 'run-2' }),
    ).rejects.toThrow();
    await knex('seedgen_runs').insert({
      ...RUN,
      id: 'run-3',
      active: 0,
    });
    await knex('seedgen_timeline').insert({
      run_id: 'run-1',
      sequence: 1,
      at: RUN.requested_at,
      type: 'note',
      phase: 'Preflight',
      text: 'x',
    });
    await knex('seedgen_artifacts').insert({
      run_id: 'run-1',
      name: 'imager.log',
      created_at: RUN.requested_at,
      content: 'x'.repeat(300_000),
    });
  },
  '20261122120100_audit.js': async knex => {
    await knex('seedgen_audit').insert(AUDIT);
    await expect(knex('seedgen_audit').update({ actor: 'x' })).rejects.toThrow(
      /append-only/,
    );
    await expect(knex('seedgen_audit').delete()).rejects.toThrow(/append-only/);
    if (knex.client.config.client === 'pg') {
      await expect(knex('seedgen_audit').truncate()).rejects.toThrow(
        /append-only/,
      );
    }
    await expect(
      knex('seedgen_audit').insert({ ...AUDIT, id: 'a-2' }),
    ).rejects.toThrow();
  },
  '20261122120200_results.js': async knex => {
    await knex('seedgen_reports').insert({
      id: 'report-1',
      type: 'preflight',
      cluster: 'sno1',
      state: 'running',
      started_at: RUN.requested_at,
      report: '{}',
    });
    await knex('seedgen_seeds').insert({
      run_id: 'run-1',
      cluster: 'sno1',
      image: 'registry.example/seed:1',
      digest: 'sha256:1',
      size_bytes: 15_000_000_000,
      verified_at: RUN.requested_at,
      requested_by: 'user:default/jane',
    });
  },
  '20261122120300_fleet.js': async knex => {
    await knex('seedgen_snapshots').insert({
      cluster: 'sno1',
      updated_at: RUN.requested_at,
      snapshot: '{}',
    });
    await knex('seedgen_looks').insert({
      cluster: 'sno1',
      holder: 'one',
      held_until: 1_795_341_600_000,
    });
  },
  '20261122130000_external_generations.js': async knex => {
    await knex('seedgen_external_generations').insert({
      cluster: 'sno1',
      image: 'registry.example/a:1',
      uid: 'uid-1',
      first_seen_at: RUN.requested_at,
      last_seen_at: RUN.requested_at,
      state: 'Starting seed generation',
    });
  },
  '20261125090000_remedies.js': async knex => {
    const remedy = { ...RUN, kind: 'remedy', phase: 'Checking' };
    await knex('seedgen_runs').insert(RUN);
    await knex('seedgen_runs').insert({ ...remedy, id: 'remedy-1' });
    for (const second of [
      { ...RUN, id: 'run-2', kind: 'partition' },
      { ...remedy, id: 'remedy-2' },
    ]) {
      await expect(knex('seedgen_runs').insert(second)).rejects.toThrow();
    }
    await knex('seedgen_runs').insert({ ...remedy, id: 'remedy-3', active: 0 });
    await knex('seedgen_runs').insert({
      ...remedy,
      id: 'remedy-4',
      cluster: 'sno2',
    });
  },
  '20261125100100_external_steps.js': async knex => {
    await knex('seedgen_external_generations').insert({
      cluster: 'sno1',
      image: 'registry.example/a:1',
      uid: 'uid-1',
      first_seen_at: RUN.requested_at,
      last_seen_at: RUN.requested_at,
      state: 'Seed Generation completed',
      steps: '[]',
      outcome: 'succeeded',
    });
  },
  '20261125100000_timeline_milestones.js': async knex => {
    await knex('seedgen_timeline').insert({
      run_id: 'run-1',
      sequence: 1,
      at: RUN.requested_at,
      type: 'milestone',
      phase: 'Finalizing',
      text: 'x',
      source: 'imager',
      occurred_at: RUN.requested_at,
    });
  },
  '20261130200000_imager_inspections.js': async knex => {
    const other = { ...RUN, cluster: 'sno-inspected', active: 0 };
    await knex('seedgen_runs').insert({ ...other, id: 'run-inspected-1' });
    await knex('seedgen_runs').insert({
      ...other,
      id: 'run-inspected-2',
      inspection_wanted: 1,
    });
    expect(
      await knex('seedgen_runs')
        .where({ cluster: other.cluster })
        .orderBy('number')
        .pluck('inspection_wanted'),
    ).toEqual([0, 1]);
  },
  '20261130100000_kept_checks.js': async knex => {
    const row = { cluster: 'sno1', updated_at: RUN.requested_at, checks: '[]' };
    await knex('seedgen_kept_checks').insert(row);
    await expect(knex('seedgen_kept_checks').insert(row)).rejects.toThrow();
    await knex('seedgen_kept_checks').insert({ ...row, cluster: 'sno2' });
  },
  '20261125110000_notifications.js': async knex => {
    const row = {
      run_id: 'run-1',
      event: 'ended',
      cluster: 'sno1',
      state: 'pending',
      created_at: RUN.requested_at,
      due_at: 1_795_341_600_000,
      attempts: 0,
      message: '{}',
    };
    await knex('seedgen_notifications').insert(row);
    await expect(knex('seedgen_notifications').insert(row)).rejects.toThrow();
    await knex('seedgen_notifications').insert({
      ...row,
      event: 'attention:ClusterUnreachable',
    });
  },
  '20261125100000_fleet_lists.js': async knex => {
    await knex('seedgen_owners').insert({
      cluster: 'sno1',
      owner: 'group:default/edge',
    });
    await knex('seedgen_owners_head').insert({
      id: 1,
      as_of: RUN.requested_at,
    });
    await expect(
      knex('seedgen_owners').insert({ cluster: 'sno1', owner: 'x' }),
    ).rejects.toThrow();
  },
  '20261125100100_run_durations.js': async knex => {
    const row = {
      run_id: 'run-1',
      kind: 'generate',
      cluster: 'sno1',
      total_ms: 86_400_000,
      phases: '[["Preflight",0]]',
    };
    await knex('seedgen_durations').insert(row);
    await expect(knex('seedgen_durations').insert(row)).rejects.toThrow();
  },
  '20261125100200_image_places.js': async knex => {
    await knex('seedgen_image_details').insert({
      digest: 'sha256:1',
      details: 'x'.repeat(100_000),
    });
    const place = {
      digest: 'sha256:1',
      image: 'registry.example/seed:1',
      registry: 'registry.example',
      state: 'here',
      checked_at: RUN.requested_at,
    };
    await knex('seedgen_image_places').insert(place);
    await expect(knex('seedgen_image_places').insert(place)).rejects.toThrow();
  },
  '20261201120000_polls.js': async knex => {
    // As a replica of before adds one, and as one of now does.
    await knex('seedgen_looks').insert([
      { cluster: 'a', holder: 'old', held_until: 1 },
      { cluster: 'b', holder: '', held_until: 0, due_at: 5, failures: 0 },
    ]);
    await knex('seedgen_snapshots').insert([
      { cluster: 'a', updated_at: AUDIT.at, snapshot: '{}' },
      {
        cluster: 'b',
        updated_at: AUDIT.at,
        snapshot: '{}',
        observed_at: AUDIT.at,
      },
    ]);
    expect(await knex('seedgen_looks').whereNull('due_at')).toHaveLength(1);
  },
  '20261201110000_run_locks.js': async knex => {
    const other = (id: string, change: object) => ({ ...RUN, id, ...change });
    await knex('seedgen_runs').insert(
      other('run-1', { lock_name: 'subject:sno1' }),
    );
    for (const second of [
      // By a replica of before, and by one of now.
      other('run-2', {}),
      other('run-3', { kind: 'rehearsal', lock_name: 'subject:sno1' }),
    ]) {
      await expect(knex('seedgen_runs').insert(second)).rejects.toThrow();
    }
    await knex('seedgen_runs').insert(other('run-4', { kind: 'remedy' }));
    await expect(
      knex('seedgen_runs').insert(
        other('run-5', { kind: 'remedy', lock_name: 'beside:remedy:sno1' }),
      ),
    ).rejects.toThrow();
    for (const id of ['run-6', 'run-7']) {
      await knex('seedgen_runs').insert(
        other(id, { kind: 'rehearsal', cluster: '', lock_name: '' }),
      );
    }
  },
  '20261201100000_audit_hash_version.js': async knex => {
    // As a replica of before adds a row.
    await knex('seedgen_audit').insert(AUDIT);
    expect(await knex('seedgen_audit').pluck('hash_version')).toEqual([1]);
    await expect(knex('seedgen_audit').delete()).rejects.toThrow(/append-only/);
  },
  '20261125100300_audit_filters.js': async knex => {
    await knex('seedgen_audit').insert(AUDIT);
    expect(await knex('seedgen_audit').where({ outcome: 'accepted' })).toEqual([
      expect.objectContaining({ id: AUDIT.id }),
    ]);
  },
};

const databases = testDatabases();

describe.each(databases.ids)('migrations on %s', id => {
  it.each(files)(
    '%s goes up, holds rows, goes down and up again',
    async file => {
      const knex = await databases.createEmpty(id);
      for (const before of files.slice(0, files.indexOf(file))) {
        expect(before < file).toBe(true);
        await knex.migrate.up({ directory });
      }
      await knex.migrate.up({ directory });
      await PROOFS[file](knex);
      await knex.migrate.down({ directory });
      await knex.migrate.up({ directory });
      expect(await knex.migrate.currentVersion({ directory })).toBe(
        file.split('_')[0],
      );
    },
  );
});
