import type { Knex } from 'knex';
import { testDatabases } from '../__testUtils__/databases';
import { ManualClock } from '../__testUtils__/ManualClock';
import { DatabaseLookClaims } from './DatabaseLookClaims';
import { DatabasePolls } from './DatabasePolls';
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

  it('notes that a picture was seen again, and writes it anew only now and then', async () => {
    const clock = new ManualClock();
    const store = new DatabaseSnapshotStore({ knex, clock });
    const seen = (observedAt: string) => ({
      cluster: 'sno1',
      reachability: 'reachable' as const,
      observedAt,
      reachableAt: observedAt,
      node: 'a',
    });
    const later = '2026-11-22T10:01:00.000Z';
    await store.save(seen(AT));
    await clock.advance(60_000);
    await store.saveUnchanged(seen(later));
    expect(await store.read(['sno1'])).toEqual([seen(later)]);
    const text = async () =>
      (await knex('seedgen_snapshots').first('snapshot')).snapshot;
    expect(await text()).not.toContain(later);
    // One that a replica of before has written since counts.
    const last = '2026-11-22T10:02:00.000Z';
    await knex('seedgen_snapshots').update({
      snapshot: (await text()).replaceAll(AT, last),
    });
    expect(await store.read(['sno1'])).toEqual([seen(last)]);
    await clock.advance(5 * 60_000);
    const newest = '2026-11-22T10:06:00.000Z';
    await store.saveUnchanged(seen(newest));
    expect(await text()).toContain(newest);
    expect(await store.unseenSince(clock.now())).toEqual([]);
    await clock.advance(60_000);
    expect(await store.unseenSince(clock.now())).toEqual(['sno1']);
    await store.forget(['sno1']);
    expect(await store.read(['sno1'])).toEqual([]);
  });

  describe('polls', () => {
    const polls = (replicaId: string) => new DatabasePolls({ knex, replicaId });
    const claim = (replicaId: string, limit = 10, leaseMs = 60_000) =>
      polls(replicaId)
        .claim(['a', 'b', 'c'], { limit, leaseMs })
        .then(due => due.map(({ cluster }) => cluster).sort());

    it('give each cluster that is due to one replica', async () => {
      await polls('one').add(['a', 'b', 'c', 'elsewhere']);
      await polls('two').add(['a', 'b', 'c']);
      const claims = await Promise.all([claim('one', 2), claim('two', 2)]);
      expect(claims.flat().sort()).toEqual(['a', 'b', 'c']);
      expect(await claim('two')).toEqual([]);
      const [mine] = claims;
      await polls('one').finish(mine[0], { dueInMs: 0, failures: 3 });
      // What one does not have, it does not give back.
      await polls('one').finish(claims[1][0], { dueInMs: 0, failures: 9 });
      expect(
        await polls('two').claim(['a', 'b', 'c'], { limit: 9, leaseMs: 1 }),
      ).toEqual([{ cluster: mine[0], failures: 3 }]);
    });

    it('are free again by themselves', async () => {
      await polls('one').add(['a']);
      expect(await claim('one', 1, -1)).toEqual(['a']);
      expect(await claim('two')).toEqual(['a']);
    });

    it('are due again after the time that was said, or as soon as they may be', async () => {
      await polls('one').add(['a', 'b', 'c']);
      await claim('one');
      await polls('one').request('b');
      for (const name of ['a', 'b', 'c']) {
        await polls('one').finish(name, { dueInMs: 600_000, failures: 0 });
      }
      const due = async () => {
        const rows = await knex('seedgen_looks').orderBy('cluster');
        return rows.map(row => Number(row.due_at) - Number(row.polled_at));
      };
      expect(await due()).toEqual([600_000, 1_000, 600_000]);
      await polls('two').request('a');
      await polls('two').hasten(['a', 'c'], 10_000);
      expect(await due()).toEqual([1_000, 1_000, 10_000]);
      expect(await claim('two')).toEqual([]);
      expect(await polls('two').lagMs(['a'])).toBe(0);
      await knex('seedgen_looks').update({ due_at: 0 });
      expect(await polls('two').lagMs(['a', 'x'])).toBeGreaterThan(1e12);
      await polls('two').forget(['a', 'b', 'c']);
      expect(await knex('seedgen_looks')).toEqual([]);
    });

    it('go on beside a replica of before, which takes rows away', async () => {
      const old = new DatabaseLookClaims({
        knex,
        clock: { now: () => new Date(), sleep: async () => undefined },
        holder: 'old',
      });
      await polls('one').add(['a', 'b']);
      expect(await old.claim('a', 60_000)).toBe(true);
      expect(await old.claim('c', 60_000)).toBe(true);
      expect(await claim('one')).toEqual(['b']);
      expect(await old.claim('b', 60_000)).toBe(false);
      await polls('one').add(['a', 'b', 'c']);
      expect(await claim('one')).toEqual([]);
      await old.release('a');
      await old.release('c');
      await polls('one').add(['a', 'b', 'c']);
      expect(await claim('one')).toEqual(['a', 'c']);
    });
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
