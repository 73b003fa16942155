import { ManualClock } from './__testUtils__/ManualClock';
import { RevisedReads } from './RevisedReads';

describe('RevisedReads', () => {
  const setup = () => {
    const clock = new ManualClock();
    const reads = new RevisedReads<number>(clock, 10);
    let count = 0;
    const load = jest.fn(async () => {
      count += 1;
      return count;
    });
    return { clock, reads, load };
  };

  it('reads again for another revision, and after a second', async () => {
    const { clock, reads, load } = setup();
    expect(await reads.read('a', '1', load)).toBe(1);
    expect(await reads.read('a', '1', load)).toBe(1);
    expect(await reads.read('a', '2', load)).toBe(2);
    await clock.advance(999);
    expect(await reads.read('a', '2', load)).toBe(2);
    await clock.advance(2);
    expect(await reads.read('a', '2', load)).toBe(3);
  });

  it('keeps keys apart', async () => {
    const { reads, load } = setup();
    await reads.read('a', '1', load);
    expect(await reads.read('b', '1', load)).toBe(2);
  });

  it('keeps no failure', async () => {
    const { reads, load } = setup();
    load.mockRejectedValueOnce(new Error('away'));
    await expect(reads.read('a', '1', load)).rejects.toThrow('away');
    expect(await reads.read('a', '1', load)).toBe(1);
  });
});
