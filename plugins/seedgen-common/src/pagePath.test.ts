import { readPageAddress, readPagePath } from './pagePath';

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

describe('readPageAddress', () => {
  it.each([
    ['https://portal.example', undefined, 'https://portal.example/seedgen'],
    ['https://portal.example/', '/edge', 'https://portal.example/edge'],
    ['https://portal.example/base//', '/', 'https://portal.example/base/'],
    [undefined, '/edge', '/edge'],
    [7, undefined, '/seedgen'],
  ])('of a portal at %p, with the page at %p, is %s', (base, path, address) => {
    const settings: Record<string, unknown> = {
      'app.baseUrl': base,
      'seedgen.pagePath': path,
    };
    expect(readPageAddress({ getOptional: key => settings[key] })).toBe(
      address,
    );
  });
});
