import type { ClusterFaults } from '../../control/faults';
import {
  authFile,
  hasEnded,
  requestSeed,
  seedGenerator,
  shown,
  startTestCluster,
  startTestRegistry,
} from '../../world/testing/testCluster';
import type {
  SeedRequest,
  TestCluster,
  TestRegistry,
} from '../../world/testing/testCluster';
import { SEED_GENERATOR, STORED_SECRET, WORKSPACE } from './agentFiles';

let shared: TestRegistry;
const clusters: TestCluster[] = [];
const AGENT = 'openshift-lifecycle-agent';

beforeAll(async () => {
  shared = await startTestRegistry();
});
afterEach(async () => {
  for (const key of Object.keys(shared.registry.faults)) {
    delete (shared.registry.faults as Record<string, unknown>)[key];
  }
  await Promise.all(clusters.splice(0).map(each => each.cluster.stop()));
});
afterAll(() => shared.registry.stop());

async function start(faults: ClusterFaults = {}): Promise<TestCluster> {
  const test = await startTestCluster({ registry: shared, faults });
  clusters.push(test);
  return test;
}

function seed(more: Partial<SeedRequest> = {}): SeedRequest {
  const { host, user } = shared.registry;
  return {
    seedImage: `${host}/sno1/failing:4.18.27-x86_64`,
    auth: authFile(host, user.name, user.password),
    annotations: { 'example.io/run': 'r1' },
    ...more,
  };
}

const imagerLog = ({ cluster }: TestCluster) =>
  cluster.context.node.containers.get('lca_image_builder')?.log.join('\n') ??
  '';
const message = (test: TestCluster, type: string) =>
  seedGenerator(test)?.status.conditions.find((each: any) => each.type === type)
    ?.message;

async function agentLog({ cluster }: TestCluster): Promise<string> {
  const { store } = cluster.api;
  const lines: string[] = [];
  for await (const line of cluster.context.pods.logs({
    namespace: AGENT,
    pod: store.list('Pod', AGENT)[0].metadata.name,
    container: 'manager',
    follow: false,
    previous: false,
    timestamps: false,
    signal: new AbortController().signal,
  })) {
    lines.push(line);
  }
  return lines.join('\n');
}

describe('before the imager', () => {
  it.each<[string, Partial<SeedRequest>, ClusterFaults, string]>([
    [
      'without the Secret',
      { auth: undefined },
      {},
      'could not access secret seedgen in openshift-lifecycle-agent: secrets "seedgen" not found',
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
    expect(message(test, 'SeedGenCompleted')).toBe(
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
    const recertImage = `${shared.registry.host}/tools/recert:v9`;
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

describe('T4: the push is refused', () => {
  it.each<[string, () => Partial<SeedRequest>, RegExp]>([
    [
      'with a wrong password',
      () => ({ auth: authFile(shared.registry.host, 'lab-push', 'wrong') }),
      /unable to retrieve auth token: invalid username\/password: unauthorized: /,
    ],
    [
      'to an account that may only read',
      () => ({
        auth: authFile(
          shared.registry.host,
          shared.registry.readOnlyUser.name,
          shared.registry.readOnlyUser.password,
        ),
      }),
      /initiating layer upload to \/v2\/sno1\/failing\/blobs\/uploads\/ in 127\.0\.0\.1:\d+: (denied|unauthorized): /,
    ],
    [
      'to a full namespace',
      () => {
        shared.registry.faults.refusePush = { '*': 'quota' };
        return {};
      },
      /Quota has been exceeded on namespace/,
    ],
    [
      'by a host without a name',
      () => ({ seedImage: 'registry.invalid:8443/a/b:c' }),
      /pinging container registry|dial tcp: lookup registry\.invalid on \S+: no such host/,
    ],
    [
      'by a port where nobody listens',
      () => ({ seedImage: '127.0.0.1:1/a/b:c' }),
      /pinging container registry 127\.0\.0\.1:1: Get .* dial tcp 127\.0\.0\.1:1: connect: connection refused/,
    ],
    [
      'by what is no reference',
      () => ({ seedImage: 'NOT_AN_IMAGE' }),
      /invalid reference format/,
    ],
  ])('%s', async (_, arrange, log) => {
    const test = await start();
    requestSeed(test, seed(arrange()));
    await test.clock.runUntil(() => hasEnded(test));
    expect(shown(seedGenerator(test))).toEqual({
      state: 'SeedGenInProgress',
      details:
        'Seed generation failed: imager container status check failed: expected container status 0, found: 1',
    });
    expect(message(test, 'SeedGenCompleted')).toMatch(
      /^Seed generation failed: Seed generation failed: imager container/,
    );
    expect(imagerLog(test)).toMatch(log);
    expect(imagerLog(test)).toMatch(/Error executing create command: .*"$/);
    expect(imagerLog(test)).toContain('Cleaning up seed cluster');
  });

  it('when the node does not trust the registry', async () => {
    const test = await start();
    test.cluster.api.store.update(
      'ConfigMap',
      'user-ca-bundle',
      'openshift-config',
      draft => {
        draft.data = {};
      },
    );
    test.cluster.api.store.update(
      'ConfigMap',
      'registry-config',
      'openshift-config',
      draft => {
        draft.data = {};
      },
    );
    requestSeed(test, seed());
    await test.clock.runUntil(() => hasEnded(test));
    expect(imagerLog(test)).toMatch(
      /x509: certificate signed by unknown authority/,
    );
  });

  it('with the exit code and the words that the lab was told', async () => {
    const test = await start({
      imagerExit: { code: 125 },
      imagerLogEnding: ['Error: writing blob: no space left on device'],
    });
    requestSeed(test, seed());
    await test.clock.runUntil(() => hasEnded(test));
    expect(shown(seedGenerator(test)).details).toMatch(/found: 125$/);
    expect(imagerLog(test)).toMatch(/no space left on device$/);
    expect(test.events.some(each => /^pushed/.test(each.message))).toBe(false);
  });
});

describe('after the imager', () => {
  it('T5: fails although it has pushed when the container ended as stopped', async () => {
    const test = await start({ imagerExit: 'stopped' });
    requestSeed(test, seed());
    await test.clock.runUntil(() => hasEnded(test));
    expect(shown(seedGenerator(test)).details).toBe(
      'Seed generation failed: imager container status check failed: expected container status exited, found: stopped',
    );
    expect(test.events.some(each => /^pushed/.test(each.message))).toBe(true);
  });

  it('T6, T7: rejects tokens and serves a certificate of a new authority when told', async () => {
    const test = await start({
      rejectTokensAfterOutage: true,
      newAuthorityAfterOutage: true,
    });
    requestSeed(test, seed());
    await test.clock.runUntil(() => hasEnded(test));
    expect(test.api.rejectedTokens).toEqual([undefined]);
    expect(test.api.rotations).toEqual(['new']);
  });

  it('T8: stays down as long as it is told, and pushes at the usual time', async () => {
    const test = await start({ stayDownSeconds: 3200 });
    requestSeed(test, seed());
    await test.clock.runUntil(() =>
      test.events.some(each => /^pushed/.test(each.message)),
    );
    const [down] = test.api.availabilities;
    expect(Math.round(test.clock.elapsed() - down.at)).toBe(230);
    await test.clock.runUntil(() => hasEnded(test));
    const up = test.api.availabilities.at(-1)!;
    expect(Math.round(up.at - down.at)).toBe(3205);
    expect(shown(seedGenerator(test)).state).toBe('SeedGenCompleted');
  });

  it('does not come back when told so', async () => {
    const test = await start({ neverReturn: true });
    requestSeed(test, seed());
    await test.clock.run(20_000);
    expect(test.api.availability()).toBe('refused');
  });

  it('T9: never restores the CR, and the log says why', async () => {
    const test = await start({ neverRestoreSeedGenerator: true });
    requestSeed(test, seed());
    await test.clock.runUntil(() => test.api.availability() === 'refused');
    await test.clock.runUntil(() => test.api.availability() === 'up');
    await test.clock.run(3600);
    expect(seedGenerator(test)).toBeUndefined();
    expect(
      test.cluster.api.store.get('Secret', 'seedgen', AGENT),
    ).toBeUndefined();
    expect(await agentLog(test)).toContain('Missing stored file');
  });

  it('T11: brings back a CR without annotations when told so', async () => {
    const test = await start({ restoreForeignSeedGenerator: true });
    requestSeed(test, seed());
    await test.clock.runUntil(() => hasEnded(test));
    expect(seedGenerator(test)!.metadata.annotations).toBeUndefined();
  });

  it('T13: completes without a push when told so', async () => {
    const test = await start({ tagUnchanged: true });
    requestSeed(test, seed());
    await test.clock.runUntil(() => hasEnded(test));
    expect(shown(seedGenerator(test)).state).toBe('SeedGenCompleted');
    expect(test.events.some(each => /^pushed/.test(each.message))).toBe(false);
  });

  it('deletes what was created under its names during the outage', async () => {
    const test = await start();
    requestSeed(test, seed());
    await test.clock.runUntil(() => test.api.availability() === 'refused');
    requestSeed(test, {
      ...seed(),
      annotations: { 'example.io/run': 'intruder' },
    });
    await test.clock.runUntil(() => hasEnded(test));
    expect(seedGenerator(test)!.metadata.annotations).toEqual({
      'example.io/run': 'r1',
    });
  });

  it('goes on when the operator is restarted while the imager gathers', async () => {
    const test = await start();
    const { store } = test.cluster.api;
    requestSeed(test, seed());
    await test.clock.runUntil(() =>
      imagerLog(test).includes('Creating seed image'),
    );
    store.delete('Pod', store.list('Pod', AGENT)[0].metadata.name, AGENT);
    await test.clock.runUntil(() => hasEnded(test));
    expect(shown(seedGenerator(test)).details).toBe(
      'Seed generation failed: imager container status check failed: expected container status exited, found: running',
    );
    await test.clock.runUntil(() => test.api.availability() === 'refused');
    await test.clock.runUntil(() => test.api.availability() === 'up');
    expect(test.events.some(each => /^pushed/.test(each.message))).toBe(true);
  });
});
