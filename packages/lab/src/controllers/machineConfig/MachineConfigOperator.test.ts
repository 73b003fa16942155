import type { KubeObject } from '../../apiserver/types';
import { startTestCluster } from '../../world/testing/testCluster';
import type {
  TestCluster,
  TestClusterOptions,
} from '../../world/testing/testCluster';
import { MACHINE_CONFIG, MACHINE_CONFIG_POOL } from './MachineConfigOperator';

const clusters: TestCluster[] = [];
afterEach(async () => {
  await Promise.all(clusters.splice(0).map(each => each.cluster.stop()));
});

async function start(options: TestClusterOptions): Promise<TestCluster> {
  const test = await startTestCluster(options);
  clusters.push(test);
  return test;
}

function machineConfig(config: object, spec: object = {}): KubeObject {
  return {
    apiVersion: 'machineconfiguration.openshift.io/v1',
    kind: 'MachineConfig',
    metadata: {
      name: '98-test',
      labels: { 'machineconfiguration.openshift.io/role': 'master' },
    },
    spec: { config: { ignition: { version: '3.2.0' }, ...config }, ...spec },
  };
}

const pool = ({ cluster }: TestCluster) =>
  cluster.api.store.get(MACHINE_CONFIG_POOL, 'master')!;
const node = ({ cluster }: TestCluster) =>
  cluster.api.store.get('Node', cluster.context.spec.hostname)!;
const annotation = (test: TestCluster, name: string) =>
  node(test).metadata.annotations?.[
    `machineconfiguration.openshift.io/${name}`
  ];

function condition(object: KubeObject, type: string) {
  const { status, reason, message } = object.status.conditions.find(
    (each: any) => each.type === type,
  );
  return { status, reason, message };
}

/** UPDATED, UPDATING, DEGRADED and the four counts, as `kubectl get mcp` shows them. */
function columns(object: KubeObject): string {
  const { status } = object;
  return [
    ...['Updated', 'Updating', 'Degraded'].map(
      type => condition(object, type).status,
    ),
    status.machineCount,
    status.readyMachineCount,
    status.updatedMachineCount,
    status.degradedMachineCount,
  ].join(' ');
}

const partitioning = {
  storage: {
    disks: [
      {
        device: '/dev/vda',
        partitions: [
          { label: 'var-lib-containers', startMiB: 60000, sizeMiB: 0 },
        ],
      },
    ],
    filesystems: [
      {
        device: '/dev/disk/by-partlabel/var-lib-containers',
        format: 'xfs',
        path: '/var/lib/containers',
      },
    ],
  },
};

describe('what a running node cannot take', () => {
  let shared: TestCluster;
  beforeAll(async () => {
    shared = await startTestCluster({ name: 'sno3' });
  });
  afterAll(() => shared.cluster.stop());

  it.each<[string, object, string, object]>([
    ['disks', partitioning, 'ignition disks section contains changes', {}],
    [
      'filesystems',
      { storage: { filesystems: partitioning.storage.filesystems } },
      'ignition filesystems section contains changes',
      {},
    ],
    [
      'raid',
      { storage: { raid: [{ name: 'md0', level: 'raid1' }] } },
      'ignition raid section contains changes',
      {},
    ],
    [
      'directories',
      { storage: { directories: [{ path: '/opt/x' }] } },
      'ignition directories section contains changes',
      {},
    ],
    [
      'links',
      { storage: { links: [{ path: '/opt/x', target: '/opt/y' }] } },
      'ignition links section contains changes',
      {},
    ],
    [
      'kernel arguments by Ignition',
      { kernelArguments: { shouldExist: ['quiet'] } },
      'ignition kargs section contains changes',
      {},
    ],
    [
      'another user',
      { passwd: { users: [{ name: 'operator' }] } },
      'ignition passwd user section contains unsupported changes: non-core user',
      {},
    ],
    [
      'a group',
      { passwd: { groups: [{ name: 'operators' }] } },
      'ignition Passwd Groups section contains changes',
      {},
    ],
    [
      'append',
      {
        storage: {
          files: [{ path: '/etc/motd', append: [{ source: 'data:,x' }] }],
        },
      },
      'ignition file /etc/motd includes append',
      {},
    ],
    [
      'FIPS',
      {},
      'detected change to FIPS flag; refusing to modify FIPS on a running cluster',
      { fips: true },
    ],
  ])(
    'refuses %s when it renders, and forgets it with the MachineConfig',
    async (_, config, reason, spec) => {
      const test = shared;
      const { store } = test.cluster.api;
      const before = pool(test);
      store.create(machineConfig(config, spec));
      await test.clock.run(10);

      const refused = pool(test);
      expect(condition(refused, 'RenderDegraded')).toEqual({
        status: 'True',
        reason: '',
        message:
          'Failed to render configuration for pool master: reconciliation failed between current config ' +
          `"${before.spec.configuration.name}" and base config "98-test": ${reason}`,
      });
      expect(condition(refused, 'Degraded')).toEqual({
        status: 'True',
        reason: '',
        message: '',
      });
      expect(columns(refused)).toBe('True False True 1 1 1 0');
      expect(refused.spec.configuration).toEqual(before.spec.configuration);
      expect(annotation(test, 'state')).toBe('Done');

      store.delete(MACHINE_CONFIG, '98-test');
      await test.clock.run(10);
      expect(condition(pool(test), 'RenderDegraded').status).toBe('False');
      expect(columns(pool(test))).toBe('True False False 1 1 1 0');
    },
  );

  it('says so in the cluster operator only after ten minutes', async () => {
    const test = await start({ name: 'sno3' });
    const { store } = test.cluster.api;
    const degraded = () =>
      condition(
        store.get('config.openshift.io/ClusterOperator', 'machine-config')!,
        'Degraded',
      );
    store.create(machineConfig(partitioning));
    await test.clock.run(550);
    expect(degraded().status).toBe('False');
    await test.clock.run(100);
    expect(degraded()).toMatchObject({
      status: 'True',
      reason: 'RequiredPoolsFailed',
      message: expect.stringMatching(/^Failed to resync 4\.18\.27 because: /),
    });
    store.delete(MACHINE_CONFIG, '98-test');
    await test.clock.run(10);
    expect(degraded().status).toBe('False');
  });

  it('is left to the node to refuse up to 4.15', async () => {
    const test = await start({ name: 'sno3', spec: { version: '4.15.40' } });
    const current = pool(test).spec.configuration.name;
    test.cluster.api.store.create(machineConfig(partitioning));
    await test.clock.run(60);

    const rendered = pool(test).spec.configuration.name;
    const reason = `can't reconcile config ${current} with ${rendered}: ignition disks section contains changes`;
    expect(rendered).not.toBe(current);
    expect(annotation(test, 'state')).toBe('Unreconcilable');
    expect(annotation(test, 'reason')).toBe(reason);
    expect(condition(pool(test), 'NodeDegraded')).toEqual({
      status: 'True',
      reason: '1 nodes are reporting degraded status on sync',
      message: `Node ocp-sno3 is reporting: "${reason}"`,
    });
    expect(columns(pool(test))).toBe('False True True 1 0 0 1');
  });
});

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
      'unavailable',
      'up',
    ]);
    const [down, , , , up] = test.api.availabilities;
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
    store.update(MACHINE_CONFIG_POOL, 'master', undefined, draft => {
      draft.spec.paused = false;
    });
    await test.clock.run(600);
    expect(columns(pool(test))).toBe('True False False 1 1 1 0');
    expect(test.cluster.context.node.hasContainerStorage()).toBe(true);
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
