import { namesIn, SEED_GENERATORS } from './__testUtils__/labAccess';
import { follow, LIMIT_MS } from './__testUtils__/runs';
import { describeOnBench } from './__testUtils__/scenarios/describeOnBench';
import { expectSeed } from './__testUtils__/scenarios/playScenario';
import type { ScenarioBench } from './__testUtils__/scenarios/ScenarioBench';
import { until } from './__testUtils__/startPlugin';

async function checkOf(bench: ScenarioBench, id: string) {
  const { checks } = await bench.check();
  return checks.find(each => each.id === id);
}

async function readinessOf({ plugin, cluster }: ScenarioBench, id: string) {
  const { readiness } = await plugin.client.getCluster(cluster);
  return readiness?.checks.find(each => each.id === id);
}

// Slow enough for the checks to be made while the imager runs and the API still answers.
describeOnBench(
  'an imager that runs on the node',
  ['sno1'],
  given => {
    it('is found by the checks of the next run, which succeeds once it has ended', async () => {
      const bench = given();
      // The outage itself is of no interest here.
      await bench.lab.control.setFaults('sno1', { stayDownSeconds: 20 });
      await bench.startPlugin({});
      const { client } = bench.plugin;
      const first = await client.startRun(bench.request());
      await until(
        () => client.getRun(first.id),
        ({ phase }) => phase === 'Imaging',
        LIMIT_MS,
      );
      // What Lifecycle Agent takes away when it launches the imager would be in the way itself.
      await until(
        () => namesIn(bench.lab.cluster('sno1'), SEED_GENERATORS),
        names => names.length === 0,
        LIMIT_MS,
      );
      // From here on the portal's own run is in nobody's way; Lifecycle Agent's imager is.
      await client.cancelRun(first.id);
      const second = await bench.carryOut();
      expect(second).toMatchObject({
        phase: 'Failed',
        problem: { code: 'ImagerRunning' },
      });
      const { checks } = second.preflight!;
      expect(checks.find(({ id }) => id === 'no-imager-running')).toMatchObject(
        {
          status: 'fail',
          message: expect.stringContaining(first.id),
          remedy: expect.stringContaining('podman ps'),
        },
      );
      expect(second.timeline.map(({ phase }) => phase)).not.toContain(
        'Requesting',
      );
      expect(await readinessOf(bench, 'no-imager-running')).toMatchObject({
        status: 'fail',
        source: 'run',
        reasonCode: 'ImagerRunning',
      });

      // It was left alone: its image comes, and its end is seen.
      const ended = await until(
        () => client.getRun(first.id),
        ({ timeline }) =>
          timeline.some(({ text }) => text.includes('came to its end')),
        LIMIT_MS,
      );
      expect(ended.phase).toBe('Abandoned');
      const found = await checkOf(bench, 'no-imager-running');
      expect(found?.status).toBe('pass');
      expect(await readinessOf(bench, 'no-imager-running')).toMatchObject({
        status: 'pass',
        source: 'preflight',
      });

      // As the check for another generation says.
      await bench.oc('oc delete seedgenerator seedimage --ignore-not-found');
      await bench.untilReady();
      const { id } = await client.startRun(
        bench.request({ replaceExistingTag: true }),
      );
      await expectSeed(bench, await follow(bench.plugin, id));
    });
  },
  { speed: 5 },
);
