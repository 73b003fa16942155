import type { KubeObject } from '../apiserver/types';
import {
  authFile,
  hasEnded,
  requestSeed,
  seedGenerator,
  shown,
  startTestCluster,
  startTestRegistry,
} from './testing/testCluster';
import type { TestCluster, TestRegistry } from './testing/testCluster';
import { createVirtualClock } from './testing/virtualClock';
import { clusterNames, connectHub } from '.';

let shared: TestRegistry;
const clusters: TestCluster[] = [];

beforeAll(async () => {
  shared = await startTestRegistry('basic');
});
afterEach(() =>
  Promise.all(clusters.splice(0).map(each => each.cluster.stop())),
);
afterAll(() => shared.registry.stop());

async function start(
  name: string,
  clock = createVirtualClock(),
): Promise<TestCluster> {
  const test = await startTestCluster({ name, clock, registry: shared });
  clusters.push(test);
  return test;
}

async function generate(test: TestCluster): Promise<KubeObject> {
  const { host, user } = shared.registry;
  test.cluster.api.store.delete('lca.openshift.io/SeedGenerator', 'seedimage');
  requestSeed(test, {
    seedImage: `${host}/${test.cluster.name}/seed:4.18.27-x86_64`,
    auth: authFile(host, user.name, user.password),
  });
  await test.clock.runUntil(() => hasEnded(test));
  return seedGenerator(test)!;
}

// Partitions, formats and mounts the disk unless that has been done, as a careful person writes it.
const disk = '/dev/disk/by-id/virtio-ocp-sno2-vdb';
const label = '/dev/disk/by-partlabel/var-lib-containers';
const secondaryDisk: KubeObject = {
  apiVersion: 'machineconfiguration.openshift.io/v1',
  kind: 'MachineConfig',
  metadata: {
    name: '98-var-lib-containers-second-disk',
    labels: { 'machineconfiguration.openshift.io/role': 'master' },
  },
  spec: {
    config: {
      ignition: { version: '3.2.0' },
      systemd: {
        units: [
          {
            name: 'prepare-containers.service',
            enabled: true,
            contents: `[Unit]
DefaultDependencies=no
Requires=dev-disk-by\\x2did-virtio\\x2docp\\x2dsno2\\x2dvdb.device
After=dev-disk-by\\x2did-virtio\\x2docp\\x2dsno2\\x2dvdb.device
Before=var-lib-containers.mount
ConditionPathExists=!${label}

[Service]
Type=oneshot
RemainAfterExit=yes
ExecCondition=/bin/sh -c 'found=$$(/usr/bin/lsblk --nodeps --noheadings --output FSTYPE ${disk}) && test -z "$$found"'
ExecStart=/usr/sbin/sgdisk --new=1:0:0 --change-name=1:var-lib-containers ${disk}
ExecStart=/usr/bin/udevadm settle
ExecStart=/usr/sbin/mkfs.xfs ${label}

[Install]
WantedBy=local-fs.target
`,
          },
          {
            name: 'var-lib-containers.mount',
            enabled: true,
            contents: `[Unit]
After=prepare-containers.service

[Mount]
What=${label}
Where=/var/lib/containers
Type=xfs
Options=defaults,prjquota

[Install]
WantedBy=local-fs.target
`,
          },
        ],
      },
    },
  },
};

describe('the clusters of the lab', () => {
  it('are five', () => {
    expect(clusterNames).toEqual(['hub', 'sno1', 'sno2', 'sno3', 'sno4']);
  });

  it('sno3 has no storage for a seed', async () => {
    const test = await start('sno3');
    expect(shown(await generate(test)).details).toBe(
      'Rejected: Cluster must be configured with shared container storage',
    );
  });

  it('sno2 generates a seed once its second disk carries container storage', async () => {
    const test = await start('sno2');
    expect(shown(await generate(test)).details).toBe(
      'Rejected: Cluster must be configured with shared container storage',
    );
    const { store } = test.cluster.api;
    store.create(secondaryDisk);
    await test.clock.runUntil(() => test.api.availability() === 'refused');
    await test.clock.runUntil(() => test.api.availability() === 'up');
    await test.clock.run(120);

    const [line] = (
      await test.cluster.context.pods.exec({
        namespace: 'openshift-machine-config-operator',
        pod: 'machine-config-daemon-any',
        command: [
          'chroot',
          '/rootfs',
          'lsblk',
          '--noheadings',
          '-o',
          'NAME,SIZE,MOUNTPOINT',
          '/dev/vdb1',
        ],
      })
    ).stdout.split('\n');
    expect(line).toBe('vdb1 200G /var/lib/containers');
    expect(shown(await generate(test))).toEqual({
      state: 'SeedGenCompleted',
      details: 'Seed Generation completed',
    });
  });

  it('sno4 generates a seed once it is detached from the hub', async () => {
    const clock = createVirtualClock();
    const hub = await start('hub', clock);
    const test = await start('sno4', clock);
    const disconnect = connectHub(hub.cluster, [test.cluster]);
    expect(shown(await generate(test)).details).toBe(
      'Rejected: Cluster must be detached from hub prior to seed generation',
    );
    hub.api.store.delete(
      'cluster.open-cluster-management.io/ManagedCluster',
      'sno4',
    );
    await clock.run(60);
    expect(shown(await generate(test)).state).toBe('SeedGenCompleted');
    disconnect();
  });
});
