import {
  isTerminalPhase,
  type ClusterStatus,
  type Run,
} from '@seedgen/backstage-plugin-seedgen-common';
import { startLab, type LabProcess } from '@seedgen/lab-process';
import {
  askCluster,
  createOn,
  SEED_GENERATORS,
  settingsFor,
} from './__testUtils__/labAccess';
import { LIMIT_MS } from './__testUtils__/runs';
import {
  startPlugin,
  until,
  type RunningPlugin,
} from './__testUtils__/startPlugin';

jest.setTimeout(2 * LIMIT_MS);

// Nothing is looked at again within this test, but for what a watch tells of.
describe('watching clusters of the lab', () => {
  let lab: LabProcess;
  let plugin: RunningPlugin;

  beforeAll(async () => {
    lab = await startLab({
      speed: 60,
      clusters: ['hub', 'sno1', 'sno4'],
    });
    const settings = settingsFor(lab);
    plugin = await startPlugin({
      ...settings,
      limits: { observeEvery: '10m', requestTimeout: '5s' },
      fleet: { sweepEvery: '1h' },
    });
    await until(
      () => plugin.client.getClusters(),
      ({ items }) => items.every(({ snapshot }) => snapshot.version),
      LIMIT_MS,
    );
  });
  afterAll(async () => {
    await plugin?.stop();
    await lab?.stop();
  });

  it('shows at once what somebody begins past the portal', async () => {
    await createOn(lab.cluster('sno4'), SEED_GENERATORS, {
      apiVersion: 'lca.openshift.io/v1',
      kind: 'SeedGenerator',
      metadata: { name: 'seedimage' },
      spec: { seedImage: `${lab.registry.host}/ocp-sno4/by-hand:1` },
    });
    const begun = await until(
      () => plugin.client.getCluster('sno4'),
      ({ externalSeedGenerator }) => externalSeedGenerator,
      LIMIT_MS,
    );
    expect(begun.externalGenerations).toMatchObject([
      { seedImage: `${lab.registry.host}/ocp-sno4/by-hand:1` },
    ]);
    await askCluster(
      lab.cluster('sno4'),
      'DELETE',
      `${SEED_GENERATORS}/seedimage`,
    );
    await until(
      () => plugin.client.getCluster('sno4'),
      ({ externalSeedGenerator }) => !externalSeedGenerator,
      LIMIT_MS,
    );
  });

  it('follows a run from message to message', async () => {
    const { id } = await plugin.client.startRun({
      kind: 'generate',
      cluster: 'sno1',
      seedImage: `${lab.registry.host}/ocp-sno1/seed:4.18.27-x86_64`,
      confirmation: 'sno1',
    });
    const run = await until(
      () => plugin.client.getRun(id),
      ({ phase }) => phase === 'Imaging' || isTerminalPhase(phase),
      LIMIT_MS,
    );
    expect(run).toMatchObject({ phase: 'Imaging' });
  });

  it('tells whoever reads a run what it is, and all others that something changed', async () => {
    const { activeRun } = await plugin.client.getCluster('sno1');
    const { id } = activeRun!;
    // What is told is of somebody who has just read.
    const told = await until(
      async () => {
        await plugin.client.getRun(id);
        return plugin.signals.filter(
          ({ message }) =>
            message.type === 'run-content' &&
            (message.run as unknown as Run).id === id,
        );
      },
      contents => contents.length > 1,
      LIMIT_MS,
    );
    const { recipients, message } = told[told.length - 1];
    expect(recipients).toEqual({
      type: 'user',
      entityRef: ['user:default/mock'],
    });
    const index = plugin.signals.findIndex(each => each.message === message);
    const later = plugin.signals.slice(index + 1);
    expect(later).toContainEqual({
      recipients: { type: 'broadcast' },
      channel: 'seedgen',
      message: { type: 'changed' },
    });
    expect(later).toContainEqual({
      recipients,
      channel: 'seedgen',
      message: {
        type: 'run',
        id,
        cluster: 'sno1',
        // It may have changed again while that was composed.
        revision: expect.any(Number),
        telling: message.telling,
      },
    });
    const run = await until(
      async () => {
        await plugin.client.getCluster('sno1');
        return plugin.client.getRun(id);
      },
      ({ phase }) => isTerminalPhase(phase),
      LIMIT_MS,
    );
    const ended = await until(
      async () =>
        plugin.signals.filter(({ message: { type, status } }) => {
          const of = status as unknown as ClusterStatus | undefined;
          return type === 'cluster-content' && of?.lastRun?.id === id;
        }),
      contents => contents.length > 0,
      LIMIT_MS,
    );
    expect(ended[0].message).toMatchObject({
      status: { name: 'sno1', lastRun: { id, phase: run.phase } },
    });
  });
});
