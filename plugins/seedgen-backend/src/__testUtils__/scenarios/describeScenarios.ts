import type { RunDetails } from '@seedgen/backstage-plugin-seedgen-common';
import {
  digestInRegistry,
  namesIn,
  SECRETS,
  SEED_GENERATORS,
} from '../labAccess';
import { LIMIT_MS } from '../runs';
import { hasKubectl } from './oc';
import { ScenarioBench } from './ScenarioBench';
import type { ScenarioRow } from './types';

/** Whether more than the representative part is to be run, as `yarn test:scenarios` does. */
export const ALL_SCENARIOS = Boolean(process.env.SEEDGEN_ALL_SCENARIOS);

/** Runs rows one after another: the failure, what is said of it, the repair, and the run after it. */
export function describeScenarios(
  title: string,
  rows: readonly ScenarioRow[],
  clusters?: string[],
): void {
  describeOnBench(title, clusters, given => {
    it.each(rows.filter(({ core }) => core || ALL_SCENARIOS))(
      '$title',
      async row => {
        const bench = given();
        await bench.startPlugin(row);
        await bench.beginScenario(row);
        const run = await bench.carryOut();
        expectFailure(row, run);
        await expectNothingLeft(row, bench);
        const second = await row.repair(bench, run);
        await expectSecondRun(row, bench, second ?? undefined);
      },
    );
  });
}

/** Tests on a bench that they share; each finds its clusters as they were at the start. */
export function describeOnBench(
  title: string,
  clusters: string[] | undefined,
  tests: (bench: () => ScenarioBench) => void,
): void {
  jest.setTimeout(2 * LIMIT_MS);
  // Repairs are the commands that are offered, or made with them.
  const describeWithKubectl = hasKubectl ? describe : describe.skip;

  describeWithKubectl(title, () => {
    let bench: ScenarioBench;
    beforeAll(async () => {
      bench = await ScenarioBench.start(clusters ?? ['sno1']);
    });
    afterAll(() => bench?.stop());
    afterEach(() => bench.reset(bench.cluster));
    tests(() => bench);
  });
}

function expectFailure(row: ScenarioRow, run: RunDetails): void {
  const notPassed = (run.preflight?.checks ?? [])
    .filter(({ status }) => status !== 'pass' && status !== 'not-applicable')
    .map(({ id, status, reasonCode }) => [id, status, reasonCode]);
  expect(notPassed).toEqual(expect.arrayContaining(row.foretold ?? []));
  expect([run.phase, run.problem?.code]).toEqual([row.phase, row.problem]);
  const { ruleId, certainty, source, says } = row.diagnosis;
  expect(run.diagnoses?.[0]).toMatchObject({
    ruleId,
    certainty,
    evidence: expect.arrayContaining([
      expect.objectContaining({
        source,
        text: expect.stringContaining(says),
      }),
    ]),
    remedies: expect.arrayContaining([expect.objectContaining(row.remedy)]),
  });
  expect(run.diagnoses?.map(each => each.ruleId)).toEqual(
    expect.arrayContaining(row.also ?? []),
  );
}

async function expectNothingLeft(
  row: ScenarioRow,
  { lab, cluster }: ScenarioBench,
): Promise<void> {
  const { availability } = await lab.control.cluster(cluster);
  if (row.leaves || availability !== 'up') return;
  expect(await namesIn(lab.cluster(cluster), SEED_GENERATORS)).toEqual([]);
  expect(await namesIn(lab.cluster(cluster), SECRETS)).not.toContain('seedgen');
}

async function expectSecondRun(
  { again }: ScenarioRow,
  bench: ScenarioBench,
  begun: RunDetails | undefined,
): Promise<void> {
  if ('phase' in again) {
    const run =
      begun ??
      (await secondRun(bench, { replaceExistingTag: again.replacing }));
    expect([run.phase, run.problem]).toEqual([again.phase, undefined]);
    if (!run.seedImage) return;
    expect(run.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(run.digest).toBe(
      await digestInRegistry(bench.lab.registry, run.seedImage),
    );
    return;
  }
  const { checks } = await bench.check();
  const [id, status, reasonCode] =
    'spent' in again
      ? ['cluster-not-spent', 'warn', 'ClusterSpent']
      : [again.blockedBy, 'fail', again.reasonCode];
  expect(checks).toContainEqual(
    expect.objectContaining({ id, status, reasonCode }),
  );
}

async function secondRun(
  bench: ScenarioBench,
  changes: { replaceExistingTag?: boolean },
): Promise<RunDetails> {
  await bench.untilReady();
  return bench.carryOut(changes);
}
