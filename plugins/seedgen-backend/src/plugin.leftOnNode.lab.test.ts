import type {
  LeftOnNode,
  RunDetails,
} from '@seedgen/backstage-plugin-seedgen-common';
import { PULL_SECRET, readCluster, secretsOf } from './__testUtils__/labAccess';
import { LIMIT_MS } from './__testUtils__/runs';
import { describeOnBench } from './__testUtils__/scenarios/describeOnBench';
import { expectSeed } from './__testUtils__/scenarios/playScenario';
import type { ScenarioBench } from './__testUtils__/scenarios/ScenarioBench';
import { until } from './__testUtils__/startPlugin';

const AGENT_POD =
  'oc delete pod -n openshift-lifecycle-agent -l app.kubernetes.io/component=lifecycle-agent';

async function isSanitised({ lab, cluster }: ScenarioBench): Promise<boolean> {
  const { body } = await readCluster(lab.cluster(cluster), PULL_SECRET);
  return Buffer.from(body.data['.dockerconfigjson'], 'base64')
    .toString()
    .includes('"username":"empty"');
}

/** The commands that are offered, as a person pastes them; roll-outs are waited for by the checks. */
function commandsOf({ remedies }: LeftOnNode): string {
  return remedies
    .filter(({ kind, title }) => kind === 'command' && !/log$/.test(title))
    .flatMap(({ command }) => command!.split('\n'))
    .filter(line => !line.startsWith('oc wait '))
    .join('\n');
}

const codesOf = ({ leftOnNode }: RunDetails) =>
  leftOnNode?.findings.map(({ code }) => code);
const namesOf = ({ leftOnNode }: RunDetails) =>
  leftOnNode?.files.map(({ name }) => name);

async function checksOf(bench: ScenarioBench) {
  const { checks } = await bench.check();
  return Object.fromEntries(
    checks.map(({ id, status, reasonCode }) => [id, [status, reasonCode]]),
  );
}

// Slow enough for a person to be faster than Lifecycle Agent.
describeOnBench(
  'what a run leaves on the node',
  ['sno1'],
  given => {
    it('names it after a cancellation in the middle of the cleaning, and the second run succeeds', async () => {
      const bench = given();
      await bench.startPlugin({});
      const { client } = bench.plugin;
      const { id } = await client.startRun(bench.request());
      await until(() => isSanitised(bench), Boolean, LIMIT_MS);
      await bench.oc(AGENT_POD);
      await client.cancelRun(id);

      const run = await until(
        () => client.getRun(id),
        ({ leftOnNode }) => leftOnNode?.pullSecret === 'placeholder',
        LIMIT_MS,
      );
      expect([run.phase, run.problem?.code]).toEqual([
        'Abandoned',
        'Cancelled',
      ]);
      expect(namesOf(run)).toEqual([
        'auth.json',
        'pull-secret.json',
        'seedgen-secret.json',
      ]);
      expect(codesOf(run)).toEqual([
        'PullSecretPlaceholder',
        'AgentWouldLoop',
        'CredentialOnNode',
      ]);
      expect(run.statusText).toContain('auth.json');
      for (const file of run.leftOnNode!.files) {
        expect(file.sizeBytes).toBeGreaterThan(0);
        expect(Date.parse(file.modifiedAt!)).toBeGreaterThan(
          Date.parse(run.requestedAt) - 60_000,
        );
      }
      const told = JSON.stringify(run);
      for (const secret of await secretsOf(bench.lab)) {
        expect(told).not.toContain(secret);
      }

      // The checks find the same, and that Lifecycle Agent does not start any more.
      const before = await until(
        () => checksOf(bench),
        checks => checks['lifecycle-agent-running'][0] === 'fail',
        LIMIT_MS,
      );
      expect(before).toMatchObject({
        'nothing-left-on-node': ['fail', 'AgentWouldLoop'],
        'pull-secret-restored': ['fail', 'PullSecretSanitized'],
        'no-imager-running': ['pass', undefined],
      });

      await bench.oc(commandsOf(run.leftOnNode!));
      await bench.untilReady();
      expect(await checksOf(bench)).toMatchObject({
        'nothing-left-on-node': ['pass', undefined],
        'pull-secret-restored': ['pass', undefined],
        'lifecycle-agent-running': ['pass', undefined],
      });
      await expectSeed(bench, await bench.carryOut());
    });

    it('names what a failed imager leaves, and is rid of it by the command', async () => {
      const bench = given();
      await bench.startPlugin({});
      await bench.lab.control.setFaults('sno1', { imagerExit: { code: 1 } });
      const run = await bench.carryOut();
      expect(run.phase).toBe('Failed');
      expect(namesOf(run)).toEqual([
        'auth.json',
        'pull-secret.json',
        'seedgen-cr.json.bak',
        'seedgen-secret.json.bak',
      ]);
      // Lifecycle Agent has restored the pull secret; it takes a while to come to the node.
      const later = await until(
        () => bench.plugin.client.getRun(run.id),
        ({ leftOnNode }) => leftOnNode?.pullSecret === 'own',
        LIMIT_MS,
      );
      expect(codesOf(later)).toEqual(['CredentialOnNode']);
      expect((await checksOf(bench))['nothing-left-on-node']).toEqual([
        'warn',
        'LeftOnNode',
      ]);
      await bench.oc(commandsOf(later.leftOnNode!));
      expect((await checksOf(bench))['nothing-left-on-node']).toEqual([
        'pass',
        undefined,
      ]);
    });

    it('says after a cancellation before anything was stored that nothing is left', async () => {
      const bench = given();
      await bench.startPlugin({});
      const { control } = bench.lab;
      await control.setFaults('sno1', {
        unhealthyFor: ['one or more ClusterOperators not yet ready: etcd'],
      });
      const { client } = bench.plugin;
      const { id } = await client.startRun(bench.request());
      await until(
        () => client.getRun(id),
        ({ phase }) => phase === 'Stabilizing',
        LIMIT_MS,
      );
      await client.cancelRun(id);
      const run = await until(
        () => client.getRun(id),
        ({ phase, leftOnNode }) => phase === 'Abandoned' && Boolean(leftOnNode),
        LIMIT_MS,
      );
      expect(run.leftOnNode).toMatchObject({ outcome: 'nothing', files: [] });
      expect(run.statusText).toBe(
        'Nothing of the run is left on the cluster or on its node',
      );
    });

    it('could not be looked at where the credential is dead', async () => {
      const bench = given();
      await bench.startPlugin(
        { access: 'token' },
        {
          limits: {
            observeEvery: '100ms',
            requestTimeout: '5s',
            removedGrace: '5s',
          },
        },
      );
      await bench.lab.control.setScenario(
        'sno1',
        'token-rejected-after-outage',
      );
      const run = await bench.carryOut();
      expect([run.phase, run.leftOnNode?.outcome]).toEqual([
        'Unconfirmed',
        'not-seen',
      ]);
      expect(run.statusText).not.toContain('Nothing');
      expect(codesOf(run)).toEqual(['NodeNotSeen']);
    });
  },
  { speed: 20 },
);
