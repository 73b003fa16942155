import type { KubeObject } from '../../apiserver/types';
import {
  dataProtectionApplicationDefinition,
  klusterletDefinition,
  localVolumeDefinition,
  lvmClusterDefinition,
} from '../../world/crds';
import {
  DNSMASQ_SCRIPT,
  NODE_PULL_SECRET_FILE,
} from '../../world/node/createNode';
import { CONTAINER_MOUNT_UNIT } from '../../world/node/SimulatedNode';
import { clusterServiceVersion } from '../../world/objects/olm';
import { put } from '../../world/objects/put';
import { SANITIZED_PULL_SECRET } from '../../world/objects/secrets';
import {
  hasEnded,
  requestSeed,
  seedGenerator,
  startTestCluster,
} from '../../world/testing/testCluster';
import type { TestCluster } from '../../world/testing/testCluster';
import { SEED_GENERATOR } from './agentFiles';

const CRD = 'apiextensions.k8s.io/CustomResourceDefinition';
const AGENT = 'openshift-lifecycle-agent';
const since = '2026-01-05T08:00:00Z';

let test: TestCluster;
beforeAll(async () => {
  test = await startTestCluster();
});
afterAll(() => test.cluster.stop());

const store = () => test.cluster.api.store;
const agentPod = () => store().list('Pod', AGENT)[0].metadata.name;

async function restartAgent(): Promise<void> {
  const before = agentPod();
  store().delete('Pod', before, AGENT);
  await test.clock.runUntil(() => {
    const pods = store().list('Pod', AGENT);
    return (
      pods.length === 1 &&
      pods[0].metadata.name !== before &&
      pods[0].status.containerStatuses.every((each: any) => each.ready)
    );
  });
  await test.clock.run(5);
}

function custom(
  apiVersion: string,
  kind: string,
  namespace?: string,
): KubeObject {
  return { apiVersion, kind, metadata: { name: 'one', namespace }, spec: {} };
}

function installOadp(version: string): () => void {
  put(
    store(),
    clusterServiceVersion(
      'openshift-operators',
      `oadp-operator.v${version}`,
      'OADP Operator',
      version,
      since,
    ),
  );
  return () =>
    store().delete(
      'operators.coreos.com/ClusterServiceVersion',
      `oadp-operator.v${version}`,
      'openshift-operators',
    );
}

/** Makes the cluster unfit; what is returned makes it fit again. */
type Obstacle = () => Promise<() => void> | (() => void);

const obstacles: Array<[string, Obstacle]> = [
  [
    'Rejected: Cluster must be configured with shared container storage',
    async () => {
      const unit = test.cluster.context.node.units.get(CONTAINER_MOUNT_UNIT)!;
      unit.state = 'inactive';
      await restartAgent();
      return async () => {
        unit.state = 'active';
        await restartAgent();
      };
    },
  ],
  [
    'Rejected: Cluster must be detached from hub prior to seed generation',
    () => {
      store().register(klusterletDefinition);
      return () =>
        store().delete(CRD, 'klusterlets.operator.open-cluster-management.io');
    },
  ],
  [
    'Rejected due to presence of ACM addon(s): open-cluster-management-addon-a, open-cluster-management-addon-b',
    () => {
      const names = ['a', 'b'].map(
        each => `open-cluster-management-addon-${each}`,
      );
      for (const name of names) {
        store().create({
          apiVersion: 'v1',
          kind: 'Namespace',
          metadata: { name },
        });
      }
      return () => names.forEach(name => store().delete('Namespace', name));
    },
  ],
  [
    'Rejected due to system missing dnsmasq config required for IBU',
    () => {
      const { files } = test.cluster.context.node;
      const script = files.get(DNSMASQ_SCRIPT)!;
      files.delete(DNSMASQ_SCRIPT);
      return () => {
        files.set(DNSMASQ_SCRIPT, script);
      };
    },
  ],
  [
    'Rejected due to invalid cluster pull-secret (previously sanitized without proper restore)',
    () => {
      const { files } = test.cluster.context.node;
      const original = files.get(NODE_PULL_SECRET_FILE)!;
      files.set(NODE_PULL_SECRET_FILE, SANITIZED_PULL_SECRET);
      return () => {
        files.set(NODE_PULL_SECRET_FILE, original);
      };
    },
  ],
  [
    'Rejected: Cluster must not have any Persistent Volumes configured',
    () => {
      store().create({
        apiVersion: 'v1',
        kind: 'PersistentVolume',
        metadata: { name: 'one' },
        spec: {
          accessModes: ['ReadWriteOnce'],
          capacity: { storage: '1Gi' },
          local: { path: '/mnt/one' },
        },
      });
      return () => store().delete('PersistentVolume', 'one');
    },
  ],
  [
    'Rejected: Cluster must not have any LocalVolumes configured',
    () => {
      store().register(localVolumeDefinition);
      store().create(
        custom('local.storage.openshift.io/v1', 'LocalVolume', 'default'),
      );
      return () =>
        store().delete(CRD, 'localvolumes.local.storage.openshift.io');
    },
  ],
  [
    'Rejected: Cluster must not have any LVMClusters configured',
    () => {
      store().register(lvmClusterDefinition);
      store().create(
        custom('lvm.topolvm.io/v1alpha1', 'LVMCluster', 'default'),
      );
      return () => store().delete(CRD, 'lvmclusters.lvm.topolvm.io');
    },
  ],
  [
    'Rejected: Cluster must not have any DataProtectionApplication resources configured',
    () => {
      const uninstall = installOadp('1.4.2');
      store().register(dataProtectionApplicationDefinition);
      store().create(
        custom(
          'oadp.openshift.io/v1alpha1',
          'DataProtectionApplication',
          'default',
        ),
      );
      return () => {
        uninstall();
        store().delete(CRD, 'dataprotectionapplications.oadp.openshift.io');
      };
    },
  ],
  [
    'Rejected: Cluster must have OADP version >= 1.3.1',
    () => installOadp('1.3.0'),
  ],
  [
    'Rejected: by the person who tests',
    () => {
      test.faults.rejectWith = 'Rejected: by the person who tests';
      return () => {
        delete test.faults.rejectWith;
      };
    },
  ],
];

describe('T2: rejected', () => {
  it.each(obstacles)('%s', async (message, arrange) => {
    const clear = await arrange();
    const created = requestSeed(test, { seedImage: 'r.example/a/b:c' });
    await test.clock.runUntil(() => hasEnded(test));
    const seen = seedGenerator(test)!;
    await clear();
    store().delete(SEED_GENERATOR, 'seedimage');

    expect(seen.metadata.uid).toBe(created.metadata.uid);
    expect(
      seen.status.conditions.map((each: any) => [
        each.type,
        each.status,
        each.reason,
        each.message,
      ]),
    ).toEqual([
      [
        'SeedGenCompleted',
        'False',
        'Failed',
        `Seed generation failed: ${message}`,
      ],
      ['SeedGenInProgress', 'False', 'Failed', message],
    ]);
  });

  it('names the first reason of several', async () => {
    const clear = obstacles
      .slice(1, 6)
      .map(([, arrange]) => arrange() as () => void);
    requestSeed(test, { seedImage: 'r.example/a/b:c' });
    await test.clock.runUntil(() => hasEnded(test));
    const last = seedGenerator(test)!.status.conditions.at(-1);
    clear.forEach(each => each());
    store().delete(SEED_GENERATOR, 'seedimage');
    expect(last.message).toBe(obstacles[1][0]);
  });

  it('does not look at the mount again before its next start', async () => {
    const unit = test.cluster.context.node.units.get(CONTAINER_MOUNT_UNIT)!;
    unit.state = 'inactive';
    requestSeed(test, { seedImage: 'r.example/a/b:c' });
    await test.clock.run(2);
    expect(seedGenerator(test)!.status.conditions).toMatchObject([
      {
        type: 'SeedGenInProgress',
        status: 'True',
        message: 'Waiting for system to stabilize',
      },
    ]);
    unit.state = 'active';
    store().delete(SEED_GENERATOR, 'seedimage');
    await test.clock.run(30);
  });

  it('does nothing more about a CR that has failed', async () => {
    test.faults.rejectWith = 'Rejected: once';
    requestSeed(test, { seedImage: 'r.example/a/b:c' });
    await test.clock.runUntil(() => hasEnded(test));
    delete test.faults.rejectWith;
    const version = seedGenerator(test)!.metadata.resourceVersion;
    await test.clock.run(300);
    await restartAgent();
    expect(seedGenerator(test)!.metadata.resourceVersion).toBe(version);
    store().delete(SEED_GENERATOR, 'seedimage');
  });
});
