import { splitMoments } from './moments';

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
