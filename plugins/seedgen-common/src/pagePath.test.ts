import { readPagePath } from './pagePath';

const read = (value: unknown) =>
  readPagePath({
    getOptional: key => (key === 'seedgen.pagePath' ? value : undefined),
  });

describe('readPagePath', () => {
  it.each([
    [undefined, '/seedgen'],
    ['/', '/'],
    ['/edge/seed-images', '/edge/seed-images'],
    ['/~v2.1_x', '/~v2.1_x'],
  ])('reads %p', (value, path) => {
    expect(read(value)).toBe(path);
  });

  it.each([
    '',
    'seedgen',
    '/seedgen/',
    '//evil.example',
    '/a//b',
    '/../a',
    '/a/.',
    '/a?b',
    '/a#b',
    'https://portal.example/seedgen',
    7,
    ['/seedgen'],
  ])('refuses %p with the name of the setting', value => {
    expect(() => read(value)).toThrow(/^seedgen\.pagePath: must be a path/);
  });
});
