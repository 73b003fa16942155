import {
  buildMachineConfig,
  type RemedyCall,
  type RunDetails,
  type RunRequest,
} from '@seedgen/backstage-plugin-seedgen-common';
import { startLab, type LabProcess } from '@seedgen/lab-process';
import {
  createOn,
  namesIn,
  readCluster,
  SECRETS,
  SEED_GENERATORS,
  settingsFor,
} from './__testUtils__/labAccess';
import { carryOut, follow, LIMIT_MS, phasesOf } from './__testUtils__/runs';
import {
  startPlugin,
  until,
  type RunningPlugin,
} from './__testUtils__/startPlugin';

jest.setTimeout(2 * LIMIT_MS);

const MACHINE_CONFIGS =
  '/apis/machineconfiguration.openshift.io/v1/machineconfigs';
const POOL =
  '/apis/machineconfiguration.openshift.io/v1/machineconfigpools/master';
const AGENT_PODS =
  '/api/v1/namespaces/openshift-lifecycle-agent/pods?labelSelector=app.kubernetes.io/component=lifecycle-agent';

/** Each remedy on a cluster that needs it, and what becomes of the run that it is for. */
describe('remedies on the lab', () => {
  let lab: LabProcess;
  let plugin: RunningPlugin;
  let tag: string;

  beforeAll(async () => {
    lab = await startLab({ speed: 400, clusters: ['sno1'] });
    const settings = settingsFor(lab);
    plugin = await startPlugin({
      ...settings,
      limits: {
        ...(settings.limits as object),
        removedGrace: '3s',
        phases: { Recovering: '10s', Preparing: '60s', Checking: '20s' },
      },
    });
    const { snapshot } = await until(
      () => plugin.client.getCluster('sno1'),
      status => status.snapshot.version !== undefined,
      LIMIT_MS,
    );
    tag = `${snapshot.version}-${snapshot.architecture}`;
  });
  afterAll(async () => {
    await plugin?.stop();
    await lab?.stop();
  });
  afterEach(async () => {
    await lab.control.clearScenario('sno1');
    await lab.control.reset('sno1');
    await until(
      () => lab.control.cluster('sno1'),
      ({ availability }) => availability === 'up',
      LIMIT_MS,
    );
  });

  const generate = (repository: string): RunRequest => ({
    kind: 'generate',
    cluster: 'sno1',
    seedImage: `${lab.registry.host}/ocp-sno1/${repository}:${tag}`,
    confirmation: 'sno1',
  });
  const remedy = (call: RemedyCall): RunRequest => ({
    kind: 'remedy',
    cluster: 'sno1',
    remedy: call,
    confirmation: 'sno1',
  });
  /** A generation that stands still at "Pulling recert image". */
  const hang = async (repository: string) => {
    await lab.control.setScenario('sno1', 'agent-hangs');
    const { id } = await plugin.client.startRun(generate(repository));
    return until(
      () => plugin.client.getRun(id),
      ({ statusText }) => statusText === 'Pulling recert image',
      LIMIT_MS,
    );
  };
  const actionsOf = async ({ id }: RunDetails) =>
    (await plugin.client.getAudit({ runId: id, limit: 200 })).items.map(
      ({ action }) => action,
    );
  const secret = async () =>
    (await readCluster(lab.cluster('sno1'), `${SECRETS}/seedgen`)).body;

  it('restarts Lifecycle Agent, and the run goes on', async () => {
    const run = await hang('restart');
    const before = await namesIn(lab.cluster('sno1'), AGENT_PODS);
    const done = await carryOut(
      plugin,
      remedy({ action: 'restart-lifecycle-agent', runId: run.id }),
    );
    expect(done.problem).toBeUndefined();
    expect(done).toMatchObject({
      kind: 'remedy',
      phase: 'Succeeded',
      remedy: { action: 'restart-lifecycle-agent', runId: run.id },
    });
    expect(await namesIn(lab.cluster('sno1'), AGENT_PODS)).not.toEqual(before);
    expect(await actionsOf(done)).toContain('lifecycleagent.restarted');
    expect(await follow(plugin, run.id)).toMatchObject({ phase: 'Succeeded' });
  });

  it('begins a run anew that stands still, and the second succeeds', async () => {
    const run = await hang('recreate');
    const done = await carryOut(
      plugin,
      remedy({ action: 'recreate-seed-generator', runId: run.id }),
    );
    expect(done.problem).toBeUndefined();
    expect(done.phase).toBe('Succeeded');
    expect(await follow(plugin, run.id)).toMatchObject({
      phase: 'Abandoned',
      problem: { code: 'Cancelled' },
    });
    const second = await follow(plugin, done.followedBy!);
    expect(second).toMatchObject({
      phase: 'Succeeded',
      seedImage: run.seedImage,
      reason: `Begun anew by remedy ${done.id}`,
    });
    // What completed stays on the cluster; it is the second run's.
    const { body } = await readCluster(lab.cluster('sno1'), SEED_GENERATORS);
    expect(
      body.items.map(
        (item: any) => item.metadata.annotations['seedgen.io/run'],
      ),
    ).toEqual([second.id]);
  });

  it('replaces the Secret of a run that waits', async () => {
    const run = await hang('secret');
    const before = await secret();
    const done = await carryOut(
      plugin,
      remedy({ action: 'replace-seed-secret', runId: run.id }),
    );
    expect(done.phase).toBe('Succeeded');
    const after = await secret();
    expect(after.metadata.uid).not.toBe(before.metadata.uid);
    expect(after.type).toBe('Opaque');
    expect(after.data).toEqual(before.data);
    expect(after.metadata.annotations).toMatchObject({
      'seedgen.io/run': run.id,
    });
    expect(await actionsOf(done)).toContain('secret.written');
    expect(plugin.answers.join()).not.toContain(lab.registry.password);
    await plugin.client.cancelRun(run.id);
    await follow(plugin, run.id);
    expect(await namesIn(lab.cluster('sno1'), SECRETS)).not.toContain(
      'seedgen',
    );
  });

  it('takes a refused MachineConfig back, and no other', async () => {
    const applied = await carryOut(plugin, {
      kind: 'partition',
      cluster: 'sno1',
      strategy: 'none-needed',
      confirmation: 'sno1',
    });
    const cluster = lab.cluster('sno1');
    const disks = (name: string, runId?: string) =>
      createOn(
        cluster,
        MACHINE_CONFIGS,
        buildMachineConfig(
          name,
          {
            ignition: { version: '3.2.0' },
            storage: {
              disks: [
                {
                  device: '/dev/sda',
                  partitions: [
                    {
                      label: 'var-lib-containers',
                      startMiB: 60000,
                      sizeMiB: 0,
                    },
                  ],
                },
              ],
            },
          },
          runId === undefined
            ? undefined
            : { runId, requestedBy: 'user:default/mock' },
        ),
      );
    const degraded = async () => {
      const { body } = await readCluster(cluster, POOL);
      return body.status.conditions.find(
        ({ type }: { type: string }) => type === 'RenderDegraded',
      )?.status;
    };
    await disks('98-left-behind', applied.id);
    await until(degraded, status => status === 'True', LIMIT_MS);

    const other = await carryOut(
      plugin,
      remedy({ action: 'remove-machine-config', machineConfig: '00-master' }),
    );
    expect(other.problem?.code).toBe('MachineConfigForeign');

    const done = await carryOut(
      plugin,
      remedy({
        action: 'remove-machine-config',
        machineConfig: '98-left-behind',
      }),
    );
    expect(done.problem).toBeUndefined();
    expect(done.phase).toBe('Succeeded');
    expect(await degraded()).not.toBe('True');
    expect(await namesIn(cluster, MACHINE_CONFIGS)).not.toContain(
      '98-left-behind',
    );
    expect(await namesIn(cluster, MACHINE_CONFIGS)).toContain('00-master');
  });

  it('removes finished pods, and no others', async () => {
    const pods = async () => {
      const { body } = await readCluster(lab.cluster('sno1'), '/api/v1/pods');
      return (body.items as any[]).map(({ metadata, status }) => ({
        name: metadata.name,
        finished: ['Succeeded', 'Failed'].includes(status.phase),
      }));
    };
    const before = await pods();
    const finished = before.filter(pod => pod.finished).length;
    expect(finished).toBeGreaterThan(0);
    const done = await carryOut(
      plugin,
      remedy({ action: 'remove-finished-pods' }),
    );
    expect(done.statusText).toBe(`${finished} finished pods were deleted`);
    expect(await pods()).toEqual(before.filter(pod => !pod.finished));
    expect(await actionsOf(done)).toContain('pods.deleted');
  });

  it('installs Lifecycle Agent where it is missing, and then has nothing to do', async () => {
    await lab.control.setScenario('sno1', 'lifecycle-agent-missing');
    const call = { action: 'install-lifecycle-agent' as const };
    const done = await carryOut(plugin, remedy(call));
    expect(done.problem).toBeUndefined();
    expect(done.phase).toBe('Succeeded');
    expect(done.statusText).toMatch(/^lifecycle-agent\.v[\d.]+ is installed/);
    expect(await actionsOf(done)).toContain('lifecycleagent.subscribed');
    const again = await carryOut(plugin, remedy(call));
    expect(again.statusText).toContain('already');
    expect(phasesOf(again)).toEqual(['Checking', 'Succeeded']);
  });

  it('installs nothing from a catalog that has it not', async () => {
    await lab.control.setScenario('sno1', 'lifecycle-agent-missing');
    const done = await carryOut(
      plugin,
      remedy({ action: 'install-lifecycle-agent', catalogSource: 'my-mirror' }),
    );
    expect(done).toMatchObject({
      phase: 'Failed',
      problem: { code: 'CatalogMissing' },
    });
    expect(await actionsOf(done)).not.toContain('lifecycleagent.subscribed');
  });

  it('touches nothing while the imager may still be at work', async () => {
    await lab.control.setScenario('sno1', 'seed-generator-not-restored');
    const { id } = await plugin.client.startRun(generate('guard'));
    await until(
      () => plugin.client.getRun(id),
      ({ phase }) => phase === 'Recovering',
      LIMIT_MS,
    );
    const before = await namesIn(lab.cluster('sno1'), AGENT_PODS);
    const refused = await carryOut(
      plugin,
      remedy({ action: 'restart-lifecycle-agent' }),
    );
    expect(refused).toMatchObject({
      phase: 'Failed',
      problem: { code: 'ImagerMayRun' },
    });
    expect(await namesIn(lab.cluster('sno1'), AGENT_PODS)).toEqual(before);
    await follow(plugin, id);
  });
});
