import { formatBytes, formatsIn, localeOf } from './formats';

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

const AT = '2026-11-22T14:05:09.000Z';
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('formatsIn', () => {
  it.each([
    ['en', '3m 12s', '1h 4m', '2d 3h', '141.4 GiB', '1023 B'],
    [
      'de',
      '3 Min. 12 Sek.',
      '1 Std. 4 Min.',
      '2 Tg. 3 Std.',
      '141,4 GiB',
      '1023 B',
    ],
  ])('says figures in %s', (locale, short, longer, days, size, bytes) => {
    const format = formatsIn(locale);
    const said = [192_000, 3_840_000, 183_600_000].map(format.duration);
    expect(said.map(plain)).toEqual([short, longer, days]);
    expect(format.bytes(141.4 * 1024 ** 3)).toBe(size);
    expect(format.bytes(1023)).toBe(bytes);
  });

  it('says moments as the locale does', () => {
    const moment = (locale: string) => plain(formatsIn(locale).moment(AT));
    expect(moment('en')).toMatch(/^Nov 22, 2026, \d\d:05:09 \S+$/);
    expect(moment('de')).toMatch(/^22\. Nov\. 2026, \d\d:05:09 \S+$/);
    expect(formatsIn('de').moment('no moment')).toBe('no moment');
    const nextDay = Date.parse(AT) + 3 * 24 * 3_600_000;
    expect(formatsIn('de').clock(AT, nextDay)).toMatch(/22\. Nov/);
    expect(formatsIn('en').clock(AT, nextDay)).toMatch(/Nov 22/);
  });

  it('gives the same formats for the same locale', () => {
    expect(formatsIn('de')).toBe(formatsIn('de'));
    expect(formatsIn('de')).not.toBe(formatsIn());
  });
});

describe('localeOf', () => {
  it.each([
    ['en', ['de-DE', 'en-GB', 'en'], 'en-GB'],
    ['de', ['en-GB', 'en'], 'de'],
    ['de', ['DE'], 'DE'],
    ['pt-BR', ['pt', 'pt-br'], 'pt-br'],
    ['de', ['deu'], 'de'],
    ['en', [], 'en'],
    ['zh_Hans!', ['en'], undefined],
  ])('of %s among %j', (language, preferred, locale) => {
    expect(localeOf(language, preferred)).toBe(locale);
  });
});
