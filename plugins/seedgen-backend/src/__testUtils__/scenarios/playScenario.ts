import type { RunDetails } from '@seedgen/backstage-plugin-seedgen-common';
import {
  digestInRegistry,
  PULL_SECRET,
  readCluster,
  SECRETS,
  SEED_GENERATORS,
} from '../labAccess';
import type { ScenarioBench } from './ScenarioBench';
import type { ScenarioRow } from './types';

/** How a scenario went: the end of the run, and what came of the one after the repair. */
export type Course = Pick<ScenarioRow, 'phase' | 'problem' | 'again'>;

/** How a row says that it goes. */
export function courseOf({ phase, problem, again }: ScenarioRow): Course {
  return { phase, problem, again };
}

/** Lets a scenario befall a run, looks at what is said of it, repairs it, and asks again. */
export async function playScenario(
  bench: ScenarioBench,
  row: ScenarioRow,
): Promise<Course> {
  await bench.startPlugin(row);
  await bench.beginScenario(row);
  const run = await bench.carryOut();
  expectDiagnosis(row, run);
  await expectNothingLeft(row, bench);
  if (row.pullSecretUntouched) await expectPullSecretUntouched(bench, run);
  const begun = await row.repair(bench, run);
  return {
    phase: run.phase,
    problem: run.problem?.code,
    again: await askAgain(row, bench, begun ?? undefined),
  };
}

function expectDiagnosis(row: ScenarioRow, run: RunDetails): void {
  const notPassed = (run.preflight?.checks ?? [])
    .filter(({ status }) => status !== 'pass' && status !== 'not-applicable')
    .map(({ id, status, reasonCode }) => [id, status, reasonCode]);
  expect(notPassed).toEqual(expect.arrayContaining(row.foretold ?? []));
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
  const names = async (path: string) => {
    const { status, body } = await readCluster(lab.cluster(cluster), path);
    // 404: without Lifecycle Agent its kinds are not known.
    expect([200, 404]).toContain(status);
    return (body.items ?? []).map((item: any) => item.metadata.name);
  };
  expect(await names(SEED_GENERATORS)).toEqual([]);
  expect(await names(SECRETS)).not.toContain('seedgen');
}

async function expectPullSecretUntouched(
  { lab, cluster, kept }: ScenarioBench,
  { timeline }: RunDetails,
): Promise<void> {
  const { body } = await readCluster(lab.cluster(cluster), PULL_SECRET);
  const data = Buffer.from(body.data['.dockerconfigjson'], 'base64');
  expect(JSON.parse(data.toString())).toEqual(JSON.parse(kept.pullSecret));
  expect(timeline.map(({ phase }) => phase)).not.toContain('Requesting');
}

/** What comes of asking again, in the terms of the row. */
async function askAgain(
  { again }: ScenarioRow,
  bench: ScenarioBench,
  begun: RunDetails | undefined,
): Promise<Course['again']> {
  if ('phase' in again) {
    const run = begun ?? (await secondRun(bench, again.replacing));
    expect(run.problem).toBeUndefined();
    if (run.seedImage) await expectSeed(bench, run);
    return { ...again, phase: run.phase };
  }
  const { checks } = await bench.check();
  if ('spent' in again) {
    const spent = checks.find(({ id }) => id === 'cluster-not-spent');
    return { spent: spent?.reasonCode === 'ClusterSpent' };
  }
  const blocking = checks.find(({ status }) => status === 'fail');
  return { blockedBy: blocking?.id, reasonCode: blocking?.reasonCode };
}

async function secondRun(
  bench: ScenarioBench,
  replaceExistingTag: true | undefined,
): Promise<RunDetails> {
  await bench.untilReady();
  return bench.carryOut({ replaceExistingTag });
}

/** A run has succeeded, by the digest that the registry shows. */
export async function expectSeed(
  { lab }: ScenarioBench,
  run: RunDetails,
): Promise<void> {
  expect([run.phase, run.problem]).toEqual(['Succeeded', undefined]);
  expect(run.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
  expect(run.digest).toBe(await digestInRegistry(lab.registry, run.seedImage!));
}
