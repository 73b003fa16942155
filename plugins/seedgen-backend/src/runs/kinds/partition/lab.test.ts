import {
  buildSecondaryDiskMachineConfig,
  type RunDetails,
  type StorageStrategy,
} from '@seedgen/backstage-plugin-seedgen-common';
import {
  startLab,
  type LabProcess,
  type LabProcessCluster,
} from '@seedgen/lab-process';
import {
  createOn,
  namesIn,
  readCluster,
  settingsFor,
} from '../../../__testUtils__/labAccess';
import {
  carryOut,
  follow,
  LIMIT_MS,
  phasesOf,
} from '../../../__testUtils__/runs';
import {
  startPlugin,
  until,
  type RunningPlugin,
} from '../../../__testUtils__/startPlugin';

jest.setTimeout(2 * LIMIT_MS);

const MACHINE_CONFIGURATION = '/apis/machineconfiguration.openshift.io/v1';
const MACHINE_CONFIGS = `${MACHINE_CONFIGURATION}/machineconfigs`;
const POOL = `${MACHINE_CONFIGURATION}/machineconfigpools/master`;
const AGENT_PODS = '/api/v1/namespaces/openshift-lifecycle-agent/pods';

interface World {
  lab: LabProcess;
  plugin: RunningPlugin;
}

/** A lab with its own plugin for each of the tests that follow in the same block. */
function useLab(
  clusters: string[],
  { release, reverting }: { release?: string; reverting?: string } = {},
): () => World {
  let world: World | undefined;
  beforeAll(async () => {
    const lab = await startLab({
      speed: 400,
      clusters,
      ...(release && { releases: [release] }),
    });
    const settings = settingsFor(lab);
    const limits = {
      ...(settings.limits as object),
      ...(reverting && { phases: { Reverting: reverting } }),
    };
    world = { lab, plugin: await startPlugin({ ...settings, limits }) };
  });
  afterAll(async () => {
    await world?.plugin.stop();
    await world?.lab.stop();
  });
  return () => world!;
}

const partition = (cluster: string, strategy: StorageStrategy) => ({
  kind: 'partition' as const,
  cluster,
  strategy,
  confirmation: cluster,
});

async function poolOf({ lab }: World, cluster: string) {
  const { body } = await readCluster(lab.cluster(cluster), POOL);
  const { conditions, machineCount, readyMachineCount, degradedMachineCount } =
    body.status;
  const status = (type: string) =>
    conditions.find((each: { type: string }) => each.type === type)?.status;
  return {
    updated: status('Updated'),
    renderDegraded: status('RenderDegraded'),
    nodeDegraded: status('NodeDegraded'),
    counts: [machineCount, readyMachineCount, degradedMachineCount],
  };
}

/** What is the installation's and the people's own; rendered ones come and go. */
async function configsOf({ lab }: World, cluster: string) {
  const names = await namesIn(lab.cluster(cluster), MACHINE_CONFIGS);
  return names.filter(name => !name.startsWith('rendered-')).sort();
}

async function actionsOf({ plugin }: World, { id }: RunDetails) {
  const { items } = await plugin.client.getAudit({ runId: id, limit: 200 });
  return items.map(({ action }) => action);
}

const WELL = {
  updated: 'True',
  renderDegraded: 'False',
  nodeDegraded: 'False',
  counts: [1, 1, 0],
};

describe('partition on the lab', () => {
  const world = useLab(['sno1', 'sno2', 'sno3']);

  it('touches nothing where there is storage of its own already', async () => {
    const before = await configsOf(world(), 'sno1');
    const run = await carryOut(
      world().plugin,
      partition('sno1', 'none-needed'),
    );
    expect(run.problem).toBeUndefined();
    expect(phasesOf(run)).toEqual(['Preflight', 'Succeeded']);
    expect(await configsOf(world(), 'sno1')).toEqual(before);
    expect(await actionsOf(world(), run)).not.toContain(
      'machineconfig.applied',
    );
  });

  it('prepares a second disk, restarts Lifecycle Agent, and looks at what became of it', async () => {
    const { lab, plugin } = world();
    const [agentBefore] = await namesIn(lab.cluster('sno2'), AGENT_PODS);
    const run = await carryOut(plugin, partition('sno2', 'secondary-disk'));
    expect(run.problem).toBeUndefined();
    expect(phasesOf(run)[0]).toBe('Preflight');
    expect(phasesOf(run).slice(-2)).toEqual(['Verifying', 'Succeeded']);
    expect(run.timeline.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['api-lost', 'api-back']),
    );
    const told = run.timeline.map(({ text }) => text).join('\n');
    expect(told).toContain('Lifecycle Agent restarted');
    expect(told).toMatch(
      /unit var-lib-containers\.mount is active; \/var\/lib\/containers is \/dev\/\S+ of its own, 1\d\d\.\d GiB/,
    );
    expect(await namesIn(lab.cluster('sno2'), AGENT_PODS)).not.toContain(
      agentBefore,
    );
    expect(await poolOf(world(), 'sno2')).toEqual(WELL);
    const { storage } = await until(
      () => plugin.client.getCluster('sno2'),
      cluster => cluster.storage.status === 'ready',
      LIMIT_MS,
    );
    expect(storage.dedicated).toBe(true);
  });

  it('takes a MachineConfig back that is not rendered', async () => {
    const before = await configsOf(world(), 'sno3');
    const run = await carryOut(
      world().plugin,
      partition('sno3', 'machine-config'),
    );
    expect(run).toMatchObject({
      phase: 'Failed',
      problem: { code: 'RefusedByMachineConfigOperator' },
    });
    expect(run.problem!.message).toMatch(
      /Failed to render configuration for pool master: .*ignition disks section contains changes/,
    );
    // The node was not touched.
    expect(run.timeline.map(({ type }) => type)).not.toContain('api-lost');
    expect(phasesOf(run)).not.toContain('Updating');
    expect(await configsOf(world(), 'sno3')).toEqual(before);
    expect(await poolOf(world(), 'sno3')).toEqual(WELL);
    expect(await actionsOf(world(), run)).toEqual(
      expect.arrayContaining([
        'machineconfig.applied',
        'machineconfig.deleted',
      ]),
    );
  });

  it('applies no files of an installation to a running node', async () => {
    const before = await configsOf(world(), 'sno3');
    await expect(
      world().plugin.client.startRun(partition('sno3', 'install-time')),
    ).rejects.toThrow('Request failed with 400');
    expect(await configsOf(world(), 'sno3')).toEqual(before);
  });
});

async function bootOf(cluster: LabProcessCluster): Promise<string | undefined> {
  const { body } = await readCluster(cluster, '/api/v1/nodes/ocp-sno2');
  return body.status?.nodeInfo.bootID;
}

/** Waits until the node has another boot id than before. */
function untilRebooted(cluster: LabProcessCluster, before: string | undefined) {
  return until(
    () => bootOf(cluster).catch(() => before),
    boot => boot !== undefined && boot !== before,
    LIMIT_MS,
  );
}

describe('partition where another MachineConfig has the unit', () => {
  const world = useLab(['sno2']);

  it('names it before anything is applied', async () => {
    const { lab, plugin } = world();
    const cluster = lab.cluster('sno2');
    const before = await bootOf(cluster);
    await createOn(cluster, MACHINE_CONFIGS, {
      apiVersion: 'machineconfiguration.openshift.io/v1',
      kind: 'MachineConfig',
      metadata: {
        name: '99-containers-mount',
        labels: { 'machineconfiguration.openshift.io/role': 'master' },
      },
      spec: {
        config: {
          ignition: { version: '3.2.0' },
          systemd: {
            units: [
              {
                name: 'var-lib-containers.mount',
                enabled: false,
                contents:
                  '[Mount]\nWhat=/dev/disk/by-partlabel/containers\nWhere=/var/lib/containers\nType=xfs\n',
              },
            ],
          },
        },
      },
    });
    // The node reboots for it; while its API is away there is nothing to be read.
    await untilRebooted(cluster, before);
    const run = await carryOut(plugin, partition('sno2', 'secondary-disk'));
    expect(run.phase).toBe('Failed');
    const found = run.preflight?.checks.find(
      ({ id }) => id === 'container-units-free',
    );
    expect(found).toMatchObject({
      status: 'fail',
      reasonCode: 'ContainerUnitsClash',
      message: expect.stringContaining(
        'MachineConfig 99-containers-mount has unit var-lib-containers.mount, and wins over',
      ),
    });
    expect(await actionsOf(world(), run)).not.toContain(
      'machineconfig.applied',
    );
  });
});

describe('partition where an earlier installation has left its partition', () => {
  const world = useLab(['sno2']);
  const named = { code: 'StrategyInfeasible' };

  it('plans nothing while that partition has the name', async () => {
    const { lab, plugin } = world();
    await lab.control.setScenario('sno2', 'leftover-container-partition');
    const before = await configsOf(world(), 'sno2');
    const run = await carryOut(plugin, partition('sno2', 'secondary-disk'));
    expect(run).toMatchObject({ phase: 'Failed', problem: named });
    expect(run.problem!.message).toContain(
      'vda5 on /dev/disk/by-id/virtio-ocp-sno2-vda (20.0 GiB, xfs) is named var-lib-containers already',
    );
    expect(await configsOf(world(), 'sno2')).toEqual(before);
    expect(await actionsOf(world(), run)).not.toContain(
      'machineconfig.applied',
    );
  });

  // As it would be where that partition was not seen by the plan: a disk that shows up late.
  it('has units that mount neither that partition nor one of another disk', async () => {
    const { lab, plugin } = world();
    const cluster = lab.cluster('sno2');
    const planned = '/dev/disk/by-id/virtio-ocp-sno2-vdb';
    await lab.control.setScenario('sno2', 'leftover-container-partition');
    const before = await bootOf(cluster);
    await createOn(
      cluster,
      MACHINE_CONFIGS,
      buildSecondaryDiskMachineConfig(planned),
    );
    await untilRebooted(cluster, before);
    await until(
      () => poolOf(world(), 'sno2').catch(() => undefined),
      pool => pool?.updated === 'True',
      LIMIT_MS,
    );
    const looked = (await plugin.client.getCluster('sno2')).storage.observedAt;
    const { storage, snapshot } = await until(
      () => plugin.client.getCluster('sno2'),
      ({ storage: { observedAt } }) => observedAt! > looked!,
      LIMIT_MS,
    );
    const { layout } = snapshot;
    expect(storage.dedicated).toBe(false);
    expect(layout?.containerMountUnit?.active).toBe(false);
    expect(layout?.disks.map(({ partitions }) => partitions.length)).toEqual([
      5, 0,
    ]);
  });

  it('prepares the planned disk once the name is free, and names it', async () => {
    const { lab, plugin } = world();
    await lab.control.reset('sno2');
    const run = await carryOut(plugin, partition('sno2', 'secondary-disk'));
    expect(run.problem).toBeUndefined();
    expect(run.device).toBe('/dev/disk/by-id/virtio-ocp-sno2-vdb');
    const told = run.timeline.map(({ text }) => text);
    expect(told).toEqual(
      expect.arrayContaining([
        expect.stringContaining(`Planned: secondary-disk on ${run.device}`),
        expect.stringContaining(`on ${run.device}, as planned`),
      ]),
    );
  });
});

describe('partition on a release that renders everything', () => {
  const world = useLab(['sno3'], { release: '4.15.9' });

  it('takes a MachineConfig back that the node refuses', async () => {
    const before = await configsOf(world(), 'sno3');
    const run = await carryOut(
      world().plugin,
      partition('sno3', 'machine-config'),
    );
    expect(run).toMatchObject({
      phase: 'Failed',
      problem: { code: 'RefusedByMachineConfigOperator' },
    });
    expect(run.problem!.message).toMatch(
      /Unreconcilable: can't reconcile config rendered-master-\S+ with rendered-master-\S+: ignition disks section contains changes|Node ocp-sno3 is reporting: /,
    );
    expect(run.timeline.map(({ type }) => type)).not.toContain('api-lost');
    expect(await configsOf(world(), 'sno3')).toEqual(before);
    await until(
      () => poolOf(world(), 'sno3'),
      ({ counts }) => counts[1] === 1,
      LIMIT_MS,
    );
    expect(await poolOf(world(), 'sno3')).toEqual(WELL);
  });
});

describe('partition of a node that does not get through its reboot', () => {
  // The node finds the same on its disk without the MachineConfig, so this is how it ends.
  const world = useLab(['sno2'], { reverting: '2s' });

  it('says why, takes the MachineConfig back, and does not claim that all is as before', async () => {
    const { lab, plugin } = world();
    await lab.control.setScenario('sno2', 'node-degraded-after-reboot');
    const { id } = await plugin.client.startRun(
      partition('sno2', 'secondary-disk'),
    );
    const run = await follow(plugin, id);
    expect(run.phase).toBe('Failed');
    expect(run.timeline.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['api-lost', 'api-back']),
    );
    expect(run.problem).toMatchObject({
      message: expect.stringContaining(
        'unexpected on-disk state validating against',
      ),
      remedy: expect.any(String),
    });
    expect(run.timeline.at(-1)!.text).toContain(
      'Whether the cluster is as it was before could not be seen',
    );
    expect(await configsOf(world(), 'sno2')).not.toContain(
      '98-var-lib-containers-secondary-disk',
    );
    expect(await actionsOf(world(), run)).toContain('machineconfig.deleted');
  });
});
