import { age, humanDuration } from './humanDuration';
import { evaluateJsonPath } from './jsonPath';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('humanDuration', () => {
  it.each([
    [-5 * SECOND, '<invalid>'],
    [-1 * SECOND, '0s'],
    [0, '0s'],
    [44 * SECOND, '44s'],
    [119 * SECOND, '119s'],
    [2 * MINUTE, '2m'],
    [2 * MINUTE + 3 * SECOND, '2m3s'],
    [9 * MINUTE + 59 * SECOND, '9m59s'],
    [10 * MINUTE + 30 * SECOND, '10m'],
    [179 * MINUTE, '179m'],
    [3 * HOUR, '3h'],
    [3 * HOUR + 5 * MINUTE, '3h5m'],
    [8 * HOUR + 5 * MINUTE, '8h'],
    [47 * HOUR, '47h'],
    [2 * DAY, '2d'],
    [5 * DAY + 4 * HOUR, '5d4h'],
    [9 * DAY + 4 * HOUR, '9d'],
    [700 * DAY, '700d'],
    [3 * 365 * DAY, '3y'],
    [3 * 365 * DAY + 2 * DAY, '3y2d'],
    [9 * 365 * DAY, '9y'],
  ])('%d ms is %s', (milliseconds, expected) => {
    expect(humanDuration(milliseconds)).toBe(expected);
  });

  it('knows no age without a time', () => {
    const now = new Date('2026-01-01T00:01:00Z');
    expect(age(undefined, now)).toBe('<unknown>');
    expect(age('not a time', now)).toBe('<invalid>');
    expect(age('2026-01-01T00:00:00Z', now)).toBe('60s');
  });
});

describe('evaluateJsonPath', () => {
  const object = {
    metadata: { annotations: { 'example.com/by': 'me' } },
    spec: { urls: [{ url: 'a' }, { url: 'b' }], count: 2 },
    status: {
      conditions: [
        { type: 'Available', status: 'True' },
        { type: 'Updated', status: 'False', message: 'not yet' },
      ],
    },
  };

  it.each([
    ['.spec.count', [2]],
    ['{.spec.count}', [2]],
    ['spec.count', [2]],
    ['.spec.none', []],
    ['.spec.none.deeper', []],
    ['.spec.urls[0].url', ['a']],
    ['.spec.urls[-1].url', ['b']],
    ['.spec.urls[9].url', []],
    ['.spec.urls[*].url', ['a', 'b']],
    ['.status.conditions[-1:].type', ['Updated']],
    ['.status.conditions[0:1].type', ['Available']],
    ['.status.conditions[?(@.type=="Updated")].status', ['False']],
    [".status.conditions[?(@.type=='Updated')].message", ['not yet']],
    ['.status.conditions[?(@.type!="Updated")].type', ['Available']],
    ['.status.conditions[?(@.message)].type', ['Updated']],
    ['.status.conditions[?(@.type=="Gone")].status', []],
    ['.metadata.annotations.example\\.com/by', ['me']],
    [".metadata.annotations['example.com/by']", ['me']],
    ['..url', ['a', 'b']],
    ['.constructor', []],
    ['.spec[', []],
    ['.spec.urls[?(@.url==', []],
  ])('%s finds %j', (path, expected) => {
    expect(evaluateJsonPath(object, path)).toEqual(expected);
  });

  it('finds nothing in a list that is not there yet', () => {
    expect(evaluateJsonPath({}, '.status.conditions[-1:].type')).toEqual([]);
  });
});
