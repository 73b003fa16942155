import {
  harmlessMessage,
  harmlessName,
  refuseUnkeepable,
  validationMessage,
} from './harmlessText';

const DIGEST = `sha256:${'ab'.repeat(32)}`;

describe('harmlessMessage', () => {
  it.each([
    ['plain words stay', 'plain words stay'],
    ["'bob:hunter2@host/a:1' is none", "'…@host/a:1' is none"],
    ["'https://bob:a/b@host/a:1' is none", "'…@host/a:1' is none"],
    ['a@b@c', '…@…@c'],
    [`image host/a:1@${DIGEST} is there`, `image host/a:1@${DIGEST} is there`],
    [`bob:pw@host/a@${DIGEST}`, `…@host/a@${DIGEST}`],
    [
      'two\nlines and \u001b[2J and \u202e',
      'two\\u000alines and \\u001b[2J and \\u202e',
    ],
    ['half \ud800', 'half \\ud800'],
  ])('%j', (message, told) => {
    expect(harmlessMessage(message)).toBe(told);
  });

  it('cuts what is long, a megabyte in no time', () => {
    expect(harmlessMessage('x'.repeat(2_000))).toHaveLength(601);
    const before = performance.now();
    for (const text of ['a', '@', ' @', "'", 'a@sha256:', '\u202e']) {
      expect(
        harmlessMessage(text.repeat(1_000_000 / text.length)).length,
      ).toBeLessThan(4_000);
    }
    expect(performance.now() - before).toBeLessThan(5_000);
  });
});

describe('validationMessage', () => {
  it.each([
    ["Unknown query parameter 'orderBy'", "Unknown query parameter 'orderBy'"],
    ["Unknown query parameter 'pass=word'", "Unknown query parameter '…'"],
    ["Unknown query parameter 'x' hunter2 'y'", "Unknown query parameter '…'"],
    [
      `Unknown query parameter '${'k'.repeat(99)}'`,
      "Unknown query parameter '…'",
    ],
    [
      'unsupported media type bob:hunter2',
      'unsupported media type of the body; send application/json',
    ],
    [
      'request/query/limit must be integer',
      'request/query/limit must be integer',
    ],
  ])('%s', (message, told) => {
    expect(validationMessage(message)).toBe(told);
  });
});

it.each([
  ['seedImage', 'seedImage'],
  ['a b', '…'],
  ['1a', '…'],
  ['\0', '…'],
  ['', '…'],
])('the name %j is told as %j', (name, told) => {
  expect(harmlessName(name)).toBe(told);
});

it.each(['\0', 'a\0b', '\ud800', 'a\udc00', '\udc00\ud800'])(
  'refuses %j',
  text => {
    expect(() => refuseUnkeepable(text, 'body/reason')).toThrow(
      /^InvalidRequest: body\/reason has a NUL or half of a character/,
    );
  },
);

it.each(['', 'plain', 'smile \u{1f600}', 'ü\u202e\n\t'])('keeps %j', text => {
  expect(() => refuseUnkeepable(text, 'body')).not.toThrow();
});
