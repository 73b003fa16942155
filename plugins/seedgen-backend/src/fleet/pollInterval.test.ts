import { pollInterval, pollIntervals } from './pollInterval';

const intervals = { idleMs: 60_000, activeMs: 5_000, longestMs: 600_000 };

describe('pollInterval', () => {
  it.each([
    ['idle', { active: false, failures: 0, spread: 0.5 }, 49_500],
    ['idle, early', { active: false, failures: 0, spread: 0 }, 45_000],
    ['idle, late', { active: false, failures: 0, spread: 1 }, 54_000],
    ['failed once', { active: false, failures: 1, spread: 0.5 }, 49_500],
    ['failed twice', { active: false, failures: 2, spread: 0.5 }, 99_000],
    ['failed often', { active: false, failures: 500, spread: 0.5 }, 495_000],
    ['active', { active: true, failures: 0, spread: 1 }, 5_000],
    ['active and down', { active: true, failures: 9, spread: 0 }, 5_000],
  ])('%s', (_what, state, expected) => {
    expect(pollInterval(intervals, state)).toBe(expected);
  });

  it('does not get shorter than what was set when that is long', () => {
    expect(
      pollInterval(
        { ...intervals, idleMs: 3_600_000 },
        { active: false, failures: 4, spread: 0.5 },
      ),
    ).toBe(2_970_000);
  });
});

describe('pollIntervals', () => {
  it('never makes looks rarer because a run is active', () => {
    expect(
      pollIntervals({ sweepEveryMs: 60_000 }, { observeEveryMs: 2_000 }),
    ).toEqual({ idleMs: 60_000, activeMs: 10_000, longestMs: 600_000 });
    expect(
      pollIntervals({ sweepEveryMs: 1_000 }, { observeEveryMs: 2_000 }),
    ).toMatchObject({ activeMs: 1_000 });
  });
});
