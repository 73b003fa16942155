import { randomUUID } from 'node:crypto';
import type { RemedyCall } from '@seedgen/backstage-plugin-seedgen-common';
import { testDatabases } from '../../__testUtils__/databases';
import { SEED_IMAGE } from '../__testUtils__/driveGenerate';
import { FakeHungCluster } from '../__testUtils__/FakeHungCluster';
import { runBench } from '../__testUtils__/runBench';
import type { GenerateMemory } from '../generate/memory';
import { newRun } from '../newRun';
import { RunStepper, type FailPoint } from '../reconciler/RunStepper';

jest.setTimeout(60_000);

const databases = testDatabases();
const TICK_MS = 5_000;
const LEASE_MS = 6_000;
const JANE = { ref: 'user:default/jane' };

class Killed extends Error {}

interface Kill {
  point: FailPoint;
  time: number;
  /** How long nobody works on anything afterwards, in milliseconds. */
  awayMs: number;
}

/** A remedy for a run that hangs; processes come and go until it has ended. */
async function live(
  id: (typeof databases.ids)[number],
  action: RemedyCall['action'],
  kill?: Kill,
) {
  const bench = runBench(await databases.create(id), { passMoments: true });
  const { clock, store, service, dependencies } = bench;
  const hung = newRun({
    id: randomUUID(),
    request: {
      kind: 'generate',
      cluster: 'sno1',
      seedImage: SEED_IMAGE,
      confirmation: 'sno1',
    },
    requestedBy: JANE.ref,
    now: clock.now(),
  });
  const forMachineConfig = action === 'remove-machine-config';
  const memory = hung.memory as GenerateMemory;
  hung.phase = forMachineConfig ? 'Failed' : 'Preparing';
  if (forMachineConfig) hung.finishedAt = hung.requestedAt;
  const at = { attempts: 1, lastAttemptAt: hung.requestedAt };
  memory.effects = {
    'run-preflight': { ...at, doneAt: hung.requestedAt },
    'write-secret': { ...at, doneAt: hung.requestedAt },
    'create-seed-generator': { ...at, doneAt: hung.requestedAt },
  };
  memory.generator = {
    ...memory.generator,
    observed: true,
    state: 'present',
    step: 'pulling',
    firstUid: 'uid-1',
    uid: 'uid-1',
  };
  memory.secret = 'written';
  await store.insert({
    run: hung,
    requestHash: 'x',
    entries: [],
    audits: [],
  });
  const world = new FakeHungCluster(clock, {
    generator: forMachineConfig ? undefined : hung.id,
    machineConfig: hung.id,
  });
  const call: RemedyCall =
    action === 'remove-machine-config'
      ? { action, machineConfig: '98-left-behind' }
      : {
          action,
          ...(action === 'recreate-seed-generator' ||
          action === 'replace-seed-secret'
            ? { runId: hung.id }
            : {}),
        };
  const { run } = await service.submit(
    { kind: 'remedy', cluster: 'sno1', remedy: call, confirmation: 'sno1' },
    { actor: JANE },
  );
  let passed = 0;
  let owner = 0;
  const claim = async (runId: string, killable: boolean) => {
    owner += 1;
    const stored = await store.claim(runId, {
      owner: `owner-${owner}`,
      now: clock.now(),
      leaseMs: LEASE_MS,
    });
    return (
      stored &&
      new RunStepper(stored, {
        ...dependencies,
        clusters: world.clusters,
        onStored: () => undefined,
        failPoint: point => {
          if (!killable || point !== kill?.point) return;
          passed += 1;
          if (passed === kill.time) throw new Killed();
        },
      })
    );
  };
  const signal = new AbortController().signal;
  let remedy = await claim(run.id, true);
  for (let tick = 0; tick < 100; tick += 1) {
    try {
      const outcome = await remedy!.step(signal);
      if (outcome === 'ended') break;
      if (outcome === 'waiting') await clock.advance(TICK_MS);
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      await clock.advance(Math.max(kill!.awayMs, LEASE_MS));
      remedy = await claim(run.id, true);
    }
    // The run that hangs is carried out as well, by somebody who is not killed.
    const other = await claim(hung.id, false);
    if (other) {
      await other.step(signal);
      await store.release(hung.id, other.epoch);
    }
  }
  return { ...bench, world, id: run.id, hung, passed };
}

const COUNTS = {
  'replace-seed-secret': {},
  'restart-lifecycle-agent': { restarts: 1 },
  'recreate-seed-generator': { restarts: 1, generatorDeletions: 1 },
  'remove-machine-config': { machineConfigDeletions: 1 },
  'remove-finished-pods': { podsDeleted: 3 },
} as const;

const AUDITED = {
  'replace-seed-secret': 'secret.written',
  'restart-lifecycle-agent': 'lifecycleagent.restarted',
  'recreate-seed-generator': 'lifecycleagent.restarted',
  'remove-machine-config': 'machineconfig.deleted',
  'remove-finished-pods': 'pods.deleted',
} as const;

const ACTIONS = Object.keys(COUNTS) as Array<keyof typeof COUNTS>;

describe.each(databases.ids)('a remedy on %s', databaseId => {
  const expectSuccess = async (
    action: keyof typeof COUNTS,
    lived: Awaited<ReturnType<typeof live>>,
  ) => {
    const { store, audit, world, id } = lived;
    const details = await store.details(id);
    expect(details.problem).toBeUndefined();
    expect(details.phase).toBe('Succeeded');
    expect(world).toMatchObject(COUNTS[action]);
    const { items } = await audit.query({ runId: id, limit: 200 });
    const count = (name: string) =>
      items.filter(entry => entry.action === name).length;
    expect(count('run.requested')).toBe(1);
    expect(count('run.started')).toBe(1);
    expect(count('run.succeeded')).toBe(1);
    expect(count(AUDITED[action])).toBe(1);
    expect(await audit.verify()).not.toHaveProperty('brokenAt');
    const generations = await store.list({ kind: 'generate' });
    expect(generations.items).toHaveLength(
      action === 'recreate-seed-generator' ? 2 : 1,
    );
    expect(details.followedBy).toBe(
      action === 'recreate-seed-generator'
        ? generations.items[0].id
        : undefined,
    );
  };

  it.each(ACTIONS)('%s is carried out', async action => {
    await expectSuccess(action, await live(databaseId, action));
  });

  const points: FailPoint[] = [
    'before-store',
    'before-effects',
    'after-effects',
  ];
  it.each(
    ACTIONS.flatMap(action =>
      points.flatMap(point =>
        [1, 2, 3, 4].flatMap(time =>
          [0, 120_000].map(awayMs => ({ action, point, time, awayMs })),
        ),
      ),
    ),
  )(
    '$action goes on after a kill $point number $time, away $awayMs ms',
    async ({ action, ...kill }) => {
      await expectSuccess(action, await live(databaseId, action, kill));
    },
  );
});
