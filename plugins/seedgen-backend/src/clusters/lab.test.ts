import { ClusterDirectory } from './directory';
import { ConfigReader } from '@backstage/config';
import { mockServices } from '@backstage/backend-test-utils';
import {
  buildSeedGenerator,
  buildSeedSecret,
  type ClusterObservation,
  parseSeedImageReference,
} from '@seedgen/backstage-plugin-seedgen-common';
import { type LabProcess, startLab } from '@seedgen/lab-process';
import { systemClock } from '../clock';
import { readSettings } from '../config';
import {
  createRegistryConnections,
  type RegistryConnections,
} from '../registries';
import { createClusterConnections } from './createClusterConnections';
import { readImagerState } from './node/imagerState';
import type { ClusterConnection, ClusterConnections } from './types';
import { GIB } from '../units';
import { KINDS } from '../runs';

jest.setTimeout(60_000);

const MARK = { runId: 'run-1', requestedBy: 'user:default/guest' };
const REPOSITORY = 'ocp-sno1/seedimage-ibu-upgrade';

let lab: LabProcess;
let clusters: ClusterConnections;
let registries: RegistryConnections;
let sno1: ClusterConnection;
let sno2: ClusterConnection;
const call = () => ({ signal: AbortSignal.timeout(20_000) });

/** Looks again and again, until what is seen satisfies. */
async function observeUntil(
  cluster: ClusterConnection,
  what: Parameters<ClusterConnection['observe']>[0],
  isEnough: (seen: ClusterObservation) => boolean,
): Promise<ClusterObservation[]> {
  const all: ClusterObservation[] = [];
  const end = Date.now() + 30_000;
  while (Date.now() < end) {
    all.push(await cluster.observe(what, call()));
    if (isEnough(all[all.length - 1])) return all;
    await systemClock.sleep(50);
  }
  throw new Error(`Not seen: ${JSON.stringify(all[all.length - 1])}`);
}

beforeAll(async () => {
  lab = await startLab({ speed: 100, clusters: ['hub', 'sno1', 'sno2'] });
  const credentialsOf = (name: string) => {
    const { server, caFile, tokenFile } = lab.cluster(name);
    return { server, caFile, credentials: [{ name: 'runner', tokenFile }] };
  };
  const settings = readSettings(
    new ConfigReader({
      seedgen: {
        clusters: [
          {
            name: 'hub',
            role: 'hub',
            kubeconfig: lab.cluster('hub').kubeconfig,
          },
          {
            name: 'sno1',
            hub: 'hub',
            kubeconfig: lab.cluster('sno1').kubeconfig,
          },
          { name: 'sno2', ...credentialsOf('sno2') },
          {
            name: 'viewer',
            kubeconfig: lab.cluster('sno2').viewerKubeconfig,
          },
        ],
        registries: [
          {
            name: 'lab',
            host: lab.registry.host,
            caFile: lab.registry.caFile,
            username: lab.registry.user,
            password: lab.registry.password,
            repositories: ['ocp-sno1/*'],
          },
          {
            name: 'wrong',
            host: lab.registry.host.replace('127.0.0.1', 'localhost'),
            caFile: lab.registry.caFile,
            username: lab.registry.user,
            password: 'not-the-password',
          },
        ],
      },
    }),
    KINDS.phases,
  );
  const dependencies = {
    clock: systemClock,
    logger: mockServices.logger.mock(),
  };
  clusters = createClusterConnections({
    directory: new ClusterDirectory(settings.clusters),
    requestTimeoutMs: settings.limits.requestTimeoutMs,
    ...dependencies,
  });
  registries = createRegistryConnections(settings, dependencies);
  sno1 = clusters.get('sno1');
  sno2 = clusters.get('sno2');
});

afterAll(async () => {
  await clusters?.close();
  await registries?.close();
  await lab?.stop();
});

it('reads objects and lists of the cluster and its hub', async () => {
  expect(
    await sno1.get('ClusterVersion', { name: 'version' }, call()),
  ).toMatchObject({
    ok: true,
    value: { status: { desired: { version: expect.stringMatching(/^4\./) } } },
  });
  expect(
    await sno1.get(
      'CustomResourceDefinition',
      { name: 'klusterlets.operator.open-cluster-management.io' },
      call(),
    ),
  ).toMatchObject({ ok: false, failure: { code: 'not-found' } });
  expect(
    await sno1.list('DataProtectionApplication', {}, call()),
  ).toMatchObject({ ok: true });
  const pods = await sno1.list(
    'Pod',
    {
      namespace: 'openshift-machine-config-operator',
      labelSelector: 'k8s-app=machine-config-daemon',
    },
    call(),
  );
  expect(pods).toMatchObject({ ok: true, value: [{ status: {} }] });
  const managed = await clusters.get('hub').list('ManagedCluster', {}, call());
  expect(managed.ok && managed.value.length).toBeGreaterThan(0);
});

it('takes the picture of a cluster that is ready', async () => {
  const snapshot = await sno1.takeSnapshot(call());
  expect(snapshot).toMatchObject({
    cluster: 'sno1',
    reachability: 'reachable',
    architecture: 'x86_64',
    node: expect.any(String),
    clusterId: expect.any(String),
    version: expect.stringMatching(/^4\.18\./),
    lifecycleAgent: { installed: true, ready: true },
    seedGenerator: { state: 'absent' },
    configuration: {
      hasProxy: false,
      hasFips: false,
      trustBundle: {
        hasUserCaBundle: true,
        proxyConfigmapName: 'user-ca-bundle',
      },
    },
    layout: {
      sources: ['lsblk', 'df'],
      // What systemd has mounted, and what Lifecycle Agent compares, are not the same text.
      containerMountUnit: {
        active: true,
        what: '/dev/vda5',
        target: '/dev/disk/by-partlabel/var-lib-containers',
      },
      disks: [
        {
          name: 'vda',
          sizeBytes: 200 * GIB,
          stablePath: expect.stringMatching(/^\/dev\/disk\/by-id\/virtio-/),
        },
      ],
    },
  });
  const [disk] = snapshot.layout!.disks;
  const containers = disk.partitions.find(({ name }) => name === 'vda5');
  expect(containers?.mountpoints).toEqual(['/var/lib/containers']);
  expect(Math.floor(containers!.sizeBytes / GIB)).toBe(141);
  expect(containers!.startBytes).toBe(60_000 * 1024 ** 2);
  expect(
    snapshot.layout!.filesystems.map(({ mountpoint }) => mountpoint),
  ).toEqual(expect.arrayContaining(['/sysroot', '/var/lib/containers']));
});

it('sees an empty second disk, and a unit that is not there', async () => {
  const layout = await sno2.readStorageLayout(call());
  expect(layout).toMatchObject({
    ok: true,
    value: {
      containerMountUnit: { active: false },
      disks: [
        { name: 'vda' },
        { name: 'vdb', partitions: [], mountpoints: [] },
      ],
    },
  });
});

it('knows what it may not do', async () => {
  const viewer = clusters.get('viewer');
  expect(
    await viewer.createSeedGenerator(
      buildSeedGenerator(
        MARK,
        `${lab.registry.host}/${REPOSITORY}:4.18.27-x86_64`,
      ),
      call(),
    ),
  ).toMatchObject({
    ok: false,
    failure: {
      code: 'forbidden',
      missingRule: 'create seedgenerators.lca.openshift.io',
    },
  });
  expect(await viewer.runOnNode('df', call())).toMatchObject({
    ok: false,
    failure: { code: 'forbidden' },
  });
});

it('reads authorities in openshift-config, and no ConfigMap elsewhere', async () => {
  const read = await sno2.readTrustBundle('user-ca-bundle', call());
  expect(read).toMatchObject({ ok: true });
  expect(read.ok && Object.keys(read.value)).toEqual(['ca-bundle.crt']);
  expect(await sno2.readTrustBundle('none', call())).toMatchObject({
    ok: false,
    failure: { code: 'not-found' },
  });
  expect(
    await sno2.readTrustBundle('../../kube-system/configmaps/x', call()),
  ).toMatchObject({ ok: false, failure: { code: 'invalid' } });
});

it('asks whether the pull secret is a placeholder, and reads nothing of it', async () => {
  expect(await sno2.runOnNode('sanitized-pull-secret', call())).toEqual({
    ok: true,
    value: { stdout: '0\n', stderr: '', exitCode: 1 },
  });
});

it('asks from the node for the registry, by its rules and without a credential', async () => {
  const [registry] = lab.registry.host.split('/');
  const image = { registry, repository: REPOSITORY };
  const push = () => sno2.askRegistry({ ask: 'push', image }, call());
  const answers = async (ask: 'push' | 'pull' | 'curl', repository: string) => {
    const question = { ask, image: { registry, repository, tag: 'v0' } };
    const answer = await sno2.askRegistry(question, call());
    return answer.ok && answer.value;
  };
  expect(await push()).toEqual({ ok: true, value: { outcome: 'reached' } });
  expect(await answers('curl', REPOSITORY)).toEqual({ outcome: 'reached' });
  expect(await answers('pull', 'ocp-sno1/none')).toMatchObject({
    outcome: 'trouble',
  });
  // What Lifecycle Agent pulls counts as mirrored on the lab.
  const recert = {
    registry: 'quay.io',
    repository: 'edge-infrastructure/recert',
    tag: 'v0',
  };
  expect(
    (await sno2.askRegistry({ ask: 'pull', image: recert }, call())).ok,
  ).toBe(true);

  for (const [fault, trouble] of [
    ['refused', 'refused'],
    ['unresolved', 'name-unknown'],
  ] as const) {
    await lab.control.setFaults('sno2', { registryFromNode: fault });
    expect(await push()).toMatchObject({ value: { trouble } });
    expect(await answers('curl', REPOSITORY)).toMatchObject({ trouble });
  }
  await lab.control.clearFaults('sno2');
  await lab.control.setScenario('sno2', 'push-unknown-authority');
  expect(await push()).toMatchObject({ value: { trouble: 'untrusted' } });
  await lab.control.clearScenario('sno2');
  expect(await push()).toMatchObject({ value: { outcome: 'reached' } });
});

it('writes the Secret, also over one of another type, and deletes it', async () => {
  const manifest = buildSeedSecret(
    MARK,
    registries.all[0].authFile({
      registry: lab.registry.host,
      repository: REPOSITORY,
    }),
  );
  expect(await sno2.writeSeedSecret(manifest, call())).toMatchObject({
    ok: true,
  });
  expect(await sno2.writeSeedSecret(manifest, call())).toMatchObject({
    ok: true,
  });
  const otherType = {
    ...manifest,
    type: 'kubernetes.io/dockerconfigjson',
    data: { '.dockerconfigjson': Buffer.from('{}').toString('base64') },
  };
  expect(await sno2.writeSeedSecret(otherType, call())).toMatchObject({
    ok: true,
  });
  expect(await sno2.deleteSeedSecret(call())).toEqual({
    ok: true,
    value: 'deleted',
  });
  expect(await sno2.deleteSeedSecret(call())).toEqual({
    ok: true,
    value: 'absent',
  });
});

it('applies a MachineConfig, sees the pool refuse it, and takes it back', async () => {
  const name = '98-var-lib-containers-partitioned';
  const manifest = {
    apiVersion: 'machineconfiguration.openshift.io/v1',
    kind: 'MachineConfig',
    metadata: {
      name,
      labels: { 'machineconfiguration.openshift.io/role': 'master' },
    },
    spec: {
      config: {
        ignition: { version: '3.2.0' },
        storage: {
          disks: [
            {
              device: '/dev/vda',
              partitions: [{ label: 'var-lib-containers', startMiB: 60000 }],
            },
          ],
        },
      },
    },
  };
  const what = { pool: true, machineConfig: name };
  expect(await sno2.observe(what, call())).toMatchObject({
    api: { state: 'up' },
    machineConfigPresent: false,
    node: { ready: true, daemonState: 'Done' },
    pool: { name: 'master', machineCount: 1 },
    credential: 'runner',
  });
  expect(await sno2.applyMachineConfig(manifest, call())).toMatchObject({
    ok: true,
  });
  const seen = await observeUntil(sno2, what, ({ pool }) =>
    Boolean(
      pool?.conditions.some(
        ({ type, status }) => type === 'RenderDegraded' && status === 'True',
      ),
    ),
  );
  expect(seen[seen.length - 1].machineConfigPresent).toBe(true);
  expect(await sno2.deleteMachineConfig(name, call())).toEqual({
    ok: true,
    value: 'deleted',
  });
  expect(await sno2.deleteMachineConfig(name, call())).toEqual({
    ok: true,
    value: 'absent',
  });
});

it('restarts Lifecycle Agent', async () => {
  expect(await sno2.restartLifecycleAgent(call())).toMatchObject({ ok: true });
});

it('survives an API that resets, hangs, and asks for patience', async () => {
  const expected = {
    reset: 'reset',
    unavailable: 'unavailable',
    refused: 'refused',
  } as const;
  for (const how of ['reset', 'unavailable', 'refused'] as const) {
    await lab.control.outage('sno2', { seconds: 50, how });
    expect(await sno2.observe({}, call())).toMatchObject({
      api: { state: 'down', failure: { code: expected[how] } },
      seedGenerator: { state: 'unknown' },
    });
    await observeUntil(sno2, {}, ({ api }) => api.state === 'up');
  }
});

it('follows a generation from the request to the proven image', async () => {
  const image = `${lab.registry.host}/${REPOSITORY}:4.18.27-x86_64`;
  const reference = parseSeedImageReference(image);
  const registry = registries.forReference(reference)!;
  expect(registry.mayPushTo(reference.repository)).toBe(true);
  expect(await registry.probePush(REPOSITORY, call())).toEqual({
    ok: true,
    value: { kind: 'own' },
  });
  expect(await registries.observe(reference, call())).toMatchObject({
    tag: { state: 'absent' },
  });

  expect(
    await sno1.writeSeedSecret(
      buildSeedSecret(MARK, registry.authFile(reference)),
      call(),
    ),
  ).toMatchObject({ ok: true });
  const created = await sno1.createSeedGenerator(
    buildSeedGenerator(MARK, image),
    call(),
  );
  expect(created).toMatchObject({ ok: true });
  expect(
    await sno1.createSeedGenerator(buildSeedGenerator(MARK, image), call()),
  ).toMatchObject({ ok: false, failure: { code: 'conflict' } });
  const uid = created.ok ? created.value.uid : '';
  expect(await sno1.deleteSeedGenerator('another-uid', call())).toMatchObject({
    ok: false,
    failure: { code: 'conflict' },
  });

  const seen = await observeUntil(
    sno1,
    {},
    ({ seedGenerator }) =>
      seedGenerator.state === 'present' &&
      seedGenerator.conditions.some(({ type }) => type === 'SeedGenCompleted'),
  );
  expect(seen.some(({ api }) => api.state === 'down')).toBe(true);
  const { seedGenerator } = seen[seen.length - 1];
  expect(seedGenerator).toMatchObject({
    seedImage: image,
    runId: 'run-1',
    requestedBy: 'user:default/guest',
    conditions: expect.arrayContaining([
      expect.objectContaining({ type: 'SeedGenCompleted', status: 'True' }),
    ]),
  });
  expect(seedGenerator.state === 'present' && seedGenerator.uid).not.toBe(uid);

  const pushed = await registry.resolveTag(REPOSITORY, reference.tag, call());
  expect(pushed).toMatchObject({ ok: true });
  const digest = pushed.ok ? pushed.value.digest : '';
  const version = await sno1.get('ClusterVersion', { name: 'version' }, call());
  expect(await registry.readImage(REPOSITORY, digest, call())).toMatchObject({
    ok: true,
    value: {
      digest,
      architecture: 'amd64',
      os: 'linux',
      created: expect.any(String),
      seedFormatVersion: '4',
      seedClusterInfo: {
        seed_cluster_ocp_version:
          version.ok && version.value.status.desired.version,
      },
    },
  });
  expect(await registry.listTags(REPOSITORY, call())).toEqual({
    ok: true,
    value: [reference.tag],
  });
  expect(await readImagerState(sno1, call())).toEqual({
    ok: true,
    value: { state: 'exited', exitCode: 0, since: expect.any(String) },
  });
  const log = await sno1.runOnNode('imager-log', call());
  expect(log).toMatchObject({ ok: true, value: { exitCode: 0 } });
  expect(log.ok && log.value.stdout + log.value.stderr).toContain(
    'OCI image created successfully!',
  );
  expect(await sno1.deleteSeedSecret(call())).toEqual({
    ok: true,
    value: 'deleted',
  });
});

it('sees at the registry what has changed', async () => {
  const registry = registries.all[0];
  await lab.control.setRegistryFaults({ refusePush: { '*': 'quota' } });
  expect(await registry.probePush(REPOSITORY, call())).toMatchObject({
    failure: { code: 'forbidden' },
  });
  await lab.control.setRegistryFaults({ readOnly: true });
  expect(await registry.probePush(REPOSITORY, call())).toMatchObject({
    ok: false,
  });
  await lab.control.setRegistryFaults({ down: true });
  expect(await registry.listTags(REPOSITORY, call())).toMatchObject({
    failure: { code: 'refused' },
  });
  await lab.control.setRegistryFaults({
    failNext: { status: 429, requests: 1, retryAfter: 1 },
  });
  expect(await registry.listTags(REPOSITORY, call())).toMatchObject({
    failure: { code: 'throttled', retryAfterMs: 1000 },
  });
  await lab.control.clearRegistryFaults();
  await systemClock.sleep(1100);
  expect(await registry.listTags(REPOSITORY, call())).toMatchObject({
    ok: true,
  });
});

it('knows a wrong password', async () => {
  expect(await registries.all[1].probePush(REPOSITORY, call())).toMatchObject({
    ok: false,
    failure: { code: 'unauthorized' },
  });
});

it('knows a certificate of another authority, and a token that died', async () => {
  await lab.control.rotateCertificate('sno1', 'same');
  expect(await sno1.observe({}, call())).toMatchObject({
    api: { state: 'up' },
  });
  await lab.control.rotateCertificate('sno1', 'new');
  // Connections that are open go on; an outage ends them.
  await lab.control.outage('sno1', { seconds: 10 });
  await observeUntil(
    sno1,
    {},
    ({ api }) => api.state === 'down' && api.failure.code === 'untrusted',
  );
  await lab.control.rejectTokens('sno2');
  expect(await sno2.observe({}, call())).toMatchObject({
    api: { state: 'down', failure: { code: 'unauthorized' } },
    seedGenerator: { state: 'unknown', failure: { code: 'unauthorized' } },
  });
});
