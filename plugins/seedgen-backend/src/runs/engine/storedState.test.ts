import { detailsOf } from '../__testUtils__/detailsOf';
import { testDatabases } from '../../__testUtils__/databases';
import { runBench } from '../__testUtils__/runBench';
import { KINDS } from '../kinds';
import { newRun } from './newRun';
import { readState, writeState, type RowOfRun } from './storedState';
import { Reconciler } from './Reconciler';

jest.setTimeout(30_000);

const REQUEST = {
  kind: 'generate' as const,
  cluster: 'sno1',
  seedImage: 'registry.example/ocp/seed:1',
  confirmation: 'sno1',
};
const run = newRun(
  {
    id: 'run-1',
    request: REQUEST,
    requestedBy: 'user:default/jane',
    now: new Date('2026-11-22T10:00:00Z'),
  },
  KINDS,
);
const row = (change: Partial<RowOfRun> = {}): RowOfRun => ({
  id: 'run-1',
  kind: 'generate',
  cluster: 'sno1',
  phase: 'Preparing',
  requested_by: 'user:default/jane',
  requested_at: '2026-11-22T10:00:00.000Z',
  finished_at: null,
  seed_image: REQUEST.seedImage,
  state: writeState(run, KINDS),
  ...change,
});
const stateWith = (change: object) => JSON.stringify({ ...run, ...change });

describe('stored states', () => {
  it('carry their version and are read as they were written', () => {
    expect(JSON.parse(row().state).stateVersion).toBe(1);
    expect(readState(row(), KINDS)).toEqual({ run, unreadable: false });
  });

  it('are of the first version where they carry none', () => {
    const { run: read, unreadable } = readState(
      row({ state: JSON.stringify(run) }),
      KINDS,
    );
    expect(unreadable).toBe(false);
    expect(read).toEqual(run);
  });

  it.each<[string, Partial<RowOfRun>, RegExp]>([
    ['no JSON', { state: '{"id":' }, /not what any version has stored/],
    ['an empty text', { state: '' }, /not what any version has stored/],
    ['null', { state: 'null' }, /not what any version has stored/],
    ['a list', { state: '[]' }, /that of another run/],
    [
      'another run',
      { state: stateWith({ id: 'run-2' }) },
      /that of another run/,
    ],
    [
      'another kind',
      { state: stateWith({ kind: 'partition' }) },
      /that of another run/,
    ],
    [
      'no memory',
      { state: stateWith({ memory: undefined }) },
      /not what any version has stored/,
    ],
    [
      'a memory that lacks something',
      { state: stateWith({ memory: { effects: {} } }) },
      /not what any version has stored/,
    ],
    [
      'a newer version',
      { state: stateWith({ stateVersion: 99 }) },
      /newer version has stored it \(99; this one reads up to 1\)/,
    ],
    ['a kind that is not known', { kind: 'rehearsal' }, /no runs of kind/],
  ])('that are %s are a named problem', (_, change, message) => {
    const { run: read, unreadable } = readState(row(change), KINDS);
    expect(unreadable).toBe(true);
    expect(read).toMatchObject({
      id: 'run-1',
      cluster: 'sno1',
      phase: 'Preparing',
      requestedBy: 'user:default/jane',
      watching: false,
      problem: { code: 'RunStateUnreadable' },
    });
    expect(read.problem?.message).toMatch(message);
  });
});

const databases = testDatabases();

describe.each(databases.ids)('a run that cannot be read on %s', id => {
  it('is shown with its problem, left alone, and keeps nobody else from anything', async () => {
    const knex = await databases.create(id);
    const bench = runBench(knex);
    const { run: broken } = await bench.submit();
    await knex('seedgen_runs')
      .where({ id: broken.id })
      .update({ state: '{"stateVersion":99}' });
    const { run: other } = await bench.service.submit(
      { ...REQUEST, cluster: 'sno2', confirmation: 'sno2' },
      { actor: { ref: 'user:default/jane' } },
    );

    const reconciler = new Reconciler({
      ...bench.dependencies,
      owner: 'one',
      random: () => 0,
      leaseMs: 60_000,
      claimEveryMs: 1_000,
      concurrency: 10,
      onRunChanged: () => undefined,
      onClusterChanged: () => undefined,
    });
    reconciler.start();
    for (let turn = 0; turn < 200; turn += 1) {
      await bench.clock.advance(1_000);
      await new Promise(resolve => setTimeout(resolve, 1));
      if ((await detailsOf(bench.store, other.id)).phase !== 'Preflight') break;
    }
    await reconciler.stop();

    const { items } = await bench.service.list({});
    expect(items.map(({ id: each }) => each).sort()).toEqual(
      [broken.id, other.id].sort(),
    );
    expect(await bench.service.get(broken.id)).toMatchObject({
      phase: 'Preflight',
      problem: { code: 'RunStateUnreadable' },
    });
    expect((await detailsOf(bench.store, other.id)).phase).not.toBe(
      'Preflight',
    );
    await expect(
      bench.service.cancel(broken.id, { actor: { ref: 'user:default/jane' } }),
    ).rejects.toThrow(/^RunStateUnreadable/);
    const stored = await knex('seedgen_runs').where({ id: broken.id }).first();
    expect(stored.state).toBe('{"stateVersion":99}');
    // Claimed once, or now and then; not at every turn.
    expect(stored.owner_epoch).toBeLessThan(6);
  });
});
