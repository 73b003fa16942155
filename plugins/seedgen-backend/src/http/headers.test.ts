import { headerOf, mediaTypeOf, retryAfterMs } from './headers';

const now = new Date('2026-03-01T10:00:00Z');
const retry = (value: string) => ({ headers: { 'retry-after': value } });

describe('retryAfterMs', () => {
  it.each([
    ['30', 30_000],
    [' 0 ', 0],
    ['Sun, 01 Mar 2026 10:00:20 GMT', 20_000],
    ['Sun, 01 Mar 2026 09:00:00 GMT', 0],
    ['86400', 15 * 60_000],
    ['soon', undefined],
    ['', undefined],
  ])('reads %p as %p', (value, expected) => {
    expect(retryAfterMs(retry(value), now)).toBe(expected);
  });
});

test('headers are found whatever their case, the first of several', () => {
  expect(headerOf({ headers: { link: ['a', 'b'] } }, 'Link')).toBe('a');
  expect(headerOf({ headers: {} }, 'Link')).toBeUndefined();
});

test('media types are without parameters', () => {
  expect(
    mediaTypeOf({ headers: { 'content-type': 'Text/HTML; charset=utf-8' } }),
  ).toBe('text/html');
  expect(mediaTypeOf({ headers: {} })).toBe('');
});
