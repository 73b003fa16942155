import { atRelease, clusterSpec } from '../../world/clusterSpec';
import { agentLog, useGenerationTests } from '../../world/testing/generations';
import type { TestCluster } from '../../world/testing/testCluster';
import {
  hasEnded,
  requestSeed,
  seedGenerator,
  shown,
} from '../../world/testing/testCluster';
import {
  AUTH_FILE,
  SEED_GENERATOR,
  STORED_CR,
  STORED_PULL_SECRET,
  STORED_SECRET,
  WORKSPACE,
} from './agentFiles';
import { whyUnhealthy } from './healthChecks';
import { readPullSecret } from './pullSecret';

const { start, seed } = useGenerationTests();
const AGENT = 'openshift-lifecycle-agent';

const left = ({ cluster }: TestCluster) =>
  [...cluster.context.node.files.keys()]
    .filter(each => each.startsWith(WORKSPACE))
    .sort();
const pullSecret = ({ cluster }: TestCluster) =>
  cluster.api.store.get('Secret', 'pull-secret', 'openshift-config')!;
const isSanitised = (test: TestCluster) =>
  readPullSecret(test.cluster.context)?.includes('"username":"empty"') ?? false;
const untilShown = (test: TestCluster, message: string) =>
  test.clock.runUntil(() => shown(seedGenerator(test)).details === message);
const restartAgent = ({ cluster }: TestCluster) => {
  const { store } = cluster.api;
  store.delete('Pod', store.list('Pod', AGENT)[0].metadata.name, AGENT);
};

// As the unmodified operator left it on a real API server, and as its source has it.
describe('what Lifecycle Agent leaves on the node', () => {
  it('is nothing when the CR is deleted before anything was stored', async () => {
    const test = await start();
    requestSeed(test, seed());
    await untilShown(test, 'Pulling recert image');
    test.cluster.api.store.delete(SEED_GENERATOR, 'seedimage');
    await test.clock.run(900);
    expect(left(test)).toEqual([]);
  });

  it('is the Secret without the CR when the CR is deleted between preparing and launching', async () => {
    const test = await start();
    requestSeed(test, seed());
    await untilShown(test, 'Cleaning cluster resources');
    test.cluster.api.store.delete(SEED_GENERATOR, 'seedimage');
    await test.clock.run(900);
    expect(left(test)).toEqual([AUTH_FILE, STORED_PULL_SECRET, STORED_SECRET]);
    // It was not interrupted, and so has put the pull secret back.
    expect(isSanitised(test)).toBe(false);
    restartAgent(test);
    await test.clock.run(60);
    expect(await agentLog(test)).toContain('Missing stored file');
  });

  it('is the placeholder besides when it is killed while it cleans', async () => {
    const test = await start();
    requestSeed(test, seed());
    await test.clock.runUntil(() => isSanitised(test));
    restartAgent(test);
    test.cluster.api.store.delete(SEED_GENERATOR, 'seedimage');
    await test.clock.run(1800);
    expect(left(test)).toEqual([AUTH_FILE, STORED_PULL_SECRET, STORED_SECRET]);
    expect(isSanitised(test)).toBe(true);
  });

  it('is credentials and copies when the imager has failed', async () => {
    const test = await start({ imagerExit: { code: 1 } });
    requestSeed(test, seed());
    await test.clock.runUntil(() => hasEnded(test));
    expect(left(test)).toEqual([
      AUTH_FILE,
      STORED_PULL_SECRET,
      `${STORED_CR}.bak`,
      `${STORED_SECRET}.bak`,
    ]);
    expect(isSanitised(test)).toBe(false);
  });

  it('is nothing after a success, and after a failure before the imager', async () => {
    const good = await start();
    requestSeed(good, seed());
    await good.clock.runUntil(() => hasEnded(good));
    expect(left(good)).toEqual([]);
    const bad = await start({
      failAtMessage: { message: 'Cleaning cluster resources', text: 'no' },
    });
    requestSeed(bad, seed());
    await bad.clock.runUntil(() => hasEnded(bad));
    expect(left(bad)).toEqual([]);
  });

  it('keeps the operator from its start once when the pull secret is not among it', async () => {
    const test = await start();
    requestSeed(test, seed());
    await test.clock.runUntil(() =>
      test.cluster.context.node.files.has(STORED_CR),
    );
    test.cluster.context.node.remove(STORED_PULL_SECRET);
    await test.clock.runUntil(
      () => left(test).includes(`${STORED_SECRET}.bak`),
      3600,
    );
    expect(left(test)).toEqual([
      AUTH_FILE,
      `${STORED_CR}.bak`,
      `${STORED_SECRET}.bak`,
    ]);
  });
});

describe('the pull secret', () => {
  it('is updated as a whole, by the manager of the operator', async () => {
    const test = await start();
    const { store } = test.cluster.api;
    store.update('Secret', 'pull-secret', 'openshift-config', draft => {
      draft.metadata.labels = { 'example.io/owner': 'platform' };
      draft.metadata.annotations = { 'example.io/ticket': '1' };
      draft.data!.other = 'eA==';
    });
    const before = pullSecret(test);
    requestSeed(test, seed());
    await test.clock.runUntil(() => isSanitised(test));
    const { metadata, data, type } = pullSecret(test);
    expect(metadata.uid).toBe(before.metadata.uid);
    expect([metadata.labels, metadata.annotations]).toEqual([
      undefined,
      undefined,
    ]);
    expect(Object.keys(data!)).toEqual(['.dockerconfigjson']);
    expect(type).toBe('kubernetes.io/dockerconfigjson');
    expect(metadata.managedFields).toContainEqual(
      expect.objectContaining({
        manager: 'manager',
        operation: 'Update',
        fieldsV1: { 'f:data': { 'f:.dockerconfigjson': {} } },
      }),
    );
  });
});

describe('health of Lifecycle Agent main, which comes with 5.0', () => {
  async function unhealthyAt(
    version: string,
    change: (test: TestCluster) => void,
  ) {
    const test = await start();
    change(test);
    return whyUnhealthy({
      ...test.cluster.context,
      spec: atRelease(clusterSpec('sno1'), version),
    });
  }
  const setCondition = (kind: string, name: string) => (test: TestCluster) =>
    test.cluster.api.store.updateStatus(kind, name, undefined, draft => {
      for (const each of draft.status.conditions) {
        if (['Available', 'Ready'].includes(each.type)) each.status = 'False';
      }
    });
  const version = setCondition('config.openshift.io/ClusterVersion', 'version');
  const etcd = setCondition('config.openshift.io/ClusterOperator', 'etcd');
  const node = setCondition('Node', 'ocp-sno1');

  it('does not ask for the cluster version', async () => {
    expect(await unhealthyAt('4.22.1', version)).toContain(
      'clusterVersion version not ready',
    );
    expect(await unhealthyAt('5.0.0', version)).toBeUndefined();
  });

  it('asks for the node only when operators and pools are ready', async () => {
    const both = (test: TestCluster) => {
      etcd(test);
      node(test);
    };
    expect(await unhealthyAt('4.22.1', both)).toContain(
      'node is not yet ready',
    );
    expect(await unhealthyAt('5.0.0', both)).toBe(
      'one or more health checks failed: one or more ClusterOperators not yet ready: etcd',
    );
    expect(await unhealthyAt('5.0.0', node)).toBe(
      'one or more health checks failed: node is not yet ready: ocp-sno1',
    );
  });

  it('is of Kubernetes after 4.22', () => {
    expect(atRelease(clusterSpec('sno1'), '4.22.1').kubernetesVersion).toBe(
      'v1.35.0',
    );
    expect(atRelease(clusterSpec('sno1'), '5.0.0')).toMatchObject({
      kubernetesVersion: 'v1.36.0',
      lifecycleAgentVersion: '5.0.0',
    });
  });
});
