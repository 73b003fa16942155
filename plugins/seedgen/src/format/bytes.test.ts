import { formatBytes } from './bytes';

describe('formatBytes', () => {
  it.each([
    [0, '0 B'],
    [1023, '1023 B'],
    [1024, '1 KiB'],
    [1.5 * 1024 ** 2, '1.5 MiB'],
    [141 * 1024 ** 3, '141 GiB'],
    [141.4 * 1024 ** 3, '141.4 GiB'],
    [2 * 1024 ** 4, '2 TiB'],
    [Number.NaN, '–'],
    [-1, '–'],
  ])('says %d as %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });
});
