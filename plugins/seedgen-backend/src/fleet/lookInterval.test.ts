import { lookInterval, lookIntervals } from './lookInterval';

const intervals = { idleMs: 60_000, activeMs: 5_000, longestMs: 600_000 };

describe('lookInterval', () => {
  it.each([
    ['idle', { active: false, failures: 0, spread: 0.5 }, 60_000],
    ['idle, early', { active: false, failures: 0, spread: 0 }, 48_000],
    ['idle, late', { active: false, failures: 0, spread: 1 }, 72_000],
    ['failed once', { active: false, failures: 1, spread: 0.5 }, 60_000],
    ['failed twice', { active: false, failures: 2, spread: 0.5 }, 120_000],
    ['failed often', { active: false, failures: 500, spread: 0.5 }, 600_000],
    ['active', { active: true, failures: 0, spread: 1 }, 5_000],
    ['active and down', { active: true, failures: 9, spread: 0 }, 5_000],
  ])('%s', (_what, state, expected) => {
    expect(lookInterval(intervals, state)).toBe(expected);
  });

  it('does not get shorter than what was set when that is long', () => {
    expect(
      lookInterval(
        { ...intervals, idleMs: 3_600_000 },
        { active: false, failures: 4, spread: 0.5 },
      ),
    ).toBe(3_600_000);
  });
});

describe('lookIntervals', () => {
  it('never makes looks rarer because a run is active', () => {
    expect(
      lookIntervals({ sweepEveryMs: 60_000 }, { observeEveryMs: 2_000 }),
    ).toEqual({ idleMs: 60_000, activeMs: 10_000, longestMs: 600_000 });
    expect(
      lookIntervals({ sweepEveryMs: 1_000 }, { observeEveryMs: 2_000 }),
    ).toMatchObject({ activeMs: 1_000 });
  });
});
