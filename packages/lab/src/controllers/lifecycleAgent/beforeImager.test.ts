import type { ClusterFaults } from '../../control/faults';
import {
  agentLog,
  messageOf,
  useGenerationTests,
} from '../../world/testing/generations';
import {
  hasEnded,
  requestSeed,
  seedGenerator,
  shown,
} from '../../world/testing/testCluster';
import type { SeedRequest } from '../../world/testing/testCluster';
import { SEED_GENERATOR, STORED_SECRET, WORKSPACE } from './agentFiles';

const { registry, start, seed } = useGenerationTests();
const AGENT = 'openshift-lifecycle-agent';

describe('before the imager', () => {
  it.each<[string, Partial<SeedRequest>, ClusterFaults, string]>([
    [
      'without the Secret',
      { auth: undefined },
      {},
      'could not access secret seedgen in openshift-lifecycle-agent: Secret "seedgen" not found',
    ],
    [
      'with another key in the Secret',
      { key: '.dockerconfigjson' },
      {},
      'could not find seedAuth in seedgen secret',
    ],
    [
      'as the lab was told',
      {},
      {
        failAtMessage: {
          message: 'Cleaning cluster resources',
          text: 'failed to cleanup resources: timed out waiting for ACM CRD deletion',
        },
      },
      'failed to cleanup resources: timed out waiting for ACM CRD deletion',
    ],
  ])('fails %s', async (_, request, faults, text) => {
    const test = await start(faults);
    requestSeed(test, seed(request));
    await test.clock.runUntil(() => hasEnded(test));
    expect(shown(seedGenerator(test))).toEqual({
      state: 'SeedGenInProgress',
      details: text,
    });
    expect(messageOf(test, 'SeedGenCompleted')).toBe(
      `Seed generation failed: ${text}`,
    );
    expect(test.api.availabilities).toEqual([]);
    expect(
      [...test.cluster.context.node.files.keys()].filter(each =>
        each.startsWith(WORKSPACE),
      ),
    ).toEqual([]);
  });

  it('fails when the recert image cannot be pulled', async () => {
    const test = await start();
    const recertImage = `${registry().host}/tools/recert:v9`;
    requestSeed(test, seed({ recertImage }));
    await test.clock.runUntil(() => hasEnded(test));
    expect(shown(seedGenerator(test)).details).toMatch(
      /^failed to pull recert image: failed to pull recertImage \(127\.0\.0\.1:\d+\/tools\/recert:v9\): Error: initializing source docker:/,
    );
  });

  it('fails when a finalizer holds the resources of the hub, after fifteen minutes', async () => {
    const test = await start();
    test.cluster.api.store.create({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name: 'open-cluster-management-agent',
        finalizers: ['example.io/stuck'],
      },
    });
    requestSeed(test, seed());
    await test.clock.runUntil(() => hasEnded(test));
    expect(test.clock.elapsed()).toBeGreaterThan(900);
    expect(shown(seedGenerator(test)).details).toBe(
      'failed to cleanup resources: timed out waiting for ACM namespace deletion',
    );
  });

  it('T3: waits for health without limit, and goes on when all is well', async () => {
    const test = await start({
      unhealthyFor: ['one or more ClusterOperators not yet ready: etcd'],
    });
    requestSeed(test, seed());
    await test.clock.run(1800);
    expect(shown(seedGenerator(test)).details).toBe(
      'Waiting for system to stabilize: one or more health checks failed\n  - one or more ClusterOperators not yet ready: etcd',
    );
    delete test.faults.unhealthyFor;
    await test.clock.runUntil(
      () => shown(seedGenerator(test)).details === 'Starting seed generation',
      21,
    );
  });

  it('T10: stops at the next message when the CR is deleted', async () => {
    const test = await start();
    requestSeed(test, seed());
    await test.clock.runUntil(
      () => shown(seedGenerator(test)).details === 'Cleaning cluster resources',
    );
    test.cluster.api.store.delete(SEED_GENERATOR, 'seedimage');
    await test.clock.run(300);
    expect(seedGenerator(test)).toBeUndefined();
    expect(test.api.availabilities).toEqual([]);
    expect(await agentLog(test)).toContain(
      'failed to update seedgen CR status',
    );
  });

  it('does not start again after a restart between preparing and launching', async () => {
    const test = await start();
    const { store } = test.cluster.api;
    requestSeed(test, seed());
    await test.clock.runUntil(
      () => shown(seedGenerator(test)).details === 'Cleaning cluster resources',
    );
    store.delete('Pod', store.list('Pod', AGENT)[0].metadata.name, AGENT);
    await test.clock.run(60);
    const pod = store.list('Pod', AGENT)[0];
    expect(pod.status.containerStatuses).toContainEqual(
      expect.objectContaining({
        name: 'manager',
        ready: false,
        state: {
          waiting: expect.objectContaining({ reason: 'CrashLoopBackOff' }),
        },
      }),
    );
    expect(await agentLog(test)).toContain(
      'unable to recover SeedGenerator CR: Missing stored file /var/lib/lca/ibu-seedgen-orch/seedgen-cr.json',
    );

    const exec = await test.cluster.context.pods.exec({
      namespace: 'openshift-machine-config-operator',
      pod: store
        .list('Pod', 'openshift-machine-config-operator')
        .find(each => each.metadata.name.startsWith('machine-config-daemon'))!
        .metadata.name,
      command: ['chroot', '/rootfs', 'rm', '-rf', WORKSPACE],
    });
    expect(exec.exitCode).toBe(0);
    expect(test.cluster.context.node.files.has(STORED_SECRET)).toBe(false);
    await test.clock.run(320);
    expect(await agentLog(test)).toContain('starting manager');
  });
});
