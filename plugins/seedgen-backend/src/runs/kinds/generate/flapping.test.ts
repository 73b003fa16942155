import { KINDS } from '../index';
import { lookPause } from '../../engine/RunWorker';
import { driveGenerate, START } from '../../__testUtils__/driveGenerate';
import { expectForwardOnly, USUAL } from '../../__testUtils__/expectations';
import {
  flapping,
  T1,
  UNTIL_OUTAGE,
  type Row,
} from '../../__testUtils__/generateTimelines';
import {
  absent,
  before,
  down,
  pushed,
  refusing,
  throttled,
  type ClusterView,
} from '../../__testUtils__/observations';
import { DEFAULT_SETTINGS } from '../../../__testUtils__/defaultSettings';

describe('T16: an API that flaps while the imager works', () => {
  it.each([0.5, 1, 2, 3, 4, 5, 7, 14])(
    'ends as T1 when it is looked at every %s s',
    every => {
      const driven = driveGenerate(flapping(every));
      expect(driven.phases).toEqual(USUAL);
      expect(driven.run.problem).toBeUndefined();
      expect(driven.effects).not.toContain('delete-seed-generator');
    },
  );

  it.each<[string, ClusterView[]]>([
    ['404 for the SeedGenerator', [absent]],
    ['403', [refusing('forbidden')]],
    ['401', [refusing('unauthorized')]],
    ['a certificate of another authority', [refusing('untrusted')]],
    ['429', [throttled]],
    ['503', [down('unavailable')]],
    ['404, and it calls itself ready', [{ ...absent, ready: true }]],
    [
      '403, and it calls itself ready',
      [{ ...refusing('forbidden'), ready: true }],
    ],
  ])('ends as T1 when each flap answers with %s', (_, answers) => {
    const driven = driveGenerate(flapping(1, answers));
    expect(driven.phases).toEqual(USUAL);
    expect(driven.run.problem).toBeUndefined();
  });

  it.each([0, 1])('ends as T1 with every second look missed (%s)', parity => {
    const rows = flapping(1).filter(
      ({ t }, index, all) =>
        t < 100 || index % 2 === parity || index === all.length - 1,
    );
    const driven = driveGenerate(rows);
    expectForwardOnly(driven.phases);
    expect(driven.run.phase).toBe('Succeeded');
    expect(driven.phases).toContain('Published');
  });

  it('says once that the API is away, and once that it is back', () => {
    const { entries } = driveGenerate(flapping(1));
    const types = entries.map(({ type }) => type);
    expect(types.filter(type => type === 'api-lost')).toHaveLength(1);
    expect(types.filter(type => type === 'api-back')).toHaveLength(1);
    expect(entries.map(({ text }) => text).join()).not.toContain(
      'may not read',
    );
  });

  it('outlasts two failed polls and one 404 in the first minute of imaging', () => {
    const driven = driveGenerate([
      ...UNTIL_OUTAGE.slice(0, -1),
      { t: 83, cluster: down('reset'), registry: before },
      { t: 85, cluster: down('reset'), registry: before },
      { t: 87, cluster: absent, registry: before },
      { t: 89, cluster: absent, registry: before },
      { t: 100, cluster: down(), registry: before },
      { t: 1200, cluster: down(), registry: before },
      { t: 1800, cluster: down(), registry: before },
      { t: 2200, cluster: down(), registry: pushed },
      { t: 2300, cluster: absent, registry: pushed },
      ...T1.filter(({ t }) => t >= 410).map(row => ({
        ...row,
        t: row.t + 1900,
      })),
    ]);
    expect(driven.phases).toEqual(USUAL);
  });

  it.each([
    ['four looks, however far apart, are none', 4, undefined, 'Imaging'],
    ['five are one', 5, undefined, 'Recovering'],
    [
      'five while the node says that the imager runs are none',
      5,
      'running',
      'Imaging',
    ],
  ] as const)(
    'is told from a return by looks: %s',
    (_, looks, state, phase) => {
      const { run } = driveGenerate(
        [
          ...UNTIL_OUTAGE,
          { t: 200, cluster: down(), registry: before },
          ...Array.from({ length: looks }, (__, at) => ({
            t: 300 + 4 * at,
            cluster: absent,
            registry: before,
            ...(state && { imager: { state } }),
          })),
        ],
        { rounds: 0 },
      );
      expect(run.phase).toBe(phase);
    },
  );

  it('does not let the limit of the return run while the API is away again', () => {
    const driven = driveGenerate([
      ...UNTIL_OUTAGE,
      { t: 110, cluster: down(), registry: before },
      // As steady as a return, and none.
      ...[112, 115, 118, 121, 124].map(t => ({
        t,
        cluster: absent,
        registry: before,
      })),
      { t: 130, cluster: down(), registry: before },
      { t: 1900, cluster: down(), registry: before },
      { t: 2000, cluster: down(), registry: pushed },
      { t: 2300, cluster: absent, registry: pushed },
      ...T1.filter(({ t }) => t >= 410).map(row => ({
        ...row,
        t: row.t + 1900,
      })),
    ]);
    expectForwardOnly(driven.phases);
    expect(driven.run.phase).toBe('Succeeded');
  });
});

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

describe('looks that meet a flapping API when it answers', () => {
  const END = 800;

  /** The run as it is after it was looked at when the reconciler would, from the outage on. */
  function lookedAt(
    seed: number,
    cluster: (t: number) => ClusterView,
    observeEveryMs: number,
  ) {
    const random = numbersFrom(seed);
    const limits = KINDS.limitsOf('generate', {
      ...DEFAULT_SETTINGS.limits,
      observeEveryMs,
    });
    const at = (t: number): Row => ({
      t,
      cluster: cluster(t),
      registry: before,
      // The node tells nothing.
      imager: 'forbidden',
      launched: true,
    });
    // The first look comes at any moment.
    const rows = [...UNTIL_OUTAGE.slice(0, -1), at(100 + random() * 20)];
    const { run } = driveGenerate(rows, {
      rounds: 0,
      afterRow: (seen, { t }) => {
        const next = t + lookPause(seen, limits, random) / 1000;
        if (t >= 100 && next < END) rows.push(at(next));
        return seen;
      },
    });
    return run;
  }

  const seeds = Array.from({ length: 40 }, (_, index) => index + 1);

  it.each<[number, number, number]>([
    // Up, down, and between two looks, in seconds.
    [2, 5, 2],
    [2, 5, 7],
    [2, 5, 3.5],
    [1, 9, 10],
    [4, 6, 10],
    [5, 5, 2],
    [3, 7, 0.5],
    [6, 4, 5],
    [2, 8, 60],
  ])(
    'are no return: up for %s s and away for %s, looked at every %s s',
    (up, away, every) => {
      const phases = seeds.flatMap(seed =>
        [absent, refusing('unauthorized')].map(
          answer =>
            lookedAt(
              seed,
              t => ((t - 100) % (up + away) < up ? answer : down()),
              every * 1000,
            ).phase,
        ),
      );
      expect(new Set(phases)).toEqual(new Set(['Imaging']));
    },
  );

  it.each([0.5, 2, 10, 60])(
    'see the return soon, looked at every %s s',
    every => {
      for (const seed of seeds) {
        const run = lookedAt(
          seed,
          t => (t < 600 ? down() : absent),
          every * 1000,
        );
        expect(run.phase).toBe('Recovering');
        // A usual pause, and then what a return takes to show that it is one.
        const after = (Date.parse(run.phaseSince) - START) / 1000 - 600;
        expect(after).toBeLessThan(every * 1.1 + 20);
      }
    },
  );
});

describe('an API server that starts', () => {
  const until = T1.filter(({ t }) => t <= 400);
  const after = T1.filter(({ t }) => t >= 410);
  const at = (t: number, cluster: ClusterView) => ({
    t,
    cluster,
    registry: pushed,
  });

  it('refuses for some seconds, which is nobody’s credential', () => {
    const { entries, run } = driveGenerate([
      ...until,
      at(402, refusing('forbidden')),
      at(403, refusing('unauthorized')),
      at(404, down('unavailable')),
      at(405, throttled),
      ...after,
    ]);
    expect(run.phase).toBe('Succeeded');
    expect(entries.filter(({ type }) => type === 'diagnosis')).toEqual([]);
  });

  it.each<[string, boolean | undefined, number]>([
    ['once it calls itself ready', true, 2],
    ['once it has lasted 30 s', undefined, 31],
  ])('refuses us for good: %s', (_, ready, seconds) => {
    const seen = { ...refusing('forbidden'), ready };
    const problems: Array<string | undefined> = [];
    driveGenerate(
      [...until, at(405, { ...seen, ready: false }), at(405 + seconds, seen)],
      {
        afterRow: run => {
          problems.push(run.problem?.code);
          return run;
        },
      },
    );
    expect(problems.at(-2)).toBeUndefined();
    expect(problems.at(-1)).toBe('CredentialNotAllowed');
  });
});
