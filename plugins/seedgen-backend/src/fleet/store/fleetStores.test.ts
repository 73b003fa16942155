import type {
  CheckResult,
  PreflightReport,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { Knex } from 'knex';
import { testDatabases } from '../../__testUtils__/databases';
import { ManualClock } from '../../__testUtils__/ManualClock';
import { DatabaseSnapshotStore } from '../../database';
import { DatabaseKeptChecks } from '../readiness/DatabaseKeptChecks';
import { DatabaseFleetRevisions } from './DatabaseFleetRevisions';
import { DatabaseOwners } from './DatabaseOwners';

const databases = testDatabases();
const DECIDING = [
  { id: 'fast', decides: 'each-look' as const },
  { id: 'on-node', decides: 'preflight' as const },
  { id: 'by-registry', decides: 'preflight' as const },
];
const AT = '2026-11-22T10:00:00.000Z';

const result = (id: string, status: CheckResult['status']): CheckResult => ({
  id,
  title: id,
  severity: 'blocks',
  status,
  message: 'text',
  durationMs: 1,
});
const reportOf = (
  status: CheckResult['status'],
  id = 'on-node',
): PreflightReport => ({
  id: 'report-1',
  cluster: 'sno1',
  kind: 'generate',
  state: 'done',
  startedAt: AT,
  finishedAt: AT,
  verdict: 'passed',
  checks: [
    result('api-reachable', 'pass'),
    result('fast', 'pass'),
    result(id, status),
  ],
});

describe.each(databases.ids)('stores of the fleet on %s', id => {
  let knex: Knex;
  beforeEach(async () => {
    knex = await databases.create(id);
  });

  const run = (over: object) => ({
    kind: 'generate',
    cluster: 'sno1',
    phase: 'Preflight',
    active: 1,
    watching: 0,
    requested_by: 'user:default/jane',
    requested_at: AT,
    request_hash: 'a'.repeat(64),
    revision: 1,
    owner_epoch: 0,
    state: '{}',
    ...over,
  });

  it('tells another revision after everything that changes a status, and only of that cluster', async () => {
    const clock = new ManualClock();
    const revisions = new DatabaseFleetRevisions(knex);
    const snapshots = new DatabaseSnapshotStore({ knex, clock });
    await snapshots.save({ cluster: 'sno2', reachability: 'unknown' });
    const kept = new DatabaseKeptChecks({ knex, clock, checks: DECIDING });
    const seen = [await revisions.read()];
    const after = async (change: () => Promise<unknown>) => {
      await change();
      seen.push(await revisions.read());
    };
    await after(() =>
      snapshots.save({ cluster: 'sno1', reachability: 'unknown' }),
    );
    await clock.advance(1);
    await after(() =>
      snapshots.save({ cluster: 'sno1', reachability: 'reachable' }),
    );
    await after(() => knex('seedgen_runs').insert(run({ id: 'run-1' })));
    await after(() => knex('seedgen_runs').update({ revision: 2 }));
    await after(() =>
      knex('seedgen_runs').update({ active: 0, watching: 1, revision: 3 }),
    );
    await after(() => knex('seedgen_runs').update({ watching: 0 }));
    await after(() =>
      knex('seedgen_runs').insert(run({ id: 'run-2', active: 0 })),
    );
    await after(() =>
      knex('seedgen_seeds').insert({
        run_id: 'run-1',
        cluster: 'sno1',
        image: 'registry.example/seed:1',
        digest: 'sha256:1',
        size_bytes: 1,
        verified_at: AT,
        requested_by: 'user:default/jane',
      }),
    );
    await after(() =>
      knex('seedgen_image_places').insert({
        digest: 'sha256:1',
        image: 'registry.example/seed:1',
        registry: 'registry.example',
        state: 'here',
        checked_at: AT,
      }),
    );
    await after(() => knex('seedgen_image_places').update({ state: 'moved' }));
    await clock.advance(1);
    await after(() => kept.note(reportOf('pass'), 'preflight'));
    await clock.advance(1);
    await after(() => kept.note(reportOf('fail'), 'run'));
    const ofFirst = seen.map(each => each.get('sno1'));
    expect(new Set(ofFirst).size).toBe(seen.length);
    expect(new Set(seen.map(each => each.get('sno2'))).size).toBe(1);
    expect(await revisions.read()).toEqual(seen[seen.length - 1]);
  });

  it('keeps what the last preflight said that no look asks for', async () => {
    const clock = new ManualClock();
    const kept = new DatabaseKeptChecks({ knex, clock, checks: DECIDING });
    expect(await kept.read([])).toEqual(new Map());
    expect(await kept.note(reportOf('pass'), 'preflight')).toBe(true);
    const [first] = (await kept.read(['sno1', 'sno2'])).get('sno1')!;
    expect(first).toEqual({
      id: 'on-node',
      status: 'pass',
      asOf: AT,
      source: 'preflight',
    });
    const ids = async () =>
      (await kept.read(['sno1']))
        .get('sno1')!
        .map(each => [each.id, each.status, each.source]);
    // What another one did not ask stays as it was.
    await kept.note(reportOf('fail', 'by-registry'), 'run');
    expect(await ids()).toEqual([
      ['on-node', 'pass', 'preflight'],
      ['by-registry', 'fail', 'run'],
    ]);
    await kept.note(reportOf('fail'), 'run');
    expect(await ids()).toEqual([
      ['by-registry', 'fail', 'run'],
      ['on-node', 'fail', 'run'],
    ]);
    const noted = await Promise.all(
      [
        { ...reportOf('pass'), state: 'running' as const },
        { ...reportOf('pass'), kind: 'partition' as const },
        { ...reportOf('pass'), checks: [] },
        // The cluster was not seen at all.
        {
          ...reportOf('unknown'),
          checks: [
            result('api-reachable', 'fail'),
            result('on-node', 'unknown'),
          ],
        },
        reportOf('pass', 'no-other-check-of-ours'),
      ].map(report => kept.note(report, 'preflight')),
    );
    expect(noted).toEqual([false, false, false, false, false]);
    expect((await ids())[1]).toEqual(['on-node', 'fail', 'run']);
  });

  it('keeps what the catalog said last, for every replica', async () => {
    const store = new DatabaseOwners(knex);
    const other = new DatabaseOwners(knex);
    expect(await other.read()).toEqual({ owners: new Map() });
    const many = new Map(
      Array.from({ length: 700 }, (_, index) => [`sno${index}`, 'group:a/b']),
    );
    await store.replace(many, AT);
    expect(await other.read()).toEqual({ owners: many, asOf: AT });
    const later = '2026-11-22T10:05:00.000Z';
    await store.replace(new Map([['sno1', 'group:c/d']]), later);
    expect(await other.read()).toEqual({
      owners: new Map([['sno1', 'group:c/d']]),
      asOf: later,
    });
    await store.replace(new Map(), AT);
    expect((await other.read()).owners.size).toBe(0);
  });
});
