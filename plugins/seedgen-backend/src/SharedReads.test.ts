import { settle } from './__testUtils__/ManualClock';
import { SharedReads } from './SharedReads';

function setup() {
  const reads = new SharedReads<string>();
  const begun: { key: string; end: (value: string | Error) => void }[] = [];
  const read = (key: string) =>
    reads.read(
      key,
      () =>
        new Promise((resolve, reject) =>
          begun.push({
            key,
            end: value =>
              value instanceof Error ? reject(value) : resolve(value),
          }),
        ),
    );
  return { read, begun };
}

describe('SharedReads', () => {
  it('reads at once, and once more for all who came meanwhile', async () => {
    const { read, begun } = setup();
    const first = read('a');
    const late = [read('a'), read('a'), read('a')];
    await settle();
    expect(begun).toHaveLength(1);
    begun[0].end('before the change');
    expect(await first).toBe('before the change');
    await settle();
    expect(begun).toHaveLength(2);
    begun[1].end('after it');
    expect(await Promise.all(late)).toEqual(Array(3).fill('after it'));
  });

  it('never lets one wait for a read that began before it asked', async () => {
    const { read, begun } = setup();
    void read('a');
    void read('a');
    begun[0].end('1');
    await settle();
    const third = read('a');
    begun[1].end('2');
    await settle();
    expect(begun).toHaveLength(3);
    begun[2].end('3');
    expect(await third).toBe('3');
  });

  it('keeps keys apart, and nothing after the end', async () => {
    const { read, begun } = setup();
    const both = [read('a'), read('b')];
    begun[1].end('b');
    begun[0].end('a');
    expect(await Promise.all(both)).toEqual(['a', 'b']);
    const again = read('a');
    begun[2].end('anew');
    expect(await again).toBe('anew');
  });

  it('hands a failure to those who shared the read, and to no other', async () => {
    const { read, begun } = setup();
    const first = read('a');
    const second = read('a');
    begun[0].end(new Error('away'));
    await expect(first).rejects.toThrow('away');
    await settle();
    begun[1].end('back');
    expect(await second).toBe('back');
  });
});
