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
import { MACHINE_CONFIG } from './kinds';

const clusters: TestCluster[] = [];
afterEach(async () => {
  await Promise.all(clusters.splice(0).map(each => each.cluster.stop()));
});

async function start(options: TestClusterOptions): Promise<TestCluster> {
  const test = await startTestCluster(options);
  clusters.push(test);
  return test;
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

    // Without it, the node has what it should have again.
    test.cluster.api.store.delete(MACHINE_CONFIG, '98-test');
    await test.clock.run(30);
    expect(pool(test).spec.configuration.name).toBe(current);
    expect(annotation(test, 'state')).toBe('Done');
    expect(annotation(test, 'desiredConfig')).toBe(current);
    expect(columns(pool(test))).toBe('True False False 1 1 1 0');
  });
});
