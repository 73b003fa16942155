import { ageOf, between, formatDuration, splitMoments } from './time';

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

const at = (moment: string) => ({ at: moment });

describe('splitMoments', () => {
  it.each([
    ['nothing of the kind', ['nothing of the kind']],
    ['', []],
    ['2026-11-22T10:00:00.123Z', [at('2026-11-22T10:00:00.123Z')]],
    [
      '2026-11-22T10:00:00Z to 2026-11-22T12:30:00+02:00',
      [at('2026-11-22T10:00:00.000Z'), ' to ', at('2026-11-22T10:30:00.000Z')],
    ],
    [
      'registry.example/a:1, first seen at 2026-11-22T10:00:00.000Z.',
      [
        'registry.example/a:1, first seen at ',
        at('2026-11-22T10:00:00.000Z'),
        '.',
      ],
    ],
    [
      'pushed at 2026-11-30 21:10:27 UTC (3m)',
      ['pushed at ', at('2026-11-30T21:10:27.000Z'), ' (3m)'],
    ],
    ['2026-11-22 10:00:00', ['2026-11-22 10:00:00']],
    ['2026-99-22T10:00:00Z', ['2026-99-22T10:00:00Z']],
    [
      'its log: time="2026-11-22T10:00:00Z" level=error',
      ['its log: time="2026-11-22T10:00:00Z" level=error'],
    ],
    ['ts=2026-11-22T10:00:00Z', ['ts=2026-11-22T10:00:00Z']],
    ['log-2026-11-22T10:00:00Z', ['log-2026-11-22T10:00:00Z']],
    ['a.2026-11-22T10:00:00Z', ['a.2026-11-22T10:00:00Z']],
    ['2026-11-22T10:00:00Z-old', ['2026-11-22T10:00:00Z-old']],
  ])('of %j', (text, parts) => {
    expect(splitMoments(text)).toEqual(parts);
  });

  it('may be long', () => {
    const text = '2026-11-22T10:00:00.'.repeat(50_000);
    expect(splitMoments(text)).toEqual([text]);
  });
});
