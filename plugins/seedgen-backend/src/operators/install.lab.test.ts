import { ClusterDirectory } from '../clusters/directory';
import { ConfigReader } from '@backstage/config';
import { mockServices } from '@backstage/backend-test-utils';
import { lifecycleAgentInstallation } from '@seedgen/backstage-plugin-seedgen-common';
import { type LabProcess, startLab } from '@seedgen/lab-process';
import { systemClock } from '../clock';
import {
  type ClusterConnection,
  type ClusterConnections,
  createClusterConnections,
} from '../clusters';
import { readSettings } from '../config';
import {
  chooseLifecycleAgentCatalog,
  lifecycleAgentInstallState,
  readLifecycleAgentInstall,
} from '.';
import type { LifecycleAgentInstallState } from './types';
import { KINDS } from '../runs';

jest.setTimeout(60_000);

const CLUSTERS = ['sno1', 'sno2', 'sno3'];

let lab: LabProcess;
let clusters: ClusterConnections;
const call = () => ({ signal: AbortSignal.timeout(20_000) });

beforeAll(async () => {
  lab = await startLab({ speed: 100, clusters: CLUSTERS });
  const settings = readSettings(
    new ConfigReader({
      seedgen: {
        clusters: CLUSTERS.map(name => ({
          name,
          kubeconfig: lab.cluster(name).kubeconfig,
        })),
      },
    }),
    KINDS.phases,
  );
  clusters = createClusterConnections({
    directory: new ClusterDirectory(settings.clusters),
    requestTimeoutMs: settings.limits.requestTimeoutMs,
    clock: systemClock,
    logger: mockServices.logger.mock(),
  });
});

afterAll(async () => {
  await clusters?.close();
  await lab?.stop();
});

async function seen(
  cluster: ClusterConnection,
): Promise<LifecycleAgentInstallState> {
  const read = await readLifecycleAgentInstall(cluster, call());
  if (!read.ok) throw new Error(read.failure.message);
  return lifecycleAgentInstallState(read.value);
}

/** Follows until the state is no longer one of waiting. */
async function follow(
  cluster: ClusterConnection,
): Promise<LifecycleAgentInstallState> {
  const end = Date.now() + 30_000;
  let state = await seen(cluster);
  while (state.state === 'waiting' && Date.now() < end) {
    await systemClock.sleep(50);
    state = await seen(cluster);
  }
  return state;
}

/** The catalogs, once the cluster is connected to them. */
async function catalogsOf(cluster: ClusterConnection) {
  const end = Date.now() + 30_000;
  for (;;) {
    const catalogs = await cluster.readLifecycleAgentCatalogs(call());
    if (!catalogs.ok) throw new Error(catalogs.failure.message);
    if (catalogs.value.some(({ ready }) => ready) || Date.now() > end) {
      return catalogs.value;
    }
    await systemClock.sleep(50);
  }
}

it.each([
  ['sno1', 'lifecycle-agent-missing', 'redhat-operators'],
  [
    'sno2',
    'lifecycle-agent-missing-disconnected',
    'cs-redhat-operator-index-v4-18',
  ],
])('installs on %s with %s from %s', async (name, scenario, catalogSource) => {
  const cluster = clusters.get(name);
  expect(await seen(cluster)).toMatchObject({ state: 'succeeded' });
  await lab.control.setScenario(name, scenario);
  expect(await seen(cluster)).toEqual({ state: 'absent' });

  const catalogs = await catalogsOf(cluster);
  const choice = chooseLifecycleAgentCatalog(catalogs);
  expect(choice).toMatchObject({ ok: true, catalog: { name: catalogSource } });
  expect(await cluster.takeSnapshot(call())).toMatchObject({
    lifecycleAgent: { installed: false, ready: false },
    lifecycleAgentCatalogs: catalogs,
  });

  const installation = lifecycleAgentInstallation(
    { catalogSource },
    { runId: 'run-1', requestedBy: 'user:default/guest' },
  );
  const applied = {
    namespace: 'applied',
    operatorGroup: { outcome: 'applied' },
    subscription: { outcome: 'applied' },
  };
  expect(
    await cluster.applyLifecycleAgentInstallation(installation, call()),
  ).toMatchObject({ ok: true, value: applied });
  expect(await follow(cluster)).toEqual({
    state: 'succeeded',
    serviceVersion: 'lifecycle-agent.v4.18.2',
    version: '4.18.2',
  });
  // Once more is as good as once.
  expect(
    await cluster.applyLifecycleAgentInstallation(installation, call()),
  ).toMatchObject({
    ok: true,
    value: {
      namespace: 'kept',
      operatorGroup: { outcome: 'kept' },
      subscription: { outcome: 'kept' },
    },
  });
  const snapshot = await cluster.takeSnapshot(call());
  expect(snapshot).toMatchObject({
    lifecycleAgent: { installed: true, ready: true, version: '4.18.2' },
  });
  expect(snapshot.lifecycleAgentCatalogs).toBeUndefined();
});

it('says why, where no catalog has it and one is named nevertheless', async () => {
  const cluster = clusters.get('sno3');
  await lab.control.setScenario('sno3', 'lifecycle-agent-not-in-catalog');
  const catalogs = await cluster.readLifecycleAgentCatalogs(call());
  expect(catalogs).toEqual({ ok: true, value: [] });
  expect(chooseLifecycleAgentCatalog([])).toMatchObject({
    ok: false,
    reason: 'CatalogMissing',
  });
  expect(
    await cluster.applyLifecycleAgentInstallation(
      lifecycleAgentInstallation({
        catalogSource: 'cs-redhat-operator-index-v4-18',
      }),
      call(),
    ),
  ).toMatchObject({ ok: true });
  expect(await follow(cluster)).toMatchObject({
    state: 'failed',
    reason: 'ConstraintsNotSatisfiable',
    message: expect.stringContaining(
      'no operators found in package lifecycle-agent in the catalog',
    ),
  });
  // It is nobody's of ours, having no mark, so another catalog is refused.
  expect(
    await cluster.applyLifecycleAgentInstallation(
      lifecycleAgentInstallation({ catalogSource: 'redhat-operators' }),
      call(),
    ),
  ).toMatchObject({ ok: false, failure: { code: 'conflict' } });
});
