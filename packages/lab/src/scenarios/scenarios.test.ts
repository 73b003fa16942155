import fs from 'node:fs';
import path from 'node:path';
import {
  condition,
  machineConfig,
  pool,
} from '../world/testing/machineConfigs';
import {
  agentLog,
  imagerLog,
  useGenerationTests,
} from '../world/testing/generations';
import {
  hasEnded,
  requestSeed,
  seedGenerator,
  shown,
  startTestCluster,
} from '../world/testing/testCluster';
import type { TestCluster } from '../world/testing/testCluster';
import { NotForHub, ScenarioKeeper, scenarioNames, scenarios } from '.';
import { scenarioNamed } from './scenarios';

const { registry, start, seed } = useGenerationTests();
const SEED_GENERATOR = 'lca.openshift.io/SeedGenerator';

async function generate(test: TestCluster): Promise<string | undefined> {
  test.api.store.delete(SEED_GENERATOR, 'seedimage');
  requestSeed(test, seed());
  await test.clock.runUntil(() => hasEnded(test));
  return shown(seedGenerator(test)).details;
}

async function startWith(name: string) {
  const test = await start();
  const keeper = new ScenarioKeeper(registry());
  await keeper.apply(test.cluster, name);
  return { test, clear: () => keeper.clear('sno1') };
}

describe('scenarios', () => {
  it('have names of their own, and a line each in the README', () => {
    expect(new Set(scenarioNames).size).toBe(scenarios.length);
    const readme = fs.readFileSync(
      path.join(__dirname, '../../README.md'),
      'utf8',
    );
    const listed = [
      ...readme.matchAll(/^\| `([a-z-]+)` +\| [^|]+\| [^|]+\|$/gm),
    ]
      .map(each => each[1])
      .filter(each => scenarioNames.includes(each));
    expect(listed).toEqual([...scenarioNames]);
  });

  it.each(['sno3', 'sno4'])(
    'can each be given to %s, whatever it has of it already, and taken back',
    async name => {
      const test = await startTestCluster({ name });
      const keeper = new ScenarioKeeper(registry());
      for (const scenario of scenarioNames) {
        await keeper.apply(test.cluster, scenario);
      }
      await keeper.clear(name);
      await test.cluster.stop();
      expect(test.faults).toEqual({});
      expect(registry().faults.refusePush).toBeUndefined();
      expect(
        test.api.store.definitions().some(each => each.kind === 'Klusterlet'),
      ).toBe(name === 'sno4');
    },
  );

  it('are named when somebody asks for another', async () => {
    expect(() => scenarioNamed('nothing')).toThrow(
      /^There is no scenario "nothing"; there are old-release, /,
    );
  });

  it('can begin with the next SeedGenerator, before it is looked at', async () => {
    const test = await start();
    const keeper = new ScenarioKeeper(registry());
    const volumes = () => test.api.store.list('PersistentVolume').length;
    await keeper.apply(test.cluster, 'persistent-volume', 'seed-requested');
    await test.clock.run(60);
    expect([volumes(), keeper.of('sno1')]).toEqual([0, 'persistent-volume']);
    expect(await generate(test)).toBe(
      scenarioNamed('persistent-volume').failure,
    );
    await keeper.clear('sno1');
    expect(volumes()).toBe(0);

    await keeper.apply(test.cluster, 'persistent-volume', 'seed-requested');
    await keeper.clear('sno1');
    expect(await generate(test)).toBe('Seed Generation completed');
  });

  it('replace each other, and are not for a hub', async () => {
    const test = await start();
    const keeper = new ScenarioKeeper(registry());
    await keeper.apply(test.cluster, 'imager-stopped');
    await keeper.apply(test.cluster, 'tag-unchanged');
    expect(test.faults).toEqual({ tagUnchanged: true });
    await expect(keeper.apply(test.cluster, 'nothing')).rejects.toThrow(
      'There is no scenario "nothing"',
    );
    expect(keeper.of('sno1')).toBe('tag-unchanged');
    await keeper.clear('sno1');
    expect([test.faults, keeper.of('sno1')]).toEqual([{}, undefined]);
    const hub = {
      name: 'hub',
      context: { spec: { role: 'hub' } },
    } as unknown as TestCluster['cluster'];
    await expect(keeper.apply(hub, 'tag-unchanged')).rejects.toThrow(NotForHub);
  });
});

describe('the imager says why, and the next run succeeds', () => {
  it.each([
    'insufficient-container-space',
    'push-unauthorized',
    'push-quota-exceeded',
    'push-connection-refused',
    'push-no-such-host',
    'push-unknown-authority',
  ])('%s', async name => {
    const { test, clear } = await startWith(name);
    expect(await generate(test)).toMatch(
      /expected container status 0, found: 1$/,
    );
    const { place, failure } = scenarioNamed(name);
    expect(place).toBe('imager log');
    expect(imagerLog(test)).toContain(failure);
    expect(imagerLog(test)).toMatch(/Error executing create command: /);
    await clear();
    await test.clock.run(120);
    expect(await generate(test)).toBe('Seed Generation completed');
  });
});

describe('the SeedGenerator says why', () => {
  it.each([
    'wrong-secret-key',
    'hub-cleanup-timeout',
    'cleanup-fails-after-sanitising',
    'imager-stopped',
    'imager-breaks-off',
    'agent-restarted-while-imaging',
  ])('%s', async name => {
    const { test, clear } = await startWith(name);
    const { place, failure } = scenarioNamed(name);
    expect(place).toBe('failure');
    expect(await generate(test)).toBe(failure);
    await clear();
    // One that was lost track of goes on and comes back from its outage first.
    await test.clock.run(name === 'agent-restarted-while-imaging' ? 600 : 120);
    expect(await generate(test)).toBe('Seed Generation completed');
  });
});

it('flapping-api: fifty times, and then for good', async () => {
  const { test } = await startWith('flapping-api');
  expect(await generate(test)).toBe('Seed Generation completed');
  const names = test.api.availabilities.map(each => each.availability);
  expect(names.filter(name => name === 'refused')).toHaveLength(51);
});

it('machine-config-pool-paused: the pull secret stays emptied, and is rolled out once it is not', async () => {
  const { test, clear } = await startWith('machine-config-pool-paused');
  const { store } = test.api;
  const pullSecret = () =>
    store.get('Secret', 'pull-secret', 'openshift-config')!.data!;
  const before = pullSecret();
  const { place, failure } = scenarioNamed('machine-config-pool-paused');
  expect(place).toBe('failure');
  expect(await generate(test)).toBe(failure);
  expect(pullSecret()).not.toEqual(before);
  await clear();
  await test.clock.run(120);
  expect(await generate(test)).toMatch(/previously sanitized/);
  store.update('Secret', 'pull-secret', 'openshift-config', draft => {
    draft.data = before;
  });
  await test.clock.run(120);
  expect(await generate(test)).toBe('Seed Generation completed');
});

it('agent-hangs: until its pod is restarted', async () => {
  const { test } = await startWith('agent-hangs');
  const { store } = test.api;
  requestSeed(test, seed());
  await test.clock.run(40 * 60);
  expect(shown(seedGenerator(test)).details).toBe('Pulling recert image');
  const [pod] = store.list('Pod', 'openshift-lifecycle-agent');
  store.delete('Pod', pod.metadata.name, pod.metadata.namespace);
  await test.clock.runUntil(() => hasEnded(test));
  expect(shown(seedGenerator(test)).details).toBe('Seed Generation completed');
});

it('orphan-sandboxes: back after 53 minutes', async () => {
  const { test } = await startWith('orphan-sandboxes');
  expect(await generate(test)).toBe('Seed Generation completed');
  const [down, ...up] = test.api.availabilities.map(each => each.at);
  expect(Math.round((up.at(-1)! - down) / 60)).toBe(53);
});

it('seed-generator-not-restored: the log says why', async () => {
  const { test } = await startWith('seed-generator-not-restored');
  requestSeed(test, seed());
  await test.clock.runUntil(() => test.api.availability() === 'refused');
  await test.clock.runUntil(() => test.api.availability() === 'up');
  await test.clock.run(600);
  expect(seedGenerator(test)).toBeUndefined();
  expect(await agentLog(test)).toContain(
    scenarioNamed('seed-generator-not-restored').failure,
  );
});

it.each([
  ['token-rejected-after-outage', { tokens: 1, rotations: ['same'] }],
  ['authority-changed-after-outage', { tokens: 0, rotations: ['new'] }],
])('%s', async (name, { tokens, rotations }) => {
  const { test } = await startWith(name);
  await generate(test);
  expect(test.api.rejectedTokens).toHaveLength(tokens);
  expect(test.api.rotations).toEqual(rotations);
});

const motd = {
  name: 'motd.service',
  enabled: true,
  contents: '[Service]\nExecStart=/usr/bin/true\n',
};

describe('the pool says why', () => {
  it('render-degraded: refused at once, and taken back', async () => {
    const { test, clear } = await startWith('render-degraded');
    await test.clock.run(10);
    expect(condition(pool(test), 'RenderDegraded').message).toContain(
      scenarioNamed('render-degraded').failure,
    );
    await clear();
    await test.clock.run(10);
    expect(condition(pool(test), 'RenderDegraded').status).toBe('False');
  });

  it('node-degraded-after-reboot: a MachineConfig that does not get through', async () => {
    const { test } = await startWith('node-degraded-after-reboot');
    test.api.store.create(machineConfig({ systemd: { units: [motd] } }));
    await test.clock.run(600);
    const { failure } = scenarioNamed('node-degraded-after-reboot');
    expect(condition(pool(test), 'NodeDegraded')).toMatchObject({
      status: 'True',
      message: expect.stringMatching(
        new RegExp(`^Node ocp-sno1 is reporting: "${failure} rendered-master-`),
      ),
    });
    expect(condition(pool(test), 'Degraded').status).toBe('True');

    // Taking the MachineConfig away does not help a node that has rebooted into it.
    const { store } = test.api;
    store.delete(
      'machineconfiguration.openshift.io/MachineConfig',
      machineConfig({}).metadata.name,
    );
    await test.clock.run(600);
    expect(condition(pool(test), 'NodeDegraded').status).toBe('True');
    test.cluster.context.node.writeFile('/run/machine-config-daemon-force', '');
    await test.clock.run(600);
    expect(condition(pool(test), 'NodeDegraded').status).toBe('False');
    expect(pool(test).status).toMatchObject({
      configuration: { name: pool(test).spec.configuration.name },
      degradedMachineCount: 0,
      readyMachineCount: 1,
    });
    expect(test.cluster.context.node.units.get(motd.name)?.enabled).toBe(false);
  });

  it('dnsmasq-missing: its MachineConfig brings the script by a reboot', async () => {
    const test = await start();
    const saved = test.api.store.get(
      'machineconfiguration.openshift.io/MachineConfig',
      '50-master-dnsmasq-configuration',
    )!;
    const keeper = new ScenarioKeeper(registry());
    await keeper.apply(test.cluster, 'dnsmasq-missing');
    await test.clock.run(60);
    expect(test.api.availabilities).toEqual([]);
    const { apiVersion, kind, spec, metadata } = saved;
    test.api.store.create({
      apiVersion,
      kind,
      metadata: { name: metadata.name, labels: metadata.labels },
      spec,
    });
    await test.clock.runUntil(() => test.api.availability() === 'refused');
    await test.clock.runUntil(() => test.api.availability() === 'up');
    await test.clock.run(120);
    expect(await generate(test)).toBe('Seed Generation completed');
  });
});
