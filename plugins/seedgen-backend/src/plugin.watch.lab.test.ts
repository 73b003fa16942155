import { isTerminalPhase } from '@seedgen/backstage-plugin-seedgen-common';
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
});
