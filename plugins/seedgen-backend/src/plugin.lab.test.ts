import {
  buildRegistryAuth,
  buildSeedSecret,
  obstaclesOf,
  type Run,
  type RunRequest,
} from '@seedgen/backstage-plugin-seedgen-common';
import { startLab, type LabProcess } from '@seedgen/lab-process';
import {
  digestInRegistry,
  formsOf,
  namesIn,
  secretsOf,
  SECRETS,
  SEED_GENERATORS,
  settingsFor,
} from './__testUtils__/labAccess';
import { carryOut, LIMIT_MS, phasesOf } from './__testUtils__/runs';
import {
  dumpDatabase,
  startPlugin,
  until,
  type RunningPlugin,
} from './__testUtils__/startPlugin';

const MACHINE_CONFIGS =
  '/apis/machineconfiguration.openshift.io/v1/machineconfigs';

jest.setTimeout(2 * LIMIT_MS);

/** What was started with a password that the registry does not know. */
async function withWrongPassword<T>(
  lab: LabProcess,
  act: (plugin: RunningPlugin) => Promise<T>,
): Promise<T> {
  const plugin = await startPlugin(
    settingsFor(lab, { password: 'not-the-password' }),
  );
  try {
    return await act(plugin);
  } finally {
    await plugin.stop();
  }
}

describe('the plugin on the lab', () => {
  let lab: LabProcess;
  let plugin: RunningPlugin;
  let imageOf: (cluster: string) => string;

  beforeAll(async () => {
    lab = await startLab({ speed: 300, registryAuth: 'basic' });
    plugin = await startPlugin(settingsFor(lab));
    const { snapshot } = await until(
      () => plugin.client.getCluster('sno1'),
      status => status.snapshot.version !== undefined,
      LIMIT_MS,
    );
    imageOf = cluster =>
      `${lab.registry.host}/ocp-${cluster}/seed:${snapshot.version}-${snapshot.architecture}`;
  });
  afterAll(async () => {
    await plugin?.stop();
    await lab?.stop();
  });

  const generate = (cluster: string): RunRequest => ({
    kind: 'generate',
    cluster,
    seedImage: imageOf(cluster),
    confirmation: cluster,
  });

  it('shows every cluster as it is, and the hub as none that may become a seed', async () => {
    const { items } = await until(
      () => plugin.client.getClusters(),
      page =>
        page.items.every(
          ({ snapshot }) => snapshot.layout?.containerMountUnit !== undefined,
        ),
      LIMIT_MS,
    );
    expect(
      items.map(({ name, storage }) => ({ name, storage: storage.status })),
    ).toEqual([
      { name: 'sno1', storage: 'ready' },
      { name: 'sno2', storage: 'not-ready' },
      { name: 'sno3', storage: 'not-ready' },
      { name: 'sno4', storage: 'ready' },
    ]);
    const fleet = await plugin.client.getFleet({ sort: 'state' });
    expect(fleet.items.map(({ name, state }) => [name, state])).toEqual([
      ['sno2', 'not-ready'],
      ['sno3', 'not-ready'],
      ['sno4', 'not-ready'],
      ['sno1', 'ready'],
    ]);
    expect(
      fleet.items.map(({ name, readiness }) => [
        name,
        obstaclesOf(readiness).map(({ id, reasonCode }) => [id, reasonCode]),
      ]),
    ).toEqual([
      ['sno2', [['storage-ready', 'NoDedicatedFilesystem']]],
      ['sno3', [['storage-ready', 'NoDedicatedFilesystem']]],
      ['sno4', [['detached-from-hub', 'KlusterletPresent']]],
      ['sno1', []],
    ]);
    expect(fleet).toMatchObject({
      total: 4,
      counts: { ready: 1, 'not-ready': 3, attention: 0 },
      owners: [],
    });
    expect(
      (await plugin.client.getFleet({ state: ['ready'], limit: 1 })).items.map(
        ({ name }) => name,
      ),
    ).toEqual(['sno1']);
    const plan = await plugin.client.getStoragePlan('sno2');
    expect(plan.recommended).toBe('secondary-disk');
  });

  it('touches nothing when the registry does not know the password', async () => {
    const run = await withWrongPassword(lab, other =>
      carryOut(other, generate('sno1')),
    );
    expect(run).toMatchObject({
      phase: 'Failed',
      preflight: { verdict: 'blocked' },
    });
    expect(
      run.preflight?.checks.find(({ id }) => id === 'registry-push-allowed'),
    ).toMatchObject({ status: 'fail' });
    expect(phasesOf(run)).not.toContain('Requesting');
    const cluster = lab.cluster('sno1');
    expect(await namesIn(cluster, SEED_GENERATORS)).toEqual([]);
    expect(await namesIn(cluster, SECRETS)).not.toContain('seedgen');
  });

  it('generates a seed of sno1, and proves it by its digest', async () => {
    const run = await carryOut(plugin, generate('sno1'));
    expect(run.problem).toBeUndefined();
    expect(run.phase).toBe('Succeeded');
    expect(phasesOf(run)).toEqual(
      expect.arrayContaining(['Requesting', 'Imaging', 'Verifying']),
    );
    expect(run.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(run.digest).toBe(
      await digestInRegistry(lab.registry, imageOf('sno1')),
    );
    expect(run.verification?.verdict).toBe('verified');
    expect(run.seed).toMatchObject({
      cluster: 'sno1',
      digest: run.digest,
      requestedBy: 'user:default/mock',
    });

    // Nothing of the run is left behind on the cluster but the record of it.
    expect(await namesIn(lab.cluster('sno1'), SECRETS)).not.toContain(
      'seedgen',
    );

    const status = await until(
      () => plugin.client.getCluster('sno1'),
      ({ activeRun }) => activeRun === undefined,
    );
    expect(status).toMatchObject({
      lastSeed: { digest: run.digest },
      spent: { runId: run.id },
      externalSeedGenerator: false,
    });
    const seeds = await plugin.client.getSeedImages({ cluster: 'sno1' });
    expect(seeds.items.map(({ runId }) => runId)).toEqual([run.id]);
    const image = await plugin.client.getSeedImage(run.digest!);
    expect(image).toMatchObject({
      runId: run.id,
      registry: lab.registry.host,
      seedFormatVersion: '4',
      locations: [{ image: imageOf('sno1'), state: 'here' }],
      details: { seedClusterInfo: { cluster_name: 'sno1' } },
    });
    // The look right after the outage may have found no disks yet.
    const fit = await until(
      () => plugin.client.getSeedImageCompatibility(run.digest!),
      ({ items }) =>
        items[0].reasons.every(({ status: is }) => is !== 'unknown'),
    );
    expect(fit.items.map(({ cluster }) => cluster)).toEqual([
      'sno1',
      'sno2',
      'sno3',
      'sno4',
    ]);
    // What was read of the cluster that it was made from is what its own label says, the version aside.
    expect(
      fit.items[0].reasons.map(({ id, status: result }) => [id, result]),
    ).toEqual([
      ['seed-format', 'pass'],
      ['version', 'fail'],
      ['architecture', 'pass'],
      ['proxy', 'pass'],
      ['fips', 'pass'],
      ['trust-bundle', 'pass'],
      ['proxy-trust', 'pass'],
      ['mount-target', 'pass'],
    ]);
    const manifests = await plugin.client.getRunManifests(run.id);
    expect(manifests.items.map(({ name }) => name)).toEqual([
      'secret-seedgen.yaml',
      'seedgenerator-seedimage.yaml',
    ]);
    expect(JSON.stringify(manifests)).not.toContain(lab.registry.password);
    const [took] = await until(
      () => plugin.knex('seedgen_durations').where({ run_id: run.id }),
      rows => rows.length > 0,
    );
    expect(JSON.parse(took.phases).map(([phase]: string[]) => phase)).toEqual(
      expect.arrayContaining(['Preflight', 'Imaging', 'Verifying']),
    );
    expect(took.outage_until_ms).toBeGreaterThan(took.outage_from_ms);
    const exported = await plugin.client.exportAudit({
      format: 'jsonl',
      runId: run.id,
    });
    expect(await exported.text()).toContain('"action":"run.succeeded"');
    const { items } = await plugin.client.getAudit({ runId: run.id });
    const actions = items.map(({ action }) => action);
    expect(actions).toEqual(
      expect.arrayContaining([
        'run.requested',
        'secret.written',
        'seedgenerator.created',
        'image.verified',
        'secret.deleted',
        'run.succeeded',
      ]),
    );
    const toAll = plugin.signals.flatMap(({ recipients, message }) =>
      recipients.type === 'broadcast' ? [JSON.stringify(message)] : [],
    );
    expect(toAll).toContain('{"type":"changed"}');
    // Whether the sign of life falls into this time is a matter of the clock.
    expect(
      toAll.filter(
        each => !['{"type":"alive"}', '{"type":"changed"}'].includes(each),
      ),
    ).toEqual([]);
    expect(plugin.signals).toContainEqual(
      expect.objectContaining({
        recipients: { type: 'user', entityRef: ['user:default/mock'] },
        message: expect.objectContaining({ type: 'run', id: run.id }),
      }),
    );
  });

  it('refuses sno4 in preflight, with the words of Lifecycle Agent', async () => {
    const run = await carryOut(plugin, generate('sno4'));
    expect(run.phase).toBe('Failed');
    expect(JSON.stringify(run)).toContain(
      'Cluster must be detached from hub prior to seed generation',
    );
    const cluster = lab.cluster('sno4');
    expect(await namesIn(cluster, SEED_GENERATORS)).toEqual([]);
    expect(await namesIn(cluster, SECRETS)).not.toContain('seedgen');
  });

  it('takes the MachineConfig back that sno3 refuses', async () => {
    const cluster = lab.cluster('sno3');
    const before = (await namesIn(cluster, MACHINE_CONFIGS)).sort();
    const run = await carryOut(plugin, {
      kind: 'partition',
      cluster: 'sno3',
      strategy: 'machine-config',
      confirmation: 'sno3',
    });
    expect(run.phase).toBe('Failed');
    expect(JSON.stringify(run.timeline)).toContain(
      'ignition disks section contains changes',
    );
    const actions = (await plugin.client.getAudit({ runId: run.id })).items.map(
      ({ action }) => action,
    );
    expect(actions).toEqual(
      expect.arrayContaining([
        'machineconfig.applied',
        'machineconfig.deleted',
      ]),
    );
    expect((await namesIn(cluster, MACHINE_CONFIGS)).sort()).toEqual(before);
  });

  it('prepares the second disk of sno2, then generates', async () => {
    const prepared = await carryOut(plugin, {
      kind: 'partition',
      cluster: 'sno2',
      strategy: 'secondary-disk',
      confirmation: 'sno2',
    });
    expect(prepared.problem).toBeUndefined();
    expect(prepared.phase).toBe('Succeeded');
    await until(
      () => plugin.client.getCluster('sno2'),
      ({ storage }) => storage.status === 'ready',
      LIMIT_MS,
    );
    const run = await carryOut(plugin, generate('sno2'));
    expect(run.problem).toBeUndefined();
    expect(run.phase).toBe('Succeeded');
    expect(run.digest).toBe(
      await digestInRegistry(lab.registry, imageOf('sno2')),
    );
  });

  it('verifies on request what is in the registry', async () => {
    const { id } = await plugin.client.startVerification({
      cluster: 'sno1',
      image: imageOf('sno1'),
    });
    const { result } = await until(
      () => plugin.client.getVerification(id),
      ({ state }) => state === 'done',
    );
    expect(result?.verdict).toBe('verified');
  });

  it('keeps an audit log whose chain is whole, and lists all runs', async () => {
    const { items } = await plugin.client.getAudit({ limit: 200 });
    const chained = [...items].reverse();
    chained.slice(1).forEach((entry, index) => {
      expect(entry.previousHash).toBe(chained[index].hash);
    });
    const runs = await plugin.client.getRuns();
    expect(runs.items.map(({ cluster }: Run) => cluster)).toEqual(
      expect.arrayContaining(['sno1', 'sno2', 'sno3', 'sno4']),
    );
  });

  // Last, when everything has been said that will be said.
  it('says none of the secrets, in no form, anywhere', async () => {
    const places = {
      database: await dumpDatabase(plugin.knex),
      log: plugin.logged.join('\n'),
      answers: plugin.answers.join('\n'),
      signals: JSON.stringify(plugin.signals),
    };
    expect(places.database).toContain('user:default/mock');
    const secrets = await secretsOf(lab);
    expect(secrets.length).toBeGreaterThan(lab.clusters.length);
    // What was put on the cluster would be found, had it been kept.
    const [password] = secrets;
    const { host, user } = lab.registry;
    const put = buildSeedSecret(
      { runId: 'run', requestedBy: 'user:default/mock' },
      buildRegistryAuth(host, user, password),
    );
    expect(
      formsOf(password, user).filter(form =>
        JSON.stringify(put).includes(form),
      ),
    ).not.toEqual([]);

    const found = Object.entries(places).flatMap(([place, text]) =>
      secrets.flatMap((secret, index) =>
        formsOf(secret, user)
          .filter(form => text.includes(form))
          .map(() => `secret ${index} in ${place}`),
      ),
    );
    expect(found).toEqual([]);
  });
});
