import { detailsOf } from '../../__testUtils__/detailsOf';
import { randomUUID } from 'node:crypto';
import type { RemedyCall } from '@seedgen/backstage-plugin-seedgen-common';
import { testDatabases } from '../../../__testUtils__/databases';
import { SEED_IMAGE } from '../../__testUtils__/driveGenerate';
import { FakeHungCluster } from '../../__testUtils__/FakeHungCluster';
import { runBench } from '../../__testUtils__/runBench';
import type { GenerateMemory } from '../generate/memory';
import { newRun } from '../../engine/newRun';
import { RunStepper, type FailPoint } from '../../engine/RunStepper';
import { KINDS } from '..';

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
  const hung = newRun(
    {
      id: randomUUID(),
      request: {
        kind: 'generate',
        cluster: 'sno1',
        seedImage: SEED_IMAGE,
        confirmation: 'sno1',
      },
      requestedBy: JANE.ref,
      now: clock.now(),
    },
    KINDS,
  );
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
    paused: action === 'resume-machine-config-pool',
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

/** What each remedy does to the cluster, how often, and what the audit log calls it. */
const WANTED = {
  'replace-seed-secret': { world: {}, audited: 'secret.written' },
  'restart-lifecycle-agent': {
    world: { restarts: 1 },
    audited: 'lifecycleagent.restarted',
  },
  'recreate-seed-generator': {
    world: { restarts: 1, generatorDeletions: 1 },
    audited: 'lifecycleagent.restarted',
  },
  'remove-machine-config': {
    world: { machineConfigDeletions: 1 },
    audited: 'machineconfig.deleted',
  },
  'resume-machine-config-pool': {
    world: { poolResumptions: 1 },
    audited: 'machineconfigpool.resumed',
  },
  'remove-finished-pods': {
    world: { podsDeleted: 3 },
    audited: 'pods.deleted',
  },
} as const;

const ACTIONS = Object.keys(WANTED) as Array<keyof typeof WANTED>;

async function outcomeOf(
  action: keyof typeof WANTED,
  { store, audit, world, id }: Awaited<ReturnType<typeof live>>,
) {
  const { phase, problem, followedBy } = await detailsOf(store, id);
  const { items } = await audit.query({ runId: id, limit: 200 });
  const count = (name: string) =>
    items.filter(entry => entry.action === name).length;
  const generations = (await store.list({ kind: 'generate' })).items;
  return {
    phase,
    problem,
    world: Object.fromEntries(
      Object.keys(WANTED[action].world).map(key => [
        key,
        world[key as 'restarts'],
      ]),
    ),
    audited: [
      'run.requested',
      'run.started',
      WANTED[action].audited,
      'run.succeeded',
    ].map(count),
    chain: await audit.verify(),
    generations: generations.length,
    begun:
      followedBy === undefined ? undefined : followedBy === generations[0].id,
  };
}

const successOf = (action: keyof typeof WANTED) => {
  const begins = action === 'recreate-seed-generator';
  return {
    phase: 'Succeeded',
    problem: undefined,
    world: WANTED[action].world,
    audited: [1, 1, 1, 1],
    chain: expect.not.objectContaining({ brokenAt: expect.anything() }),
    generations: begins ? 2 : 1,
    begun: begins ? true : undefined,
  };
};

describe.each(databases.ids)('a remedy on %s', databaseId => {
  it.each(ACTIONS)('%s is carried out', async action => {
    const lived = await live(databaseId, action);
    expect(await outcomeOf(action, lived)).toEqual(successOf(action));
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
      const lived = await live(databaseId, action, kill);
      expect(await outcomeOf(action, lived)).toEqual(successOf(action));
    },
  );
});
