import { detailsOf } from '../__testUtils__/detailsOf';
import { testDatabases } from '../../__testUtils__/databases';
import { runBench } from '../__testUtils__/runBench';
import { Reconciler } from './Reconciler';

jest.setTimeout(30_000);

const databases = testDatabases();

describe.each(databases.ids)('Reconciler on %s', databaseId => {
  const setUp = async () => {
    const bench = runBench(await databases.create(databaseId));
    const reconciler = (owner: string) =>
      new Reconciler({
        ...bench.dependencies,
        owner,
        random: () => 0,
        leaseMs: 60_000,
        claimEveryMs: 1_000,
        concurrency: 10,
        onRunChanged: run => bench.changed.push(run),
        onClusterChanged: () => undefined,
      });
    /** Lets time go by until something is so. */
    const until = async (
      condition: () => Promise<boolean> | boolean,
      stepMs = 5000,
    ) => {
      for (let turn = 0; turn < 3000; turn += 1) {
        if (await condition()) return;
        await bench.clock.advance(stepMs);
        // The database answers in real time.
        await new Promise(resolve => setTimeout(resolve, 1));
      }
      throw new Error('It did not come about');
    };
    const phaseIs = (id: string, phase: string) => async () =>
      (await detailsOf(bench.store, id)).phase === phase;
    return { ...bench, reconciler, until, phaseIs };
  };

  it('picks up an open run at the start and carries it out', async () => {
    const bench = await setUp();
    const { run } = await bench.submit();
    const one = bench.reconciler('one');
    one.start();
    await bench.until(bench.phaseIs(run.id, 'Succeeded'));
    await one.stop();
    expect(bench.world.creations).toBe(1);
    expect(await bench.store.claimable(bench.clock.now())).toEqual([]);
    const phases = [...new Set(bench.changed.map(({ phase }) => phase))];
    expect(phases[0]).toBe('Preflight');
    expect(phases[phases.length - 1]).toBe('Succeeded');
    const revisions = bench.changed.map(({ revision }) => revision);
    expect(revisions).toEqual([...revisions].sort((a, b) => a - b));
  });

  it('does nothing twice when two carry out the same database', async () => {
    const bench = await setUp();
    const pair = [bench.reconciler('one'), bench.reconciler('two')];
    for (const each of pair) each.start();
    const { run } = await bench.submit();
    for (const each of pair) each.nudge(run.id);
    await bench.until(bench.phaseIs(run.id, 'Succeeded'));
    for (const each of pair) await each.stop();
    expect(bench.world.creations).toBe(1);
    expect(bench.world.secretWrites).toBe(1);
    expect(bench.world.preflights).toBe(1);
    expect(await bench.audit.verify()).not.toHaveProperty('brokenAt');
  });

  it('hands a run over at once when it is stopped', async () => {
    const bench = await setUp();
    const { run } = await bench.submit();
    const one = bench.reconciler('one');
    one.start();
    await bench.until(bench.phaseIs(run.id, 'Preparing'));
    await one.stop();
    expect(await bench.store.claimable(bench.clock.now())).toEqual([run.id]);
    const two = bench.reconciler('two');
    two.start();
    await bench.until(bench.phaseIs(run.id, 'Succeeded'));
    await two.stop();
    expect(bench.world.creations).toBe(1);
  });

  it('shows an abandoned run as such at once, and watches on until its end', async () => {
    const bench = await setUp();
    const { run } = await bench.submit();
    const one = bench.reconciler('one');
    one.start();
    await bench.until(bench.phaseIs(run.id, 'Imaging'));
    const actor = { ref: 'user:default/joe' };
    const shown = await bench.service.cancel(run.id, { actor });
    expect(shown).toMatchObject({
      phase: 'Abandoned',
      problem: { code: 'StoppedFollowing' },
    });
    expect(await bench.service.cancel(run.id, { actor })).toMatchObject({
      phase: 'Abandoned',
    });
    await bench.until(
      async () => (await bench.store.find(run.id))?.run.watching === false,
    );
    await one.stop();
    expect(bench.world.secretPresent).toBe(false);
    expect((await bench.store.seeds({})).items).toHaveLength(1);
    const { items } = await bench.audit.query({ runId: run.id, limit: 200 });
    expect(
      items.filter(({ action }) => action === 'run.abandoned'),
    ).toMatchObject([{ actor: 'user:default/joe' }]);
    expect(
      items.filter(({ action }) => action === 'run.cancel-requested'),
    ).toHaveLength(1);
  });
});
