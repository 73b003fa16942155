import { formatUtc } from './time';

describe('formatUtc', () => {
  it.each([
    ['2026-11-22T10:00:00.123Z', '2026-11-22 10:00:00 UTC'],
    ['2026-11-22T10:00:00+05:30', '2026-11-22 04:30:00 UTC'],
    ['2026-12-31T23:59:59.999Z', '2026-12-31 23:59:59 UTC'],
    ['some day', 'some day'],
    ['', ''],
  ])('of %j', (at, expected) => {
    expect(formatUtc(at)).toBe(expected);
  });
});
