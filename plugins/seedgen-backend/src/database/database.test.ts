import type { Knex } from 'knex';
import { testDatabases } from '../__testUtils__/databases';
import { ManualClock } from '../__testUtils__/ManualClock';
import { DatabaseLookClaims } from './DatabaseLookClaims';
import {
  DatabasePreflightReports,
  DatabaseVerificationReports,
} from './DatabaseReports';
import { DatabaseSnapshotStore } from './DatabaseSnapshotStore';

const databases = testDatabases();
const AT = '2026-11-22T10:00:00.000Z';

describe.each(databases.ids)('stores on %s', id => {
  let knex: Knex;
  beforeEach(async () => {
    knex = await databases.create(id);
  });

  it('keeps the last picture of each cluster', async () => {
    const store = new DatabaseSnapshotStore({ knex, clock: new ManualClock() });
    await store.save({ cluster: 'sno1', reachability: 'unknown' });
    await store.save({ cluster: 'sno1', reachability: 'reachable' });
    await store.save({ cluster: 'sno2', reachability: 'unreachable' });
    expect(await store.read(['sno1', 'sno9'])).toEqual([
      { cluster: 'sno1', reachability: 'reachable' },
    ]);
    expect(await store.read([])).toEqual([]);
  });

  it('lets one process at a time look at a cluster', async () => {
    const clock = new ManualClock();
    const one = new DatabaseLookClaims({ knex, clock, holder: 'one' });
    const two = new DatabaseLookClaims({ knex, clock, holder: 'two' });
    const claims = await Promise.all([
      one.claim('sno1', 1000),
      two.claim('sno1', 1000),
    ]);
    expect(claims.filter(Boolean)).toHaveLength(1);
    const [winner, loser] = claims[0] ? [one, two] : [two, one];
    expect(await loser.claim('sno2', 1000)).toBe(true);
    await winner.release('sno1');
    expect(await loser.claim('sno1', 1000)).toBe(true);
    expect(await winner.claim('sno1', 1000)).toBe(false);
    await winner.release('sno1');
    await clock.advance(1000);
    expect(await winner.claim('sno1', 1000)).toBe(true);
  });

  it('keeps reports apart by type, the latest first', async () => {
    const preflights = new DatabasePreflightReports(knex);
    const verifications = new DatabaseVerificationReports(knex);
    const report = {
      id: 'report-1',
      cluster: 'sno1',
      kind: 'generate' as const,
      state: 'running' as const,
      startedAt: AT,
      checks: [],
    };
    await preflights.save(report);
    await preflights.save({ ...report, id: 'report-2' }, 'run-1');
    await preflights.save({ ...report, state: 'done', verdict: 'passed' });
    await verifications.save({
      id: 'report-3',
      cluster: 'sno1',
      image: 'registry.example/seed:1',
      state: 'running',
      startedAt: AT,
    });
    expect(await preflights.get('report-1')).toMatchObject({
      verdict: 'passed',
    });
    expect(await preflights.get('report-3')).toBeUndefined();
    expect((await preflights.list('sno1', 5)).map(each => each.id)).toEqual([
      'report-2',
      'report-1',
    ]);
    expect(await preflights.list('sno1', 1)).toHaveLength(1);
    expect(await verifications.get('report-3')).toMatchObject({
      image: 'registry.example/seed:1',
    });
  });
});
