import fc from 'fast-check';
import type {
  RunPhase,
  TimelineEntry,
} from '@seedgen/backstage-plugin-seedgen-common';
import { durationsOf } from './durationsOf';
import { estimateRun, type RunUnderWay } from './estimateRun';
import { weightedQuantile } from './quantiles';
import type { RunDurations } from './types';
import { MINUTE } from '../units';

const START = Date.parse('2026-11-22T10:00:00.000Z');
const at = (minutes: number) =>
  new Date(START + minutes * MINUTE).toISOString();

/** A run that spent these minutes before each phase, and the API away from `imaging + 1` to `back`. */
function known(imaging: number, back: number, total: number): RunDurations {
  return {
    totalMs: total * MINUTE,
    phases: [
      ['Preflight', 0],
      ['Preparing', MINUTE],
      ['Imaging', imaging * MINUTE],
      ['Recovering', back * MINUTE],
    ],
    outage: { fromMs: (imaging + 1) * MINUTE, untilMs: back * MINUTE },
  };
}

const entry = (
  minutes: number,
  type: TimelineEntry['type'],
  phase: RunPhase,
): Omit<TimelineEntry, 'sequence'> => ({
  at: at(minutes),
  type,
  phase,
  text: '',
});
const numbered = (
  entries: Array<Omit<TimelineEntry, 'sequence'>>,
): TimelineEntry[] =>
  entries.map((each, index) => ({ ...each, sequence: index + 1 }));

function underWay(
  phases: Array<[RunPhase, number]>,
  over: Partial<RunUnderWay> = {},
): RunUnderWay {
  const [phase, since] = phases[phases.length - 1];
  return {
    kind: 'generate',
    phase,
    requestedAt: at(0),
    phaseSince: at(since),
    timeline: numbered(
      phases.map(([each, minutes]) => entry(minutes, 'phase', each)),
    ),
    ...over,
  };
}

const now = (minutes: number) => new Date(START + minutes * MINUTE);
const THREE = [known(2, 8, 10), known(2, 9, 11), known(2, 10, 12)];

describe('estimateRun', () => {
  it.each([
    [0, 0],
    [2, 0],
    [1, 1],
  ])('knows too little with %i own and %i other runs', (own, others) => {
    const { end, outageEnd } = estimateRun(
      underWay([['Preflight', 0]]),
      { cluster: THREE.slice(0, own), fleet: THREE.slice(0, others) },
      now(0),
    )!;
    const nothing = {
      basis: { clusterRuns: own, fleetRuns: others },
      reason: {
        code: 'TooLittleHistory',
        message: expect.stringContaining(`there are ${own + others}`),
      },
    };
    expect(end).toEqual(nothing);
    expect(outageEnd).toEqual(nothing);
  });

  it('gives the range of three like runs, at the beginning', () => {
    expect(
      estimateRun(
        underWay([['Preflight', 0]]),
        { cluster: [], fleet: THREE },
        now(0),
      ),
    ).toEqual({
      at: at(0),
      end: {
        basis: { clusterRuns: 0, fleetRuns: 3 },
        range: { from: at(10), to: at(12) },
      },
      outageEnd: {
        basis: { clusterRuns: 0, fleetRuns: 3 },
        range: { from: at(8), to: at(10) },
      },
    });
  });

  it('moves with a phase that began late', () => {
    const { end, outageEnd } = estimateRun(
      underWay([
        ['Preflight', 0],
        ['Preparing', 1],
        ['Imaging', 7],
      ]),
      { cluster: [], fleet: THREE },
      now(7),
    )!;
    expect(end.range).toEqual({ from: at(15), to: at(17) });
    expect(outageEnd?.range).toEqual({ from: at(13), to: at(15) });
  });

  it('counts an outage from when the API was lost', () => {
    const { outageEnd } = estimateRun(
      underWay(
        [
          ['Preflight', 0],
          ['Imaging', 2],
        ],
        { unreachableSince: at(6) },
      ),
      { cluster: [], fleet: THREE },
      now(7),
    )!;
    expect(outageEnd?.range).toEqual({ from: at(11), to: at(13) });
  });

  it('says nothing of an outage that is over, and goes on with the end', () => {
    const phases: Array<[RunPhase, number]> = [
      ['Imaging', 2],
      ['Recovering', 9],
    ];
    const { end, outageEnd } = estimateRun(
      underWay(phases),
      { cluster: [], fleet: THREE },
      now(9),
    )!;
    expect(outageEnd).toBeUndefined();
    expect(end.range).toEqual({ from: at(11), to: at(11) });
  });

  it("does not take a moment's loss before the imager for the outage", () => {
    const { outageEnd } = estimateRun(
      underWay([['Stabilizing', 0]], { unreachableSince: at(0) }),
      { cluster: [], fleet: THREE },
      now(0),
    )!;
    // Laid over by the beginning, not by the loss.
    expect(outageEnd?.range).toEqual({ from: at(8), to: at(10) });
  });

  it('leaves out runs that were past the phase sooner, while three are left', () => {
    const fleet = [...THREE, known(2, 30, 32), known(2, 40, 42)];
    const { end } = estimateRun(
      underWay([['Imaging', 2]]),
      { cluster: [], fleet },
      now(8.5),
    )!;
    expect(end.basis).toEqual({ clusterRuns: 0, fleetRuns: 4 });
    expect(Date.parse(end.range!.from)).toBeGreaterThan(START + 10 * MINUTE);
  });

  it('lets runs that were past the phase sooner leave it now, where few are left', () => {
    const { end } = estimateRun(
      underWay([['Imaging', 2]]),
      { cluster: [], fleet: THREE },
      now(9.5),
    )!;
    expect(end).toEqual({
      basis: { clusterRuns: 0, fleetRuns: 3 },
      range: { from: at(11.5), to: at(12) },
    });
  });

  it('gives no range once it takes longer than any run did', () => {
    const { end, outageEnd } = estimateRun(
      underWay([['Imaging', 2]], { unreachableSince: at(3) }),
      { cluster: THREE.slice(1), fleet: THREE },
      now(60),
    )!;
    const longer = {
      basis: { clusterRuns: 2, fleetRuns: 3 },
      reason: { code: 'LongerThanEver', message: expect.any(String) },
    };
    expect(end).toEqual(longer);
    expect(outageEnd).toEqual(longer);
  });

  it('counts runs of the same cluster three times', () => {
    const slow = [known(2, 38, 40), known(2, 38, 40)];
    const run = underWay([['Preflight', 0]]);
    const median = (history: Parameters<typeof estimateRun>[1]) =>
      Date.parse(estimateRun(run, history, now(0))!.end.range!.to);
    const fleet = [...THREE, ...THREE, ...THREE, ...THREE, ...THREE, ...THREE];
    expect(median({ cluster: slow, fleet })).toBeGreaterThan(
      median({ cluster: [], fleet: [...fleet, ...slow] }),
    );
  });

  it('passes over runs of another sort, which ended before this phase', () => {
    const noneNeeded: RunDurations = {
      totalMs: MINUTE,
      phases: [['Preflight', 0]],
    };
    const { end } = estimateRun(
      underWay([
        ['Preflight', 0],
        ['Imaging', 2],
      ]),
      { cluster: [noneNeeded, noneNeeded, noneNeeded], fleet: [] },
      now(2),
    )!;
    expect(end.reason?.code).toBe('TooLittleHistory');
  });

  it('lays runs over each other by an earlier phase where one was too short to be seen', () => {
    const unseen = THREE.map(each => ({
      ...each,
      phases: each.phases.filter(([phase]) => phase !== 'Imaging'),
    }));
    const { end } = estimateRun(
      underWay([
        ['Preflight', 0],
        ['Preparing', 3],
        ['Imaging', 4],
      ]),
      { cluster: [], fleet: unseen },
      now(4),
    )!;
    expect(end.range).toEqual({ from: at(12), to: at(14) });
  });

  it('never expects anything before now, and nothing later first', () => {
    const minutes = fc.integer({ min: 1, max: 90 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(minutes, minutes, minutes), { maxLength: 12 }),
        minutes,
        minutes,
        fc.boolean(),
        (figures, since, elapsed, lost) => {
          const fleet = figures.map(([one, two, three]) =>
            known(one, one + two, one + two + three),
          );
          const moment = now(since + elapsed);
          const run = underWay(
            [
              ['Preflight', 0],
              ['Imaging', since],
            ],
            lost ? { unreachableSince: at(since) } : {},
          );
          const estimates = estimateRun(run, { cluster: [], fleet }, moment)!;
          for (const each of [estimates.end, estimates.outageEnd!]) {
            expect(Boolean(each.range)).toBe(!each.reason);
            if (!each.range) continue;
            expect(Date.parse(each.range.from)).toBeGreaterThanOrEqual(
              moment.getTime(),
            );
            expect(each.range.to >= each.range.from).toBe(true);
          }
        },
      ),
    );
  });
});

describe('durationsOf', () => {
  it('takes when phases were first entered, and the longest loss of the API', () => {
    expect(
      durationsOf(
        { requestedAt: at(0), finishedAt: at(12) },
        numbered([
          entry(0, 'phase', 'Preflight'),
          entry(1, 'api-lost', 'Preflight'),
          entry(1.5, 'api-back', 'Preflight'),
          entry(2, 'phase', 'Imaging'),
          entry(3, 'api-lost', 'Imaging'),
          entry(4, 'api-lost', 'Imaging'),
          entry(9, 'api-back', 'Recovering'),
          entry(9, 'phase', 'Recovering'),
          entry(10, 'phase', 'Imaging'),
          entry(11, 'api-lost', 'Recovering'),
          entry(12, 'phase', 'Succeeded'),
        ]),
      ),
    ).toEqual({
      totalMs: 12 * MINUTE,
      phases: [
        ['Preflight', 0],
        ['Imaging', 2 * MINUTE],
        ['Recovering', 9 * MINUTE],
      ],
      outage: { fromMs: 3 * MINUTE, untilMs: 9 * MINUTE },
    });
  });

  it('knows of no outage where the API was always there', () => {
    const { outage } = durationsOf(
      { requestedAt: at(0), finishedAt: at(1) },
      numbered([entry(0, 'phase', 'Preflight')]),
    );
    expect(outage).toBeUndefined();
  });
});

it.each([
  [[[5, 1]], 0.9, 5],
  [
    [
      [1, 1],
      [2, 1],
      [3, 1],
    ],
    0.5,
    2,
  ],
  [
    [
      [3, 1],
      [1, 1],
    ],
    0.1,
    1,
  ],
  [
    [
      [1, 1],
      [3, 1],
    ],
    0.5,
    2,
  ],
  [
    [
      [1, 1],
      [9, 3],
    ],
    0.625,
    9,
  ],
])('takes of %j the quantile %d as %d', (values, share, expected) => {
  expect(
    weightedQuantile(
      values.map(([value, weight]) => ({ value, weight })),
      share,
    ),
  ).toBe(expected);
});
