import { safeLink } from './links';

describe('safeLink', () => {
  it.each([
    'https://docs.example/page?x=1#y',
    '/catalog/default/resource/sno1',
    '/',
  ])('keeps %s', link => {
    expect(safeLink(link)).toBe(link);
  });

  it.each([
    undefined,
    '',
    'http://docs.example',
    ['javascript', 'alert(1)'].join(':'),
    '//evil.example/x',
    '/\\evil.example',
    'data:text/html,x',
    'relative/path',
  ])('drops %s', link => {
    expect(safeLink(link)).toBeUndefined();
  });
});
