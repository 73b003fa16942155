import { ManualClock } from '../__testUtils__/ManualClock';
import { requestedRun } from '../__testUtils__/fakeServices';
import { RunViews } from './RunViews';

const AT = '2026-11-22T10:00:00.000Z';

function setup() {
  const clock = new ManualClock();
  const run = {
    ...requestedRun(
      {
        kind: 'generate',
        cluster: 'sno1',
        seedImage: 'registry.example/ocp/seed:1',
        confirmation: 'sno1',
      },
      'user:default/ann',
    ),
    timeline: [],
  };
  const runs = {
    get: jest.fn(async () => run),
    revisionOf: jest.fn(async () => 11),
  };
  const estimate = jest.fn();
  return {
    clock,
    run,
    runs,
    estimate,
    views: new RunViews({ runs, estimate, clock }),
  };
}

describe('RunViews', () => {
  it('says when the end of a run is expected, while it is', async () => {
    const { run, runs, estimate, views } = setup();
    const estimates = {
      at: AT,
      end: {
        range: { from: AT, to: AT },
        basis: { clusterRuns: 3, fleetRuns: 0 },
      },
    };
    estimate.mockResolvedValueOnce(estimates).mockResolvedValueOnce(undefined);
    expect(await views.get('run-1')).toEqual({ ...run, estimates });
    runs.revisionOf.mockResolvedValue(12);
    expect(await views.get('run-1')).toEqual(run);
  });

  it('gives the same answer for the same revision, for a second', async () => {
    const { clock, runs, views } = setup();
    const first = await views.get('run-1');
    expect(await views.get('run-1')).toBe(first);
    await clock.advance(1_001);
    await views.get('run-1');
    expect(runs.get).toHaveBeenCalledTimes(2);
  });

  it('asks for the revision once for all who wait', async () => {
    const { runs, views } = setup();
    await Promise.all(Array.from({ length: 50 }, () => views.get('run-1')));
    expect(runs.revisionOf).toHaveBeenCalledTimes(2);
    expect(runs.get).toHaveBeenCalledTimes(1);
  });
});
