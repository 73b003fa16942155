import type { ChangeEvent } from '../../apiserver/types';
import {
  authFile,
  hasEnded,
  requestSeed,
  seedGenerator,
  shown,
  startTestCluster,
  startTestRegistry,
} from '../../world/testing/testCluster';
import type {
  TestCluster,
  TestClusterOptions,
  TestRegistry,
} from '../../world/testing/testCluster';
import { SEED_GENERATOR } from './agentFiles';

let shared: TestRegistry;
const clusters: TestCluster[] = [];

beforeAll(async () => {
  shared = await startTestRegistry();
});
afterEach(async () => {
  await Promise.all(clusters.splice(0).map(each => each.cluster.stop()));
});
afterAll(async () => {
  await shared.registry.stop();
});

async function start(options: TestClusterOptions = {}): Promise<TestCluster> {
  const test = await startTestCluster({ registry: shared, ...options });
  clusters.push(test);
  return test;
}

const image = () => `${shared.registry.host}/sno1/seed:4.18.27-x86_64`;
const credential = () =>
  authFile(
    shared.registry.host,
    shared.registry.user.name,
    shared.registry.user.password,
  );

/** Everything that a watch on the SeedGenerator would show, with the time. */
function record(test: TestCluster): string[] {
  const seen: string[] = [];
  const begin = test.clock.elapsed();
  test.cluster.api.store.onChange(SEED_GENERATOR, (event: ChangeEvent) => {
    const { state, details } = shown(event.object);
    seen.push(
      [
        Math.round(test.clock.elapsed() - begin),
        event.type,
        ...(state ? [state, details] : []),
      ].join(' '),
    );
  });
  return seen;
}

describe('T1: the usual success', () => {
  it('goes through every message, the outage and the return', async () => {
    const test = await start();
    const seen = record(test);
    const created = requestSeed(test, {
      seedImage: image(),
      auth: credential(),
      annotations: { 'example.io/run': 'r1' },
    });
    await test.clock.runUntil(() => hasEnded(test));

    expect(seen).toMatchInlineSnapshot(`
      [
        "0 ADDED",
        "1 MODIFIED SeedGenInProgress Waiting for system to stabilize",
        "3 MODIFIED SeedGenInProgress Starting seed generation",
        "4 MODIFIED SeedGenInProgress Pulling recert image",
        "7 MODIFIED SeedGenInProgress Preparing for seed generation",
        "8 MODIFIED SeedGenInProgress Cleaning cluster resources",
        "70 MODIFIED SeedGenInProgress Launching imager container",
        "71 DELETED SeedGenInProgress Launching imager container",
        "400 ADDED",
        "401 MODIFIED SeedGenInProgress Launching imager container",
        "402 MODIFIED SeedGenInProgress Finalizing seed generation",
        "403 MODIFIED SeedGenCompleted Seed Generation completed",
      ]
    `);
    expect(test.api.availabilities).toMatchInlineSnapshot(`
      [
        {
          "at": 94.99999999999999,
          "availability": "refused",
        },
        {
          "at": 395.00000000000006,
          "availability": "reset",
        },
        {
          "at": 397.00000000000006,
          "availability": "silent",
        },
        {
          "at": 398.00000000000006,
          "availability": "unavailable",
        },
        {
          "at": 400.00000000000006,
          "availability": "up",
        },
      ]
    `);
    const restored = seedGenerator(test)!;
    expect(restored.metadata.uid).not.toBe(created.metadata.uid);
    expect(restored.metadata.annotations).toEqual({ 'example.io/run': 'r1' });
  });
});
