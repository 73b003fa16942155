import { joinImage, pastedImage, splitImage } from './parts';

describe('the parts of an image', () => {
  it.each([
    ['r.example:8443/a/b:1', 'r.example:8443', 'a/b', '1'],
    ['r.example/a', 'r.example', 'a', ''],
    ['r.example/', 'r.example', '', ''],
    ['/a:1', '', 'a', '1'],
    ['r.example/a:b:c', 'r.example', 'a', 'b:c'],
  ])('of %s are put together again', (value, host, repository, tag) => {
    expect(splitImage(value)).toEqual({ host, repository, tag });
    expect(joinImage({ host, repository, tag })).toBe(value);
  });

  it('are none where nothing is named', () => {
    expect(splitImage(undefined)).toEqual({
      host: '',
      repository: '',
      tag: '',
    });
    expect(joinImage({ host: '', repository: '', tag: '' })).toBeUndefined();
  });

  it('are taken from a reference that is pasted', () => {
    expect(pastedImage('r.example/a/b:1', ['r.example'])).toEqual({
      host: 'r.example',
      repository: 'a/b',
      tag: '1',
    });
    expect(pastedImage('a/b', ['r.example'])).toBeUndefined();
  });
});
