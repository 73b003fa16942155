import { lastPartOf } from './artifacts';

describe('lastPartOf', () => {
  it.each([
    ['what fits', 'one\ntwo', 7, 'one\ntwo'],
    [
      'whole lines of the end',
      'one\ntwo\nthree\n',
      8,
      '[… 8 characters left out]\nthree\n',
    ],
    [
      'the end of a line that is too long',
      'abcdefgh',
      3,
      '[… 5 characters left out]\nfgh',
    ],
    ['no half of a pair', 'a😀b', 2, '[… 3 characters left out]\nb'],
  ])('keeps %s', (_what, text, maximum, kept) => {
    expect(lastPartOf(text, maximum)).toBe(kept);
  });
});
