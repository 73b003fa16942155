import { mockServices } from '@backstage/backend-test-utils';
import type { RunDetails } from '@seedgen/backstage-plugin-seedgen-common';
import type { Knex } from 'knex';
import { requestedRun } from '../__testUtils__/fakeServices';
import { testDatabases } from '../__testUtils__/databases';
import { ManualClock } from '../__testUtils__/ManualClock';
import { DatabaseDurations } from './DatabaseDurations';
import { RunEstimator } from './RunEstimator';

const databases = testDatabases();
const AT = '2026-11-22T10:00:00.000Z';
const END = '2026-11-22T10:10:00.000Z';

describe.each(databases.ids)('RunEstimator on %s', id => {
  let knex: Knex;
  let durations: DatabaseDurations;
  let estimator: RunEstimator;

  beforeEach(async () => {
    knex = await databases.create(id);
    durations = new DatabaseDurations(knex);
    estimator = new RunEstimator({
      durations,
      clock: new ManualClock(AT),
      logger: mockServices.logger.mock(),
    });
  });

  const ended = async (runId: string, over: object = {}) => {
    await knex('seedgen_runs').insert({
      id: runId,
      kind: 'generate',
      cluster: 'sno1',
      phase: 'Succeeded',
      active: 0,
      watching: 0,
      requested_by: 'user:default/jane',
      requested_at: AT,
      finished_at: END,
      request_hash: 'a'.repeat(64),
      revision: 1,
      owner_epoch: 0,
      state: '{}',
      ...over,
    });
    await knex('seedgen_timeline').insert(
      [
        { type: 'phase', phase: 'Preflight', at: AT },
        { type: 'message', phase: 'Preflight', at: AT },
        { type: 'phase', phase: 'Imaging', at: '2026-11-22T10:02:00.000Z' },
        { type: 'api-lost', phase: 'Imaging', at: '2026-11-22T10:03:00.000Z' },
        { type: 'api-back', phase: 'Imaging', at: '2026-11-22T10:08:00.000Z' },
      ].map((entry, index) => ({
        ...entry,
        run_id: runId,
        sequence: index + 1,
        text: 'x',
      })),
    );
  };
  const active: RunDetails = {
    ...requestedRun(
      {
        kind: 'generate',
        cluster: 'sno1',
        seedImage: 'registry.example/a:1',
        confirmation: 'sno1',
      },
      'user:default/jane',
    ),
    timeline: [],
  };

  it('records what succeeded before there was anything to record it, once', async () => {
    await ended('run-1');
    await ended('run-2', { cluster: 'sno2' });
    await ended('run-3', { phase: 'Failed' });
    await ended('run-4', { phase: 'Imaging', active: 1, finished_at: null });
    await estimator.catchUp();
    await estimator.catchUp();
    await durations.record('run-1');
    expect(await durations.missing(10)).toEqual([]);
    const history = await durations.history('generate', 'sno1');
    expect(history.cluster).toEqual([
      {
        totalMs: 600_000,
        phases: [
          ['Preflight', 0],
          ['Imaging', 120_000],
        ],
        outage: { fromMs: 180_000, untilMs: 480_000 },
      },
    ]);
    expect(history.fleet).toHaveLength(1);
    expect(await durations.history('partition', 'sno1')).toEqual({
      cluster: [],
      fleet: [],
    });
  });

  it('records a run when it succeeds, and expects the next to take as long', async () => {
    for (const run of ['run-1', 'run-2', 'run-3']) {
      await ended(run);
      estimator.runChanged({ id: run, phase: 'Succeeded' });
    }
    await ended('run-4', { phase: 'Failed' });
    estimator.runChanged({ id: 'run-4', phase: 'Failed' });
    await estimator.stop();
    const { end, outageEnd } = (await estimator.estimate(active))!;
    expect(end).toEqual({
      basis: { clusterRuns: 3, fleetRuns: 0 },
      range: { from: END, to: END },
    });
    expect(outageEnd?.range?.from).toBe('2026-11-22T10:08:00.000Z');
  });

  it('expects nothing of a run that has ended', async () => {
    expect(
      await estimator.estimate({ ...active, phase: 'Failed' }),
    ).toBeUndefined();
  });
});
