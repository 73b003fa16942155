import type { KubeObject } from '../../apiserver/types';
import { ScenarioKeeper } from '../../scenarios';
import { startTestCluster } from '../../world/testing/testCluster';
import type { TestCluster } from '../../world/testing/testCluster';

const NAMESPACE = 'openshift-lifecycle-agent';
const NAME = 'openshift-lifecycle-agent-subscription';
const OLM = 'operators.coreos.com';
const registry = { faults: {}, applyFaults: async () => undefined };

let test: TestCluster;
let keeper: ScenarioKeeper;
afterEach(() => test.cluster.stop());

async function startWith(scenario: string): Promise<void> {
  test = await startTestCluster();
  keeper = new ScenarioKeeper(registry);
  await keeper.apply(test.cluster, scenario);
  await test.clock.run(60);
}

function addGroup(name = NAMESPACE, targetNamespaces?: string[]): void {
  test.api.store.create({
    apiVersion: `${OLM}/v1`,
    kind: 'OperatorGroup',
    metadata: { name, namespace: NAMESPACE },
    spec: targetNamespaces ? { targetNamespaces } : {},
  });
}

function install(
  spec: { source?: string; channel?: string; approval?: string } = {},
  groups: Array<string[] | undefined> = [[NAMESPACE]],
): void {
  const { store } = test.api;
  store.create({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: NAMESPACE },
  });
  groups.forEach((targets, index) => addGroup(`group-${index}`, targets));
  store.create({
    apiVersion: `${OLM}/v1alpha1`,
    kind: 'Subscription',
    metadata: { name: NAME, namespace: NAMESPACE },
    spec: {
      name: 'lifecycle-agent',
      channel: spec.channel ?? 'stable',
      installPlanApproval: spec.approval ?? 'Automatic',
      source: spec.source ?? 'redhat-operators',
      sourceNamespace: 'openshift-marketplace',
    },
  });
}

const one = (kind: string): KubeObject | undefined =>
  test.api.store.list(`${OLM}/${kind}`, NAMESPACE)[0];
const condition = (object: KubeObject | undefined, type: string) =>
  object?.status?.conditions?.find((each: any) => each.type === type);
const kinds = () => test.api.store.definitions().map(each => each.kind);
const phase = () => one('ClusterServiceVersion')?.status?.phase;
const said = () =>
  test.events.map(({ source, message }) => `${source}: ${message}`);

async function expectInstalled(): Promise<void> {
  await test.clock.runUntil(() => phase() === 'Succeeded', 600);
  const { store } = test.api;
  expect(kinds()).toEqual(
    expect.arrayContaining(['SeedGenerator', 'ImageBasedUpgrade']),
  );
  expect(
    store.get(
      'apps/Deployment',
      'lifecycle-agent-controller-manager',
      NAMESPACE,
    )?.status.availableReplicas,
  ).toBe(1);
  expect(store.list('Pod', NAMESPACE)).toHaveLength(1);
  // The operator runs: it has made what it makes at its start.
  await test.clock.run(5);
  expect(
    store.get('lca.openshift.io/ImageBasedUpgrade', 'upgrade'),
  ).toBeDefined();
}

describe('a cluster as after its installation', () => {
  it('has Lifecycle Agent, its group and its plan, and the catalogs connected', async () => {
    test = await startTestCluster();
    await test.clock.run(60);
    expect(one('OperatorGroup')?.status.namespaces).toEqual([NAMESPACE]);
    expect(one('InstallPlan')?.status.phase).toBe('Complete');
    expect(phase()).toBe('Succeeded');
    expect(
      test.api.store
        .list(`${OLM}/CatalogSource`)
        .map(each => [
          each.metadata.name,
          each.status.connectionState.lastObservedState,
        ]),
    ).toEqual([
      ['certified-operators', 'READY'],
      ['community-operators', 'READY'],
      ['redhat-marketplace', 'READY'],
      ['redhat-operators', 'READY'],
    ]);
    expect(
      test.api.store.get(
        'packages.operators.coreos.com/PackageManifest',
        'lifecycle-agent',
        'openshift-marketplace',
      ),
    ).toMatchObject({
      status: {
        catalogSource: 'redhat-operators',
        channels: [{ name: 'stable', currentCSV: 'lifecycle-agent.v4.18.2' }],
      },
    });
  });
});

describe('lifecycle-agent-missing', () => {
  beforeEach(() => startWith('lifecycle-agent-missing'));

  it('knows neither namespace nor kinds', () => {
    expect(test.api.store.get('Namespace', NAMESPACE)).toBeUndefined();
    expect(kinds()).not.toContain('SeedGenerator');
    expect(test.api.store.list('Pod', NAMESPACE)).toEqual([]);
  });

  it('is installed by a Subscription, step by step', async () => {
    const phases: string[] = [];
    const stop = test.api.store.onChange(
      `${OLM}/ClusterServiceVersion`,
      ({ object }) => {
        const next = object.status?.phase;
        if (next && next !== phases.at(-1)) phases.push(next);
      },
    );
    install();
    await expectInstalled();
    stop();
    expect(phases).toEqual([
      'Pending',
      'InstallReady',
      'Installing',
      'Succeeded',
    ]);
    expect(one('Subscription')?.status).toMatchObject({
      state: 'AtLatestKnown',
      installedCSV: 'lifecycle-agent.v4.18.2',
      installPlanRef: { name: one('InstallPlan')?.metadata.name },
    });
    expect(one('InstallPlan')).toMatchObject({
      spec: { approval: 'Automatic', approved: true },
      status: { phase: 'Complete' },
    });
    expect(
      condition(one('Subscription'), 'CatalogSourcesUnhealthy'),
    ).toMatchObject({
      status: 'False',
      reason: 'AllCatalogSourcesHealthy',
    });
  });

  it('waits for approval where that is wanted', async () => {
    install({ approval: 'Manual' });
    await test.clock.run(300);
    expect(one('InstallPlan')).toMatchObject({
      spec: { approved: false },
      status: { phase: 'RequiresApproval' },
    });
    expect(one('Subscription')?.status).toMatchObject({
      state: 'UpgradePending',
    });
    expect(condition(one('Subscription'), 'InstallPlanPending')).toMatchObject({
      status: 'True',
      reason: 'RequiresApproval',
    });
    expect(phase()).toBeUndefined();
    test.api.store.update(
      `${OLM}/InstallPlan`,
      one('InstallPlan')!.metadata.name,
      NAMESPACE,
      draft => {
        draft.spec.approved = true;
      },
    );
    await expectInstalled();
    expect(
      condition(one('Subscription'), 'InstallPlanPending'),
    ).toBeUndefined();
  });

  it('installs nothing without an OperatorGroup, until there is one', async () => {
    install({}, []);
    await test.clock.run(300);
    expect(one('InstallPlan')?.status).toMatchObject({
      phase: 'Installing',
      conditions: [
        {
          type: 'Installed',
          status: 'False',
          reason: 'InstallCheckFailed',
          message: 'no operator group found that is managing this namespace',
        },
      ],
    });
    expect(phase()).toBeUndefined();
    addGroup(NAMESPACE, [NAMESPACE]);
    await expectInstalled();
  });

  it('resolves nothing with two OperatorGroups', async () => {
    install({}, [[NAMESPACE], [NAMESPACE]]);
    await test.clock.run(300);
    expect(one('InstallPlan')).toBeUndefined();
    test.api.store.delete(`${OLM}/OperatorGroup`, 'group-1', NAMESPACE);
    await expectInstalled();
    addGroup('another', [NAMESPACE]);
    await test.clock.runUntil(() => phase() === 'Failed', 60);
    expect(one('ClusterServiceVersion')?.status.reason).toBe(
      'TooManyOperatorGroups',
    );
  });

  it.each([
    [undefined, /^AllNamespaces InstallModeType not supported/],
    [['other'], /^SingleNamespace InstallModeType not supported/],
    [['other', NAMESPACE], /^MultiNamespace .* watch 2 namespaces$/],
  ])('refuses a group for %j', async (targets, message) => {
    install({}, [targets]);
    await test.clock.runUntil(() => phase() === 'Failed', 300);
    expect(one('ClusterServiceVersion')?.status).toMatchObject({
      reason: 'UnsupportedOperatorGroup',
      message: expect.stringMatching(message),
    });
    test.api.store.update(
      `${OLM}/OperatorGroup`,
      'group-0',
      NAMESPACE,
      draft => {
        draft.spec.targetNamespaces = [NAMESPACE];
      },
    );
    await expectInstalled();
  });

  it.each([
    [
      { source: 'prega' },
      `no operators found from catalog prega in namespace openshift-marketplace referenced by subscription ${NAME}`,
    ],
    [
      { channel: 'alpha' },
      `no operators found in channel alpha of package lifecycle-agent in the catalog referenced by subscription ${NAME}`,
    ],
    [
      { source: 'community-operators' },
      `no operators found from catalog community-operators in namespace openshift-marketplace referenced by subscription ${NAME}`,
    ],
  ])('finds no solution for %j', async (spec, text) => {
    install(spec);
    await test.clock.run(60);
    expect(condition(one('Subscription'), 'ResolutionFailed')).toMatchObject({
      status: 'True',
      reason: 'ConstraintsNotSatisfiable',
      message: `constraints not satisfiable: ${text}, subscription ${NAME} exists`,
    });
    expect(one('InstallPlan')).toBeUndefined();
  });

  it('says that the catalog is missing, and goes on when the Subscription is put right', async () => {
    install({ source: 'prega' });
    await test.clock.run(60);
    expect(
      condition(one('Subscription'), 'CatalogSourcesUnhealthy'),
    ).toMatchObject({
      status: 'True',
      reason: 'UnhealthyCatalogSourceFound',
      message: 'targeted catalogsource openshift-marketplace/prega missing',
    });
    test.api.store.update(`${OLM}/Subscription`, NAME, NAMESPACE, draft => {
      draft.spec.source = 'redhat-operators';
    });
    await expectInstalled();
    expect(condition(one('Subscription'), 'ResolutionFailed')).toBeUndefined();
  });

  it('resolves nothing while a catalog does not answer', async () => {
    test.api.store.create({
      apiVersion: `${OLM}/v1alpha1`,
      kind: 'CatalogSource',
      metadata: { name: 'broken', namespace: 'openshift-marketplace' },
      spec: { sourceType: 'grpc', image: 'registry.example/none:1' },
    });
    install();
    await test.clock.run(120);
    expect(condition(one('Subscription'), 'ResolutionFailed')).toMatchObject({
      reason: 'ErrorPreventedResolution',
      message: expect.stringContaining(
        'failed to populate resolver cache from source broken/openshift-marketplace',
      ),
    });
    expect(said()).toContain(
      'catalog-operator: CatalogSource broken: registry.example/none:1 cannot be pulled',
    );
    test.api.store.delete(
      `${OLM}/CatalogSource`,
      'broken',
      'openshift-marketplace',
    );
    await expectInstalled();
  });

  it('is gone with its ClusterServiceVersion', async () => {
    install();
    await expectInstalled();
    const { store } = test.api;
    store.delete(`${OLM}/Subscription`, NAME, NAMESPACE);
    store.delete(
      `${OLM}/ClusterServiceVersion`,
      'lifecycle-agent.v4.18.2',
      NAMESPACE,
    );
    await test.clock.run(60);
    expect(store.list('Pod', NAMESPACE)).toEqual([]);
    expect(kinds()).toContain('SeedGenerator');
  });

  it('taken back, is installed; what somebody installed meanwhile stays', async () => {
    await keeper.clear('sno1');
    await test.clock.run(30);
    await expectInstalled();
    expect(one('Subscription')?.metadata.name).toBe('lifecycle-agent');

    await keeper.apply(test.cluster, 'lifecycle-agent-missing');
    install();
    await expectInstalled();
    const uid = one('ClusterServiceVersion')?.metadata.uid;
    await keeper.clear('sno1');
    await test.clock.run(60);
    expect(one('ClusterServiceVersion')?.metadata.uid).toBe(uid);
    expect(one('Subscription')?.metadata.name).toBe(NAME);
  });
});

describe('a disconnected cluster', () => {
  const catalogs = () =>
    test.api.store
      .list(`${OLM}/CatalogSource`)
      .map(each => [
        each.metadata.name,
        each.status?.connectionState?.lastObservedState,
      ]);

  it('lifecycle-agent-missing-disconnected: has it in the mirrored catalog', async () => {
    await startWith('lifecycle-agent-missing-disconnected');
    expect(catalogs()).toEqual([['cs-redhat-operator-index-v4-18', 'READY']]);
    install({ source: 'redhat-operators' });
    await test.clock.run(60);
    expect(condition(one('Subscription'), 'ResolutionFailed')).toMatchObject({
      reason: 'ConstraintsNotSatisfiable',
    });
    test.api.store.update(`${OLM}/Subscription`, NAME, NAMESPACE, draft => {
      draft.spec.source = 'cs-redhat-operator-index-v4-18';
    });
    await expectInstalled();
    await keeper.clear('sno1');
    await test.clock.run(60);
    expect(catalogs().map(([name]) => name)).toContain('redhat-operators');
  });

  it('lifecycle-agent-not-in-catalog: no catalog has it', async () => {
    await startWith('lifecycle-agent-not-in-catalog');
    expect(
      test.api.store
        .list('packages.operators.coreos.com/PackageManifest')
        .map(each => each.metadata.name),
    ).not.toContain('lifecycle-agent');
    install({ source: 'cs-redhat-operator-index-v4-18' });
    await test.clock.run(60);
    expect(condition(one('Subscription'), 'ResolutionFailed')?.message).toBe(
      `constraints not satisfiable: no operators found in package lifecycle-agent in the catalog referenced by subscription ${NAME}, subscription ${NAME} exists`,
    );
  });
});

describe('lifecycle-agent-crash-looping', () => {
  it('ends at each start, until the file is gone', async () => {
    await startWith('lifecycle-agent-crash-looping');
    const { store } = test.api;
    const pod = () => store.list('Pod', NAMESPACE)[0];
    await test.clock.run(60);
    expect(
      pod().status.containerStatuses.find(
        (each: any) => each.name === 'manager',
      ).restartCount,
    ).toBeGreaterThan(0);
    expect(phase()).toBe('Failed');
    await keeper.clear('sno1');
    await test.clock.run(60);
    expect(phase()).toBe('Succeeded');
    expect(
      pod().status.conditions.find((each: any) => each.type === 'Ready').status,
    ).toBe('True');
  });
});
