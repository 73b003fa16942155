import { StoredJson } from './StoredJson';

interface Thing {
  id: string;
  size: number;
}

const first = new StoredJson<Thing>({ version: 1, needed: ['id'] });
const second = new StoredJson<Thing>({
  version: 2,
  needed: ['id', 'size'],
  upgrade: (stored, version) =>
    version === 1 ? { ...stored, size: 0 } : stored,
});

describe('StoredJson', () => {
  it('gives back what was stored, without its version', () => {
    const text = first.write({ id: 'a', size: 3 });
    expect(JSON.parse(text)).toEqual({ id: 'a', size: 3, storedVersion: 1 });
    expect(first.read(text)).toEqual({ id: 'a', size: 3 });
  });

  it.each(['{"id":"a"}', '{"id":"a","storedVersion":1}'])(
    'upgrades what an earlier version stored: %s',
    text => {
      expect(second.read(text)).toEqual({ id: 'a', size: 0 });
    },
  );

  it.each([
    second.write({ id: 'a', size: 3 }),
    '',
    '{"id":',
    'null',
    '7',
    '[]',
    '{"size":3}',
  ])('gives nothing for %s', text => {
    expect(first.read(text)).toBeUndefined();
    expect(first.readAll([text, '{"id":"b","size":1}'])).toEqual([
      { id: 'b', size: 1 },
    ]);
  });
});
