import type { TimelineEntry } from '@seedgen/backstage-plugin-seedgen-common';
import {
  blocksOf,
  linesOf,
  matchesOf,
  milestonesIn,
  plainText,
} from './logText';

describe('linesOf and matchesOf', () => {
  it.each<[string, string, number[]]>([
    ['one\ntwo\n\n', 'O', [0, 1]],
    ['one\ntwo', '  two ', [1]],
    ['one\ntwo', '', []],
    ['one\ntwo', '   ', []],
    ['a.c\nabc', 'a.c', [0]],
    ['', 'a', []],
  ])('%j has %j in lines %j', (text, search, expected) => {
    expect(matchesOf(linesOf(text), search)).toEqual(expected);
  });
});

describe('milestonesIn', () => {
  const LINES = [
    'no time at all',
    'time="2026-11-24T10:00:01Z" level=info msg="begun"',
    'time="2026-11-24T10:00:01Z" level=info msg="listed"',
    '2026-11-24T11:00:02.123456789+01:00 pushed',
    'said at time="2026-11-24T10:00:09Z" in the middle',
  ];
  const entry = (
    sequence: number,
    occurredAt?: string,
    other: Partial<TimelineEntry> = {},
  ): TimelineEntry => ({
    sequence,
    at: '2026-11-24T10:30:00.000Z',
    type: 'milestone',
    source: 'imager',
    phase: 'Verifying',
    text: '',
    occurredAt,
    ...other,
  });

  it.each<[string, TimelineEntry[], [number, number][]]>([
    ['the line of its time', [entry(1, '2026-11-24T10:00:02.123Z')], [[1, 3]]],
    [
      'one line each, of those of a second',
      [
        entry(1, '2026-11-24T10:00:01.000Z'),
        entry(2, '2026-11-24T10:00:01.000Z'),
        entry(3, '2026-11-24T10:00:01.000Z'),
      ],
      [
        [1, 1],
        [2, 2],
      ],
    ],
    [
      'them in the order of the lines',
      [
        entry(1, '2026-11-24T10:00:02.123Z'),
        entry(2, '2026-11-24T10:00:01.000Z'),
      ],
      [
        [2, 1],
        [1, 3],
      ],
    ],
    [
      'none whose time is not in front',
      [entry(1, '2026-11-24T10:00:09.000Z')],
      [],
    ],
    ['none without a time', [entry(1)], []],
    [
      'none of another log or kind',
      [
        entry(1, '2026-11-24T10:00:01.000Z', { source: 'lifecycle-agent' }),
        entry(2, '2026-11-24T10:00:01.000Z', { type: 'message' }),
      ],
      [],
    ],
  ])('finds %s', (_, timeline, expected) => {
    expect(
      milestonesIn(LINES, timeline, 'imager').map(({ entry: found, line }) => [
        found.sequence,
        line,
      ]),
    ).toEqual(expected);
  });
});

describe('blocksOf', () => {
  const LINES = ['a', 'b', 'c', 'd'];
  it.each<[number[], boolean, string[]]>([
    [[], false, ['0:a\nb\nc\nd']],
    [[1], false, ['0:a', '1!b', '2:c\nd']],
    [[0, 3], false, ['0!a', '1:b\nc', '3!d']],
    [[0, 3], true, ['0!a', '3!d']],
    [[], true, []],
  ])(
    'of lines that stand out %j, only those: %p',
    (standOut, only, expected) => {
      expect(
        blocksOf(LINES, new Set(standOut), only).map(
          ({ line, text, standsOut }) =>
            `${line}${standsOut ? '!' : ':'}${text}`,
        ),
      ).toEqual(expected);
    },
  );
});

describe('plainText', () => {
  it.each([
    ['\u001b[31mred\u001b[0m and \u001b[1;32mgreen', 'red and green'],
    ['\u001b]8;;https://a.example\u0007link\u001b]8;;\u0007', 'link'],
    ['one\r\ntwo\rthree', 'one\ntwo\nthree'],
    ['a\u0000b\u0007c\u202ed', 'abcd'],
    ['\ttabs stay', '\ttabs stay'],
    ['<b>not markup</b>', '<b>not markup</b>'],
  ])('%j', (text, plain) => {
    expect(plainText(text)).toBe(plain);
  });
});
