import { startTestCluster } from '../../world/testing/testCluster';
import type { TestCluster } from '../../world/testing/testCluster';
import { createVirtualClock } from '../../world/testing/virtualClock';
import { connectHub } from '../../world';

const MANAGED_CLUSTER = 'cluster.open-cluster-management.io/ManagedCluster';
const CRD = 'apiextensions.k8s.io/CustomResourceDefinition';
const KLUSTERLETS = 'klusterlets.operator.open-cluster-management.io';

let hub: TestCluster;
let member: TestCluster;

beforeEach(async () => {
  const clock = createVirtualClock();
  hub = await startTestCluster({ name: 'hub', clock });
  member = await startTestCluster({ name: 'sno4', clock });
  connectHub(hub.cluster, [member.cluster]);
});
afterEach(() => Promise.all([hub.cluster.stop(), member.cluster.stop()]));

const managedCluster = () => hub.api.store.get(MANAGED_CLUSTER, 'sno4');
const imported = () =>
  managedCluster()?.status.conditions.find(
    (each: any) => each.type === 'ManagedClusterImportSucceeded',
  );

describe('the hub', () => {
  it('has ACM, MCE, GitOps and Lifecycle Agent, and one cluster attached', () => {
    const { store } = hub.api;
    expect(
      store.list('operator.open-cluster-management.io/MultiClusterHub')[0]
        .status,
    ).toMatchObject({
      phase: 'Running',
      currentVersion: expect.stringMatching(/^2\.13\./),
      conditions: [{ type: 'Complete', message: 'All hub components ready.' }],
    });
    expect(
      store.list('multicluster.openshift.io/MultiClusterEngine')[0].status,
    ).toMatchObject({
      phase: 'Available',
      currentVersion: expect.stringMatching(/^2\.8\./),
    });
    expect(
      store.get(
        'operators.coreos.com/Subscription',
        'openshift-gitops-operator',
        'openshift-gitops-operator',
      )?.status.installedCSV,
    ).toMatch(/^openshift-gitops-operator\.v1\.\d+\.\d+$/);
    expect(store.list(MANAGED_CLUSTER).map(each => each.metadata.name)).toEqual(
      ['sno4'],
    );
    expect(
      store.get(
        'operators.coreos.com/ClusterServiceVersion',
        'lifecycle-agent.v4.18.2',
        'openshift-lifecycle-agent',
      )?.status.phase,
    ).toBe('Succeeded');
  });

  it('detaches a cluster whose ManagedCluster is deleted', async () => {
    hub.api.store.delete(MANAGED_CLUSTER, 'sno4');
    await hub.clock.run(5);
    expect(imported()).toMatchObject({
      status: 'False',
      reason: 'ManagedClusterDetaching',
    });
    expect(member.api.store.get(CRD, KLUSTERLETS)).toBeDefined();

    await hub.clock.run(60);
    expect(managedCluster()).toBeUndefined();
    expect(hub.api.store.get('Namespace', 'sno4')).toBeUndefined();
    expect(member.api.store.get(CRD, KLUSTERLETS)).toBeUndefined();
    expect(
      member.api.store
        .list('Namespace')
        .filter(each => /^open-cluster/.test(each.metadata.name)),
    ).toEqual([]);
  });

  it('leaves the klusterlet behind on a cluster that is away', async () => {
    await member.api.setAvailability('refused');
    hub.api.store.delete(MANAGED_CLUSTER, 'sno4');
    await hub.clock.run(5);
    expect(imported()).toMatchObject({
      reason: 'ManagedClusterForceDetaching',
    });
    await hub.clock.run(60);
    expect(managedCluster()).toBeUndefined();
    expect(member.api.store.get(CRD, KLUSTERLETS)).toBeDefined();
  });
});
