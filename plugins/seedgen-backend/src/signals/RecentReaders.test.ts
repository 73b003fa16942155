import { ManualClock } from '../__testUtils__/ManualClock';
import { MOST_READERS, READER_FOR_MS, RecentReaders } from './RecentReaders';

const ANN = 'user:default/ann';
const BEN = 'user:default/ben';

describe('RecentReaders', () => {
  it('knows who has read what, and nothing of anybody else', () => {
    const readers = new RecentReaders(new ManualClock());
    readers.note(ANN, { runs: ['r1'], clusters: ['sno1', 'sno2'] });
    readers.note(BEN, { clusters: ['sno2'] });
    expect(readers.ofRun('r1')).toEqual([ANN]);
    expect(readers.ofCluster('sno1')).toEqual([ANN]);
    expect(readers.ofCluster('sno2')).toEqual([ANN, BEN]);
    expect(readers.ofCluster('r1')).toEqual([]);
    expect(readers.ofRun('r2')).toEqual([]);
  });

  it('forgets who has not read again for longer than an open page waits', async () => {
    const clock = new ManualClock();
    const readers = new RecentReaders(clock);
    readers.note(ANN, { runs: ['r1'] });
    readers.note(BEN, { runs: ['r1'] });
    await clock.advance(30_000);
    readers.note(BEN, { runs: ['r1'] });
    await clock.advance(READER_FOR_MS - 30_001);
    expect(readers.ofRun('r1')).toEqual([ANN, BEN]);
    await clock.advance(1);
    expect(readers.ofRun('r1')).toEqual([BEN]);
    await clock.advance(READER_FOR_MS);
    expect(readers.ofRun('r1')).toEqual([]);
  });

  it('never has whom a connection without a token counts as, nor a service', () => {
    const readers = new RecentReaders(new ManualClock());
    readers.note('user:default/guest', { clusters: ['sno1'] });
    readers.note(undefined, { clusters: ['sno1'] });
    expect(readers.ofCluster('sno1')).toEqual([]);
  });

  it('has the last ones where there are very many', () => {
    const readers = new RecentReaders(new ManualClock());
    for (let index = 0; index <= MOST_READERS; index += 1) {
      readers.note(`user:default/u${index}`, { clusters: ['sno1'] });
    }
    readers.note('user:default/u1', { clusters: ['sno1'] });
    const found = readers.ofCluster('sno1');
    expect(found).toHaveLength(MOST_READERS);
    expect(found).not.toContain('user:default/u0');
    expect(found[found.length - 1]).toBe('user:default/u1');
  });
});
