import type { ChangeEvent } from '../../apiserver/types';
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
  TestCluster,
  TestClusterOptions,
  TestRegistry,
} from '../../world/testing/testCluster';
import { managedClusterDefinition } from '../../world/crds';
import { SEED_GENERATOR } from './agentFiles';
import { parseImageName } from './imager/imageName';
import { RegistryClient } from './imager/RegistryClient';

let shared: TestRegistry;
const clusters: TestCluster[] = [];

beforeAll(async () => {
  shared = await startTestRegistry();
});
afterEach(async () => {
  await Promise.all(clusters.splice(0).map(each => each.cluster.stop()));
});
afterAll(async () => {
  await shared.registry.stop();
});

async function start(options: TestClusterOptions = {}): Promise<TestCluster> {
  const test = await startTestCluster({ registry: shared, ...options });
  clusters.push(test);
  return test;
}

const image = () => `${shared.registry.host}/sno1/seed:4.18.27-x86_64`;
const credential = () =>
  authFile(
    shared.registry.host,
    shared.registry.user.name,
    shared.registry.user.password,
  );

/** Manifest and config of an image in the registry of the test. */
async function pull(name: string): Promise<{ manifest: any; config: any }> {
  const parsed = parseImageName(name);
  const client = new RegistryClient({
    image: parsed,
    credential: {
      username: shared.registry.user.name,
      password: shared.registry.user.password,
    },
    authorities: [shared.authority.certificatePem],
    signal: new AbortController().signal,
  });
  await client.authenticate('pull');
  const manifest = JSON.parse(
    (
      await client.call({
        method: 'GET',
        at: `${parsed.repository}/manifests/${parsed.reference}`,
      })
    ).body,
  );
  const config = JSON.parse(
    (
      await client.call({
        method: 'GET',
        at: `${parsed.repository}/blobs/${manifest.config.digest}`,
      })
    ).body,
  );
  return { manifest, config };
}

/** Everything that a watch on the SeedGenerator would show, with the time. */
function record(test: TestCluster): string[] {
  const seen: string[] = [];
  const begin = test.clock.elapsed();
  test.cluster.api.store.onChange(SEED_GENERATOR, (event: ChangeEvent) => {
    const { state, details } = shown(event.object);
    seen.push(
      [
        Math.round(test.clock.elapsed() - begin),
        event.type,
        ...(state ? [state, details] : []),
      ].join(' '),
    );
  });
  return seen;
}

describe('T1: the usual success', () => {
  it('goes through every message, the outage and the return', async () => {
    const test = await start();
    const seen = record(test);
    const created = requestSeed(test, {
      seedImage: image(),
      auth: credential(),
      annotations: { 'example.io/run': 'r1' },
    });
    await test.clock.runUntil(() => hasEnded(test));

    expect(seen).toMatchInlineSnapshot(`
      [
        "0 ADDED",
        "1 MODIFIED SeedGenInProgress Waiting for system to stabilize",
        "3 MODIFIED SeedGenInProgress Starting seed generation",
        "4 MODIFIED SeedGenInProgress Pulling recert image",
        "7 MODIFIED SeedGenInProgress Preparing for seed generation",
        "8 MODIFIED SeedGenInProgress Cleaning cluster resources",
        "70 MODIFIED SeedGenInProgress Launching imager container",
        "71 DELETED SeedGenInProgress Launching imager container",
        "400 ADDED",
        "401 MODIFIED SeedGenInProgress Launching imager container",
        "402 MODIFIED SeedGenInProgress Finalizing seed generation",
        "403 MODIFIED SeedGenCompleted Seed Generation completed",
      ]
    `);
    expect(
      test.api.availabilities.map(
        each => `${Math.round(each.at) - 5} ${each.availability}`,
      ),
    ).toEqual([
      '90 refused',
      '390 reset',
      '391 silent',
      '392 starting',
      '393 unavailable',
      '394 initializing',
      '395 up',
    ]);
    const restored = seedGenerator(test)!;
    expect(restored.metadata.uid).not.toBe(created.metadata.uid);
    expect(restored.metadata.annotations).toEqual({ 'example.io/run': 'r1' });
    expect(
      restored.status.conditions.map(
        (each: any) => `${each.type} ${each.status} ${each.reason}`,
      ),
    ).toEqual([
      'SeedGenInProgress False Completed',
      'SeedGenCompleted True Completed',
    ]);
    const { store } = test.cluster.api;
    expect(
      store.get('Secret', 'seedgen', 'openshift-lifecycle-agent')?.data,
    ).toEqual({ seedAuth: Buffer.from(credential()).toString('base64') });
    expect(
      store.get('lca.openshift.io/ImageBasedUpgrade', 'upgrade')?.spec.stage,
    ).toBe('Idle');
    expect(test.api.rotations).toEqual(['same']);
    expect(test.api.rejectedTokens).toEqual([]);
  });

  it('pushes an image with the labels of a seed', async () => {
    const test = await start();
    requestSeed(test, { seedImage: image(), auth: credential() });
    await test.clock.runUntil(() => hasEnded(test));
    const { manifest, config } = await pull(image());
    expect(manifest.layers).toEqual([
      {
        mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip',
        digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
        size: 15_032_385_536,
      },
    ]);
    const labels = config.config.Labels;
    expect(labels['com.openshift.lifecycle-agent.seed_format_version']).toBe(
      '4',
    );
    expect(
      JSON.parse(labels['com.openshift.lifecycle-agent.seed_cluster_info']),
    ).toEqual({
      seed_cluster_ocp_version: '4.18.27',
      base_domain: '5g-deployment.lab',
      cluster_name: 'sno1',
      node_ip: '192.168.125.31',
      release_registry: 'quay.io',
      sno_hostname: 'ocp-sno1',
      recert_image_pull_spec: 'quay.io/edge-infrastructure/recert:v0',
      has_proxy: false,
      has_fips: false,
      additionalTrustBundle: {
        hasUserCaBundle: true,
        proxyConfigmapName: 'user-ca-bundle',
      },
      container_storage_mountpoint_target:
        '/dev/disk/by-partlabel/var-lib-containers',
      ingress_certificate_cn: expect.stringMatching(/^ingress-operator@\d+$/),
    });
  });

  it('lets the pool dip before the imager and again after the end', async () => {
    const test = await start();
    const begin = test.clock.elapsed();
    const ready: string[] = [];
    test.cluster.api.store.onChange(
      'machineconfiguration.openshift.io/MachineConfigPool',
      ({ object }) => {
        const line = `${object.status.readyMachineCount}`;
        if (
          object.metadata.name === 'master' &&
          !ready.at(-1)?.endsWith(line)
        ) {
          ready.push(`${Math.round(test.clock.elapsed() - begin)} ${line}`);
        }
      },
    );
    requestSeed(test, { seedImage: image(), auth: credential() });
    await test.clock.runUntil(() => hasEnded(test));
    await test.clock.run(120);
    expect(ready).toHaveLength(4 + 1);
    expect(ready.map(each => each.split(' ')[1])).toEqual([
      '1',
      '0',
      '1',
      '0',
      '1',
    ]);
    const after = ready.slice(3).map(each => Number(each.split(' ')[0]));
    expect(after[0]).toBeGreaterThan(400);
  });

  it('makes the cluster version unavailable for a while after the return', async () => {
    const test = await start();
    requestSeed(test, { seedImage: image(), auth: credential() });
    const available = () =>
      test.cluster.api.store
        .get('config.openshift.io/ClusterVersion', 'version')
        ?.status.conditions.find((each: any) => each.type === 'Available')
        .status;
    await test.clock.runUntil(() => hasEnded(test));
    expect(available()).toBe('False');
    await test.clock.run(60);
    expect(available()).toBe('True');
  });

  it('can take a second seed after the first', async () => {
    const test = await start();
    for (const tag of ['first', 'second']) {
      requestSeed(test, {
        seedImage: `${shared.registry.host}/twice/seed:${tag}`,
        auth: credential(),
      });
      await test.clock.runUntil(() => hasEnded(test));
      expect(shown(seedGenerator(test)).state).toBe('SeedGenCompleted');
      test.cluster.api.store.delete(SEED_GENERATOR, 'seedimage');
      // Until the pull secret is back on the node, another one would be rejected.
      await test.clock.run(90);
    }
  });

  it('cleans what the hub and ended pods have left', async () => {
    const test = await start();
    const { store } = test.cluster.api;
    store.register(managedClusterDefinition);
    store.create({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'open-cluster-management-agent' },
    });
    requestSeed(test, { seedImage: image(), auth: credential() });
    await test.clock.runUntil(() => hasEnded(test));
    expect(shown(seedGenerator(test)).state).toBe('SeedGenCompleted');
    expect(
      store.definitions().some(each => each.kind === 'ManagedCluster'),
    ).toBe(false);
    expect(store.get('Namespace', 'open-cluster-management-agent')).toBe(
      undefined,
    );
    expect(
      store.list('Pod').filter(each => each.status.phase === 'Succeeded'),
    ).toEqual([]);
  });
});
