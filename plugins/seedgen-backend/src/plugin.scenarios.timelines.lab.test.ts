import {
  isTerminalPhase,
  type RunDetails,
} from '@seedgen/backstage-plugin-seedgen-common';
import { namesIn, SECRETS, SEED_GENERATORS } from './__testUtils__/labAccess';
import { follow, LIMIT_MS, phasesOf } from './__testUtils__/runs';
import {
  ALL_SCENARIOS,
  describeOnBench,
} from './__testUtils__/scenarios/describeOnBench';
import { expectSeed } from './__testUtils__/scenarios/playScenario';
import { ROWS_BEFORE_IMAGING } from './__testUtils__/scenarios/rowsBeforeImaging';
import { ROWS_FROM_IMAGING } from './__testUtils__/scenarios/rowsFromImaging';
import { ROWS_FROM_OUTAGE } from './__testUtils__/scenarios/rowsFromOutage';
import { ROWS_OF_PARTITION } from './__testUtils__/scenarios/rowsOfPartition';
import type { ScenarioBench } from './__testUtils__/scenarios/ScenarioBench';
import { until } from './__testUtils__/startPlugin';

const FAST = { limits: 'as fast as the lab' } as const;
const ANOTHER_CAUSE =
  'one or more ClusterServiceVersions not yet ready: packageserver';
const describeInFull = ALL_SCENARIOS ? describe : describe.skip;

/** Asks for a seed; gives what its run is found to be when it is as wanted. */
async function begin(bench: ScenarioBench) {
  const { client } = bench.plugin;
  const { id } = await client.startRun(bench.request());
  return {
    id,
    seen: (wanted: (run: RunDetails) => boolean) =>
      until(
        () => client.getRun(id),
        run => wanted(run) || isTerminalPhase(run.phase),
        LIMIT_MS,
      ),
    end: () => follow(bench.plugin, id),
  };
}

async function expectNothingLeft({ lab, cluster }: ScenarioBench) {
  expect(await namesIn(lab.cluster(cluster), SEED_GENERATORS)).toEqual([]);
  expect(await namesIn(lab.cluster(cluster), SECRETS)).not.toContain('seedgen');
}

/** Scenarios that other tests run: T8 below, T16 in plugin.imager, T13 in runs/lab.test.ts, the left-over partition in runs/kinds/partition/lab.test.ts, installations that fail in operators. */
const ELSEWHERE =
  /^(orphan-sandboxes|flapping-api|tag-unchanged|leftover-container-partition|lifecycle-agent-(not-in-catalog|crash-looping))$/;

// T5, T7, T9 and T11 are rows of rowsFromOutage; T12 is in runs/lab.test.ts: a run that somebody
// abandoned has nothing to diagnose.
describeOnBench('timelines through the whole plugin', ['sno1'], given => {
  it('leaves out no scenario of what comes after the checks', async () => {
    const scenarios = await given().lab.control.scenarios();
    const named = scenarios
      .filter(({ place }) => place !== 'rejection' && place !== 'health')
      .map(({ name }) => name)
      .filter(name => !ELSEWHERE.test(name));
    const rows = [
      ...ROWS_BEFORE_IMAGING,
      ...ROWS_FROM_IMAGING,
      ...ROWS_FROM_OUTAGE,
      ...ROWS_OF_PARTITION,
    ].flatMap(({ scenario }) => scenario ?? []);
    expect(rows).toEqual(expect.arrayContaining(named));
    // What is validated has its table in preflight; these four are of the failures to be diagnosed.
    expect(rows).toEqual(
      expect.arrayContaining([
        'addon-namespaces',
        'dnsmasq-missing',
        'persistent-volume',
        'sanitized-pull-secret',
      ]),
    );
  });

  it('T10: removed by a person before the imager is launched', async () => {
    const bench = given();
    await bench.startPlugin(FAST);
    const { control } = bench.lab;
    const message = 'Preparing for seed generation';
    await control.setFaults('sno1', { hangAtMessage: message });
    const { seen, end } = await begin(bench);
    await seen(({ statusText }) => statusText === message);
    await bench.oc('oc delete seedgenerator seedimage');
    const run = await end();
    expect([run.phase, run.problem?.code]).toEqual([
      'Failed',
      'RemovedOnCluster',
    ]);
    expect(run.diagnoses?.[0]).toMatchObject({
      ruleId: 'removed-on-cluster',
      certainty: 'likely',
      evidence: [
        {
          source: 'run',
          text: expect.stringContaining('was removed on the cluster'),
        },
      ],
      remedies: expect.arrayContaining([
        expect.objectContaining({
          kind: 'person',
          title: 'Keep it from doing so',
        }),
      ]),
    });
    await expectNothingLeft(bench);

    // Lifecycle Agent stood still, so that there was time to remove it.
    await bench.oc(
      'oc delete pod -n openshift-lifecycle-agent -l app.kubernetes.io/component=lifecycle-agent',
    );
    await bench.untilReady();
    await expectSeed(bench, await bench.carryOut());
  });

  describeInFull('that take longer', () => {
    it('T3: waits for health, says for what, and gives up', async () => {
      const bench = given();
      await bench.startPlugin(FAST);
      const { control } = bench.lab;
      await control.setScenario('sno1', 'stuck-stabilizing', 'seed-requested');
      const { seen, end } = await begin(bench);

      const waiting = await seen(({ statusText }) =>
        /kube-apiserver/.test(statusText ?? ''),
      );
      expect(waiting.phase).toBe('Stabilizing');
      expect(waiting.problem).toBeUndefined();

      await control.patchFaults('sno1', { unhealthyFor: [ANOTHER_CAUSE] });
      const attention = await seen(({ problem }) =>
        Boolean(problem?.message.includes(ANOTHER_CAUSE)),
      );
      expect(attention).toMatchObject({
        phase: 'Stabilizing',
        problem: {
          code: 'ClusterNotHealthy',
          message: expect.stringContaining('kube-apiserver'),
        },
        diagnoses: [{ ruleId: 'cluster-not-healthy', certainty: 'certain' }],
      });

      const run = await end();
      expect(phasesOf(run)).toEqual([
        'Preflight',
        'Requesting',
        'Stabilizing',
        'Failed',
      ]);
      expect(run.problem?.code).toBe('ClusterNotHealthy');
      expect(run.diagnoses?.[0]).toMatchObject({
        ruleId: 'cluster-not-healthy',
        certainty: 'certain',
        evidence: expect.arrayContaining([
          expect.objectContaining({
            source: 'lifecycle-agent',
            text: expect.stringContaining(ANOTHER_CAUSE),
          }),
        ]),
        remedies: expect.arrayContaining([
          expect.objectContaining({ title: 'See what is not ready' }),
        ]),
      });
      await expectNothingLeft(bench);

      await control.clearScenario('sno1');
      await control.patchFaults('sno1', { unhealthyFor: null });
      await bench.untilReady();
      await expectSeed(bench, await bench.carryOut());
    });

    it('T6: the token dies, and another credential works', async () => {
      const bench = given();
      await bench.startPlugin({ ...FAST, access: 'token' });
      await bench.reconfigure({
        clusters: [
          bench.byToken({ credentials: [await bench.clientCertificate()] }),
        ],
      });
      await bench.lab.control.setScenario(
        'sno1',
        'token-rejected-after-outage',
      );
      const run = await bench.carryOut();
      await expectSeed(bench, run);
      expect(run.diagnoses).toBeUndefined();
      expect(await namesIn(bench.lab.cluster('sno1'), SECRETS)).not.toContain(
        'seedgen',
      );
    });

    it('T8: returns after 53 minutes, and says why it may', async () => {
      const bench = given();
      await bench.startPlugin(FAST);
      await bench.lab.control.setScenario('sno1', 'orphan-sandboxes');
      const { seen, end } = await begin(bench);
      const slow = await seen(({ problem }) => problem?.code === 'SlowReturn');
      expect(slow).toMatchObject({
        phase: 'Published',
        diagnoses: [{ ruleId: 'orphan-sandboxes', certainty: 'likely' }],
      });
      expect(slow.diagnoses?.[0].remedies).toContainEqual(
        expect.objectContaining({ kind: 'person', title: 'Wait' }),
      );
      const run = await end();
      await expectSeed(bench, run);
      // What was a hint while it lasted is not held against the run.
      expect(run.diagnoses).toBeUndefined();
      expect(phasesOf(run).slice(0, 6)).toEqual([
        'Preflight',
        'Requesting',
        'Stabilizing',
        'Preparing',
        'Imaging',
        'Published',
      ]);
    });
  });
});
