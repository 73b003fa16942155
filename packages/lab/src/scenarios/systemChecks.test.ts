import {
  hasEnded,
  requestSeed,
  seedGenerator,
  shown,
  startTestCluster,
} from '../world/testing/testCluster';
import type { TestCluster } from '../world/testing/testCluster';
import { failureText, ScenarioKeeper, scenarioNamed, scenarios } from '.';

const SEED_GENERATOR = 'lca.openshift.io/SeedGenerator';
const WAITING =
  'Waiting for system to stabilize: one or more health checks failed\n  - ';

/** What Lifecycle Agent validates, in its order and words. */
const rejections: Array<[scenario: string, text: string]> = [
  [
    'old-release',
    'Rejected: Installed release does not support "ostree admin set-default" feature',
  ],
  [
    'no-container-storage',
    'Rejected: Cluster must be configured with shared container storage',
  ],
  [
    'attached-to-hub',
    'Rejected: Cluster must be detached from hub prior to seed generation',
  ],
  [
    'addon-namespaces',
    'Rejected due to presence of ACM addon(s): open-cluster-management-addon-observability, open-cluster-management-addon-search',
  ],
  [
    'dnsmasq-missing',
    'Rejected due to system missing dnsmasq config required for IBU',
  ],
  [
    'sanitized-pull-secret',
    'Rejected due to invalid cluster pull-secret (previously sanitized without proper restore)',
  ],
  [
    'persistent-volume',
    'Rejected: Cluster must not have any Persistent Volumes configured',
  ],
  [
    'local-volume',
    'Rejected: Cluster must not have any LocalVolumes configured',
  ],
  ['lvm-cluster', 'Rejected: Cluster must not have any LVMClusters configured'],
  [
    'data-protection-application',
    'Rejected: Cluster must not have any DataProtectionApplication resources configured',
  ],
  ['oadp-too-old', 'Rejected: Cluster must have OADP version >= 1.3.1'],
];

/** What Lifecycle Agent waits for. */
const healthChecks: Array<[scenario: string, text: string]> = [
  [
    'cluster-operator-degraded',
    'one or more ClusterOperators not yet ready: ingress',
  ],
  [
    'stuck-stabilizing',
    'one or more ClusterOperators not yet ready: kube-apiserver',
  ],
  [
    'machine-config-pool-not-ready',
    'one or more MachineConfigPools not yet ready: master',
  ],
  ['node-cordoned', 'one or more MachineConfigPools not yet ready: master'],
  ['sriov-not-ready', 'sriovNetworkNodeState not ready'],
  ['sriov-without-state', 'no SriovNetworkNodeStates present'],
  [
    'data-protection-not-reconciled',
    'dataProtectionApplication not reconciled',
  ],
  ['backup-location-missing', 'backupsStorageLocations not yet created'],
  [
    'backup-location-unavailable',
    'backupStorageLocation backups-1 not available',
  ],
  ['node-not-ready', 'node is not yet ready: ocp-sno1'],
  ['node-network-unavailable', 'node network unavailable: ocp-sno1'],
  [
    'node-label-missing',
    'node missing node-role.kubernetes.io/worker label: ocp-sno1',
  ],
  [
    'service-version-not-ready',
    'one or more ClusterServiceVersions not yet ready: packageserver',
  ],
  [
    'signing-request-pending',
    'certificateSigningRequest (csr) csr-7xk2p not yet approved',
  ],
  ['cluster-version-not-ready', 'clusterVersion version not ready'],
];

const registry = { faults: {}, applyFaults: async () => undefined };
let test: TestCluster;
let keeper: ScenarioKeeper;

beforeAll(async () => {
  test = await startTestCluster();
  keeper = new ScenarioKeeper(registry);
});
afterAll(() => test.cluster.stop());
afterEach(async () => {
  await keeper.clear('sno1');
  test.api.store.delete(SEED_GENERATOR, 'seedimage');
  await test.clock.run(120);
});

const details = () => shown(seedGenerator(test)).details ?? '';
const request = () =>
  requestSeed(test, { seedImage: 'registry.example/a/b:c' });

/** Whoever makes a new request after the scenario has been taken back gets past all checks. */
async function expectPassed() {
  await keeper.clear('sno1');
  test.api.store.delete(SEED_GENERATOR, 'seedimage');
  await test.clock.run(120);
  request();
  await test.clock.runUntil(
    () => /^Starting seed generation$/.test(details()),
    60,
  );
  // Without its Secret the generation ends before it touches anything.
  await test.clock.runUntil(() => hasEnded(test));
  expect(details()).toMatch(/^could not access secret seedgen/);
}

it('has a row for every scenario of a check, and no other', () => {
  const named = (place: string) =>
    scenarios.filter(each => each.place === place).map(each => each.name);
  expect(rejections.map(([name]) => name)).toEqual(named('rejection'));
  expect(healthChecks.map(([name]) => name)).toEqual(named('health'));
});

describe('rejected', () => {
  it.each(rejections)('%s: %s', async (name, text) => {
    expect(failureText(scenarioNamed(name), test.cluster.context)).toBe(text);
    await keeper.apply(test.cluster, name);
    await test.clock.run(60);
    request();
    await test.clock.runUntil(() => hasEnded(test), 60);
    expect(shown(seedGenerator(test))).toEqual({
      state: 'SeedGenInProgress',
      details: text,
    });
    await expectPassed();
  });
});

describe('waited for', () => {
  it.each(healthChecks)('%s: %s', async (name, text) => {
    expect(failureText(scenarioNamed(name), test.cluster.context)).toBe(text);
    await keeper.apply(test.cluster, name);
    request();
    await test.clock.run(45 * 60);
    expect(shown(seedGenerator(test))).toEqual({
      state: 'SeedGenInProgress',
      details: `${WAITING}${text}`,
    });
    await expectPassed();
  });
});

it('begins the texts from 4.20 on with a colon, on the same line', async () => {
  const newer = await startTestCluster({ spec: { version: '4.20.3' } });
  await keeper.apply(newer.cluster, 'node-not-ready');
  scenarioNamed('signing-request-pending').apply(
    newer.cluster.context,
    registry,
  );
  requestSeed(newer, { seedImage: 'registry.example/a/b:c' });
  await newer.clock.run(60);
  const seen = shown(seedGenerator(newer)).details;
  await newer.cluster.stop();
  expect(seen).toBe(
    'Waiting for system to stabilize: one or more health checks failed: node is not yet ready: ocp-sno1\n  - certificateSigningRequest (csr) csr-7xk2p not yet approved',
  );
});
