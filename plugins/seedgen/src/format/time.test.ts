import { ageOf, between, formatDuration } from './time';

describe('formatDuration', () => {
  it.each([
    [0, '0s'],
    [999, '0s'],
    [-5_000, '0s'],
    [12_000, '12s'],
    [192_000, '3m 12s'],
    [180_000, '3m'],
    [3_840_000, '1h 4m'],
    [3_600_000, '1h'],
    [183_600_000, '2d 3h'],
  ])('says %d ms as %s', (milliseconds, text) => {
    expect(formatDuration(milliseconds)).toBe(text);
  });
});

describe('ageOf and between', () => {
  it('are never negative, since clocks differ', () => {
    const now = Date.parse('2026-11-22T10:00:00.000Z');
    expect(ageOf('2026-11-22T09:59:48.000Z', now)).toBe(12_000);
    expect(ageOf('2026-11-22T10:00:05.000Z', now)).toBe(0);
    expect(
      between('2026-11-22T10:00:05.000Z', '2026-11-22T10:00:00.000Z'),
    ).toBe(0);
  });
});
