import { LIMIT_MS, follow, phasesOf } from './__testUtils__/runs';
import { hasKubectl } from './__testUtils__/scenarios/oc';
import { ScenarioBench } from './__testUtils__/scenarios/ScenarioBench';
import { until } from './__testUtils__/startPlugin';

jest.setTimeout(2 * LIMIT_MS);

const describeWithKubectl = hasKubectl ? describe : describe.skip;

/** Timelines that are no failure at once, or need a person's hand in the middle. */
describeWithKubectl('timelines with a person on the cluster', () => {
  let bench: ScenarioBench;
  beforeAll(async () => {
    bench = await ScenarioBench.start(['sno1']);
  });
  afterAll(() => bench?.stop());
  afterEach(() => bench.reset('sno1'));

  it('T8: a slow return is Published all along, offers the known bug, and succeeds', async () => {
    await bench.startPlugin({ limits: 'as fast as the lab' });
    await bench.lab.control.setScenario('sno1', 'orphan-sandboxes');
    const { client } = bench.plugin;
    const { id } = await client.startRun(bench.request());
    const slow = await until(
      () => client.getRun(id),
      ({ diagnoses }) => (diagnoses ?? []).length > 0,
      LIMIT_MS,
    );
    expect(slow.phase).toBe('Published');
    expect(slow.problem).toBeDefined();
    expect(slow.diagnoses![0]).toMatchObject({
      ruleId: 'orphan-sandboxes',
      remedies: expect.arrayContaining([
        expect.objectContaining({ kind: 'command' }),
      ]),
    });
    const run = await follow(bench.plugin, id);
    expect([run.phase, run.problem]).toEqual(['Succeeded', undefined]);
    expect(phasesOf(run).filter(phase => phase === 'Published')).toHaveLength(
      1,
    );
  });

  it('T10: deleted by a person before the launch, the run says so, and the next one succeeds', async () => {
    await bench.startPlugin({ limits: 'as fast as the lab' });
    await bench.lab.control.setScenario('sno1', 'agent-hangs');
    const { client } = bench.plugin;
    const { id } = await client.startRun(bench.request());
    await until(
      () => client.getRun(id),
      ({ statusText }) => statusText === 'Pulling recert image',
      LIMIT_MS,
    );
    await bench.oc('oc delete seedgenerator seedimage');
    const run = await follow(bench.plugin, id);
    expect([run.phase, run.problem?.code]).toEqual([
      'Failed',
      'RemovedOnCluster',
    ]);
    expect(run.diagnoses?.[0]).toMatchObject({
      ruleId: 'removed-on-cluster',
      certainty: 'likely',
    });
    // The agent still hangs on what it does not have any more.
    await bench.oc(
      'oc delete pod -n openshift-lifecycle-agent -l app.kubernetes.io/component=lifecycle-agent',
    );
    await bench.untilReady();
    const again = await bench.carryOut();
    expect([again.phase, again.problem]).toEqual(['Succeeded', undefined]);
  });

  it('T6: with a second credential that survives, the run ends as usual', async () => {
    await bench.startPlugin({
      access: 'token',
      limits: 'as fast as the lab',
    });
    await bench.reconfigure({
      clusters: [
        bench.byToken({ credentials: [await bench.clientCertificate()] }),
      ],
    });
    await bench.lab.control.setScenario('sno1', 'token-rejected-after-outage');
    const run = await bench.carryOut();
    expect([run.phase, run.problem]).toEqual(['Succeeded', undefined]);
  });
});
