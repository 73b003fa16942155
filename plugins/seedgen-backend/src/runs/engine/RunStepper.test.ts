import { detailsOf } from '../__testUtils__/detailsOf';
import { testDatabases } from '../../__testUtils__/databases';
import { runBench } from '../__testUtils__/runBench';
import { RunStepper, type FailPoint } from './RunStepper';

jest.setTimeout(30_000);

const databases = testDatabases();
const TICK_MS = 25_000;
const LEASE_MS = 6_000;

class Killed extends Error {}

/** Where a process is killed: at the n-th time that it passes a point. */
interface Kill {
  point: FailPoint;
  time: number;
  /** How long nobody works on the run afterwards, in milliseconds. */
  awayMs: number;
}

/** Lets processes come and go until the run has ended. */
async function live(id: (typeof databases.ids)[number], kill?: Kill) {
  const bench = runBench(await databases.create(id), { passMoments: true });
  const { clock, store, dependencies } = bench;
  const { run } = await bench.submit();
  const passed: Record<string, number> = {};
  let owner = 0;
  const claim = async () => {
    owner += 1;
    const stored = await store.claim(run.id, {
      owner: `owner-${owner}`,
      now: clock.now(),
      leaseMs: LEASE_MS,
    });
    if (!stored) throw new Error('The run could not be claimed');
    return new RunStepper(stored, {
      ...dependencies,
      onStored: () => undefined,
      failPoint: point => {
        passed[point] = (passed[point] ?? 0) + 1;
        if (kill?.point === point && passed[point] === kill.time) {
          throw new Killed();
        }
      },
    });
  };
  let stepper = await claim();
  const signal = new AbortController().signal;
  for (let tick = 0; tick < 400; tick += 1) {
    try {
      const outcome = await stepper.step(signal);
      if (outcome === 'ended') break;
      if (outcome === 'waiting') await clock.advance(TICK_MS);
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      await clock.advance(Math.max(kill!.awayMs, LEASE_MS));
      stepper = await claim();
    }
  }
  return { ...bench, id: run.id, passed };
}

async function expectCleanSuccess(lived: Awaited<ReturnType<typeof live>>) {
  const { store, audit, world, id } = lived;
  const details = await detailsOf(store, id);
  expect(details.phase).toBe('Succeeded');
  expect(details.seed?.digest).toBe(details.digest);
  expect(world.creations).toBe(1);
  expect(world.secretPresent).toBe(false);
  const { items } = await audit.query({ runId: id, limit: 200 });
  const count = (action: string) =>
    items.filter(entry => entry.action === action).length;
  expect(count('run.requested')).toBe(1);
  expect(count('run.succeeded')).toBe(1);
  expect(count('seedgenerator.created')).toBe(1);
  expect(count('secret.deleted')).toBe(1);
  expect(await audit.verify()).not.toHaveProperty('brokenAt');
  const sequences = details.timeline.map(({ sequence }) => sequence);
  expect(sequences).toEqual(sequences.map((_, index) => index + 1));
}

describe.each(databases.ids)('RunStepper on %s', databaseId => {
  it('carries a run out from request to proof', async () => {
    const lived = await live(databaseId);
    await expectCleanSuccess(lived);
    const details = await detailsOf(lived.store, lived.id);
    expect(details.preflight).toMatchObject({ state: 'done' });
    expect(details.verification?.verdict).toBe('verified');
    expect(
      (await lived.store.artifact(lived.id, 'imager.log'))?.content,
    ).toContain('restored successfully');
    expect(lived.world.secretWrites).toBe(1);
    expect(lived.world.preflights).toBe(1);
    // Six effects, each with its own pass; the tests below die at every one of them.
    expect(lived.passed['before-effects']).toBe(6);
  });

  const points: FailPoint[] = ['before-effects', 'after-effects'];
  it.each(
    points.flatMap(point =>
      [1, 2, 3, 4, 5, 6].flatMap(time =>
        [0, 420_000].map(awayMs => ({ point, time, awayMs })),
      ),
    ),
  )('goes on after a kill $point number $time, away $awayMs ms', async kill => {
    const lived = await live(databaseId, kill);
    expect(lived.passed[kill.point]).toBeGreaterThan(kill.time);
    await expectCleanSuccess(lived);
  });

  it.each([1, 2, 3, 4, 5, 8, 13, 20, 28])(
    'goes on after a kill before write number %s',
    async time => {
      const lived = await live(databaseId, {
        point: 'before-store',
        time,
        awayMs: 0,
      });
      expect(lived.passed['before-store']).toBeGreaterThan(time);
      await expectCleanSuccess(lived);
    },
  );

  it('refuses what a zombie writes, and lets it do nothing more', async () => {
    const bench = runBench(await databases.create(databaseId));
    const { clock, store, dependencies, world } = bench;
    const { run } = await bench.submit();
    const claim = (owner: string) =>
      store.claim(run.id, { owner, now: clock.now(), leaseMs: LEASE_MS });
    const options = { ...dependencies, onStored: () => undefined };
    const zombie = new RunStepper((await claim('zombie'))!, options);
    const { signal } = new AbortController();
    await clock.advance(LEASE_MS);
    const heir = new RunStepper((await claim('heir'))!, options);
    expect(await zombie.step(signal)).toBe('lost');
    expect(world).toMatchObject({ preflights: 0, secretWrites: 0 });
    expect(await heir.step(signal)).toBe('moved');
    expect(world).toMatchObject({ creations: 1, secretWrites: 1 });
    expect(await zombie.step(signal)).toBe('lost');
    expect(world).toMatchObject({ creations: 1, secretWrites: 1 });
    expect((await detailsOf(store, run.id)).timeline).toHaveLength(
      new Set(
        (await detailsOf(store, run.id)).timeline.map(
          ({ sequence }) => sequence,
        ),
      ).size,
    );
  });

  it('lets a cancellation win that was written while an effect was had', async () => {
    const bench = runBench(await databases.create(databaseId));
    const { clock, store, dependencies, service, world } = bench;
    const { run } = await bench.submit();
    const stored = (await store.claim(run.id, {
      owner: 'one',
      now: clock.now(),
      leaseMs: LEASE_MS,
    }))!;
    let cancelled = false;
    const preflight = {
      run: async () => {
        cancelled = true;
        await service.cancel(run.id, { actor: { ref: 'user:default/joe' } });
        return [];
      },
    };
    const stepper = new RunStepper(stored, {
      ...dependencies,
      preflight,
      onStored: () => undefined,
    });
    expect(await stepper.step(new AbortController().signal)).toBe('ended');
    expect(cancelled).toBe(true);
    expect((await detailsOf(store, run.id)).phase).toBe('Abandoned');
    expect(world.secretWrites).toBe(0);
    const { items } = await bench.audit.query({ runId: run.id });
    expect(items.map(({ action }) => action)).toContain('run.cancel-requested');
  });
});
