import { ManualClock } from '../__testUtils__/ManualClock';
import {
  MOST_READERS,
  READER_FOR_MS,
  RecentReaders,
  type Subjects,
} from './RecentReaders';

const ANN = 'user:default/ann';
const BEN = 'user:default/ben';
const GUEST = 'user:default/guest';

const everything = () => true;

function setup() {
  const clock = new ManualClock();
  const readers = new RecentReaders(clock);
  /** Somebody reads, who may read everything. */
  const read = (userRef: string | undefined, subjects: Subjects) => {
    readers.admit(userRef, everything);
    readers.note(userRef, subjects);
  };
  return { clock, readers, read };
}

describe('RecentReaders', () => {
  it('knows who has read what, and nothing of anybody else', () => {
    const { readers, read } = setup();
    read(ANN, { runs: ['r1'], clusters: ['sno1', 'sno2'] });
    read(BEN, { clusters: ['sno2'] });
    expect(readers.ofRun('r1', 'sno1')).toEqual([ANN]);
    expect(readers.ofCluster('sno1')).toEqual([ANN]);
    expect(readers.ofCluster('sno2')).toEqual([ANN, BEN]);
    expect(readers.ofCluster('r1')).toEqual([]);
    expect(readers.ofRun('r2', 'sno1')).toEqual([]);
  });

  it('forgets who has not read again for longer than an open page waits', async () => {
    const { clock, readers, read } = setup();
    read(ANN, { runs: ['r1'] });
    read(BEN, { runs: ['r1'] });
    await clock.advance(30_000);
    read(BEN, { runs: ['r1'] });
    await clock.advance(READER_FOR_MS - 30_001);
    expect(readers.ofRun('r1', 'sno1')).toEqual([ANN, BEN]);
    expect(readers.whoMayRead('sno1')).toEqual([BEN, ANN]);
    await clock.advance(1);
    expect(readers.ofRun('r1', 'sno1')).toEqual([BEN]);
    await clock.advance(1);
    expect(readers.whoMayRead('sno1')).toEqual([BEN]);
    expect(readers.any()).toBe(true);
    await clock.advance(READER_FOR_MS);
    expect(readers.ofRun('r1', 'sno1')).toEqual([]);
    expect(readers.all()).toEqual([]);
    expect(readers.any()).toBe(false);
  });

  it('knows who may read a cluster, by what was last decided', () => {
    const { readers } = setup();
    readers.admit(ANN, everything);
    readers.admit(BEN, cluster => cluster === 'sno2');
    readers.note(BEN, { runs: ['r1'], clusters: ['sno1', 'sno2'] });
    expect(readers.whoMayRead('sno1')).toEqual([ANN]);
    expect(readers.whoMayRead('sno2')).toEqual([BEN, ANN]);
    // A list may have had it before its name was taken from the policy.
    expect(readers.ofCluster('sno1')).toEqual([]);
    expect(readers.ofRun('r1', 'sno1')).toEqual([]);
    expect(readers.ofCluster('sno2')).toEqual([BEN]);
    readers.admit(BEN, undefined);
    expect(readers.ofCluster('sno2')).toEqual([]);
    expect(readers.whoMayRead('sno2')).toEqual([ANN]);
    expect(readers.all()).toEqual([ANN]);
  });

  it('never has whom a connection without a token counts as, nor a service', () => {
    const { readers, read } = setup();
    read(undefined, { clusters: ['sno1'] });
    expect(readers.any()).toBe(false);
    read(GUEST, { clusters: ['sno1'] });
    expect(readers.ofCluster('sno1')).toEqual([]);
    expect(readers.all()).toEqual([]);
    // That somebody reads names nobody.
    expect(readers.any()).toBe(true);
  });

  it('has the last ones where there are very many', () => {
    const { readers, read } = setup();
    for (let index = 0; index <= MOST_READERS; index += 1) {
      read(`user:default/u${index}`, { clusters: ['sno1'] });
    }
    read('user:default/u1', { clusters: ['sno1'] });
    const found = readers.ofCluster('sno1');
    expect(found).toHaveLength(MOST_READERS);
    expect(found).not.toContain('user:default/u0');
    expect(found[found.length - 1]).toBe('user:default/u1');
    expect(readers.all()).toHaveLength(MOST_READERS);
    expect(readers.all()).not.toContain('user:default/u0');
    expect(readers.all()[0]).toBe('user:default/u1');
  });
});
