import {
  annotation,
  columns,
  condition,
  machineConfig,
  pool,
} from '../../world/testing/machineConfigs';
import { startTestCluster } from '../../world/testing/testCluster';
import type {
  TestCluster,
  TestClusterOptions,
} from '../../world/testing/testCluster';
import { MACHINE_CONFIG, MACHINE_CONFIG_POOL } from './kinds';

const clusters: TestCluster[] = [];
afterEach(async () => {
  await Promise.all(clusters.splice(0).map(each => each.cluster.stop()));
});

async function start(options: TestClusterOptions): Promise<TestCluster> {
  const test = await startTestCluster(options);
  clusters.push(test);
  return test;
}

const node = ({ cluster }: TestCluster) =>
  cluster.api.store.get('Node', cluster.context.spec.hostname)!;

const secondaryDisk = machineConfig({
  systemd: {
    units: [
      {
        name: 'format-containers.service',
        enabled: true,
        contents:
          '[Unit]\nDefaultDependencies=no\nBefore=var-lib-containers.mount\n[Service]\nType=oneshot\nExecStart=/usr/lib/systemd/systemd-makefs xfs /dev/vdb\n[Install]\nWantedBy=local-fs.target\n',
      },
      {
        name: 'var-lib-containers.mount',
        enabled: true,
        contents:
          '[Unit]\nAfter=format-containers.service\n[Mount]\nWhat=/dev/vdb\nWhere=/var/lib/containers\nType=xfs\n[Install]\nWantedBy=local-fs.target\n',
      },
    ],
  },
});

describe('what a running node takes', () => {
  it('rolls files and units out with a reboot, and the disks follow', async () => {
    const test = await start({ name: 'sno2' });
    const { store } = test.cluster.api;
    const states: string[] = [];
    const note = (line: string) =>
      states.at(-1) === line ? undefined : states.push(line);
    store.onChange(MACHINE_CONFIG_POOL, ({ object }) =>
      object.metadata.name === 'master'
        ? note(`pool ${columns(object)}`)
        : undefined,
    );
    store.onChange('Node', ({ object }) =>
      note(
        `node ${annotation(test, 'state')} ${
          condition(object, 'Ready').status
        }${annotation(test, 'post-config-action') ? ' rebooting' : ''}`,
      ),
    );
    const current = pool(test).spec.configuration.name;
    store.create(secondaryDisk);
    await test.clock.runUntil(
      () => pool(test).status.configuration.name !== current,
    );

    expect(states).toEqual([
      'pool True False False 1 1 1 0',
      'pool False True False 1 0 0 0',
      'node Working True',
      'node Working True rebooting',
      'node Working False rebooting',
      'node Working True rebooting',
      'node Done True',
      'pool True False False 1 1 1 0',
    ]);
    expect(test.api.availabilities.map(each => each.availability)).toEqual([
      'refused',
      'reset',
      'silent',
      'starting',
      'unavailable',
      'initializing',
      'up',
    ]);
    const [down, , , , , , up] = test.api.availabilities;
    expect(up.at - down.at).toBeGreaterThanOrEqual(180);
    expect(up.at - down.at).toBeLessThanOrEqual(240);

    const rendered = pool(test).spec.configuration;
    expect(rendered.source.map((each: any) => each.name)).toContain('98-test');
    expect(condition(pool(test), 'Updated').message).toBe(
      `All nodes are updated with MachineConfig ${rendered.name}`,
    );
    expect(annotation(test, 'currentConfig')).toBe(rendered.name);
    expect(node(test).status.nodeInfo.bootID).toBe(
      test.cluster.context.node.bootId,
    );
    expect(test.cluster.context.node.mountAt('/var/lib/containers')).toEqual({
      device: 'vdb',
      target: '/var/lib/containers',
      options: 'defaults',
    });
  });

  it('takes a change of keys over without a reboot', async () => {
    const test = await start({ name: 'sno1' });
    const current = pool(test).spec.configuration.name;
    const keys = machineConfig({
      passwd: { users: [{ name: 'core', sshAuthorizedKeys: ['ssh-x y'] }] },
    });
    keys.metadata.name = '99-z-keys';
    test.cluster.api.store.create(keys);
    await test.clock.runUntil(
      () => pool(test).status.configuration.name !== current,
    );
    expect(test.api.availabilities).toEqual([]);
  });

  it('stays in the emergency shell when a required mount fails', async () => {
    const test = await start({ name: 'sno3' });
    const config = structuredClone(secondaryDisk);
    config.spec.config.systemd.units[1].contents =
      '[Mount]\nWhat=/dev/vdb\nWhere=/var/lib/containers\nType=xfs\n[Install]\nRequiredBy=local-fs.target\n';
    test.cluster.api.store.create(config);
    await test.clock.run(1200);
    expect(test.api.availability()).toBe('refused');
    expect(columns(pool(test))).toBe('False True False 1 0 0 0');
  });

  it('comes up without the mount when that is only wanted', async () => {
    const test = await start({ name: 'sno3' });
    const current = pool(test).spec.configuration.name;
    test.cluster.api.store.create(secondaryDisk);
    await test.clock.runUntil(
      () => pool(test).status.configuration.name !== current,
    );
    expect(test.api.availability()).toBe('up');
    expect(test.cluster.context.node.hasContainerStorage()).toBe(false);
  });

  it('waits while the pool is paused', async () => {
    const test = await start({ name: 'sno2' });
    const { store } = test.cluster.api;
    store.update(MACHINE_CONFIG_POOL, 'master', undefined, draft => {
      draft.spec.paused = true;
    });
    store.create(secondaryDisk);
    await test.clock.run(400);
    expect(test.api.availabilities).toEqual([]);
    const { spec } = pool(test);
    expect(columns(pool(test))).toBe('False False False 1 0 0 0');
    expect(condition(pool(test), 'Updating')).toMatchObject({
      status: 'False',
      message: `Pool is paused; will not update to ${spec.configuration.name}`,
    });
    store.update(MACHINE_CONFIG_POOL, 'master', undefined, draft => {
      draft.spec.paused = false;
    });
    await test.clock.run(600);
    expect(columns(pool(test))).toBe('True False False 1 1 1 0');
    expect(test.cluster.context.node.hasContainerStorage()).toBe(true);
  });

  it('is updated again where what it waited for is taken back', async () => {
    const test = await start({ name: 'sno2' });
    const { store } = test.cluster.api;
    const pause = (paused: boolean) =>
      store.update(MACHINE_CONFIG_POOL, 'master', undefined, draft => {
        draft.spec.paused = paused;
      });
    pause(true);
    store.create(secondaryDisk);
    await test.clock.run(100);
    store.delete(MACHINE_CONFIG, secondaryDisk.metadata.name);
    pause(false);
    await test.clock.run(600);
    expect(columns(pool(test))).toBe('True False False 1 1 1 0');
    expect(test.api.availabilities).toEqual([]);
  });

  it('counts a cordoned node as not ready until it is uncordoned', async () => {
    const test = await start({ name: 'sno2' });
    const cordon = (unschedulable: boolean) =>
      test.cluster.api.store.update('Node', 'ocp-sno2', undefined, draft => {
        draft.spec = { ...draft.spec, unschedulable };
      });
    cordon(true);
    expect(columns(pool(test))).toBe('True False False 1 0 1 0');
    cordon(false);
    expect(columns(pool(test))).toBe('True False False 1 1 1 0');
  });

  it('leaves the pool with the status of what it is now', async () => {
    const test = await start({ name: 'sno2' });
    test.cluster.api.store.create(secondaryDisk);
    await test.clock.run(600);
    const { metadata, status } = pool(test);
    expect(metadata.generation).toBeGreaterThan(1);
    expect(status.observedGeneration).toBe(metadata.generation);
  });

  it('brings the pull secret to the node and back without a reboot', async () => {
    const test = await start({ name: 'sno1' });
    const { store } = test.cluster.api;
    const first = pool(test).spec.configuration.name;
    const secret = store.get('Secret', 'pull-secret', 'openshift-config')!;
    const write = (data: Record<string, string>) =>
      store.update('Secret', 'pull-secret', 'openshift-config', draft => {
        draft.data = data;
      });
    write({
      '.dockerconfigjson': Buffer.from('{"auths":{}}').toString('base64'),
    });
    await test.clock.run(120);
    expect(
      test.cluster.context.node.files.get('/var/lib/kubelet/config.json'),
    ).toBe('{"auths":{}}');
    expect(pool(test).status.configuration.name).not.toBe(first);
    write(secret.data);
    await test.clock.run(120);
    expect(pool(test).status.configuration.name).toBe(first);
    expect(test.api.availabilities).toEqual([]);
  });
});
