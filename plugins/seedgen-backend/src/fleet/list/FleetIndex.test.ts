import { knownClusters } from '../../__testUtils__/knownClusters';
import { mockServices } from '@backstage/backend-test-utils';
import { unseenStatus } from '../../__testUtils__/fakeServices';
import { ManualClock, settle } from '../../__testUtils__/ManualClock';
import { FleetIndex, type KnownOwners } from './FleetIndex';

function setup() {
  const clock = new ManualClock();
  const revisions = new Map([
    ['sno1', 'a'],
    ['sno2', 'a'],
  ]);
  const read: string[][] = [];
  let asked = 0;
  let owners: KnownOwners = { owners: new Map() };
  const gate = { wait: Promise.resolve() };
  const index = new FleetIndex({
    clusters: knownClusters('sno1', 'sno2', 'sno3'),
    revisions: async () => {
      asked += 1;
      const now = new Map(revisions);
      await gate.wait;
      return now;
    },
    statuses: async names => {
      read.push([...names]);
      return names.map(unseenStatus);
    },
    owners: async () => owners,
    clock,
    logger: mockServices.logger.mock(),
  });
  return {
    clock,
    index,
    revisions,
    read,
    gate,
    asked: () => asked,
    setOwners: (next: KnownOwners) => {
      owners = next;
    },
  };
}

describe('FleetIndex', () => {
  it('reads each cluster once, and again when its revision is another', async () => {
    const { index, revisions, read } = setup();
    await index.rows(['sno1']);
    await index.rows(['sno1', 'sno2']);
    revisions.set('sno2', 'b');
    await index.rows(['sno1']);
    expect(read).toEqual([['sno1', 'sno2', 'sno3'], ['sno2']]);
  });

  it('gives rows of those that were asked for, with owners and since when they are known', async () => {
    const { index, setOwners } = setup();
    expect(await index.rows(['sno2', 'sno9'])).toEqual({
      rows: [expect.objectContaining({ name: 'sno2', owner: undefined })],
    });
    setOwners({
      owners: new Map([['sno2', 'group:default/north']]),
      asOf: '2026-11-22T10:00:00.000Z',
    });
    expect(await index.rows(['sno2'])).toEqual({
      rows: [expect.objectContaining({ owner: 'group:default/north' })],
      ownersAsOf: '2026-11-22T10:00:00.000Z',
    });
  });

  it('shares one asking among those who wait, and never one that began too early', async () => {
    const { index, revisions, read, gate, asked } = setup();
    await index.rows([]);
    let open = () => {};
    gate.wait = new Promise(resolve => {
      open = resolve;
    });
    const first = index.rows(['sno1']);
    await settle();
    // Whoever asks from here on knows of this change.
    revisions.set('sno1', 'b');
    const later = [index.rows(['sno1']), index.rows(['sno2'])];
    open();
    await Promise.all([first, ...later]);
    expect(asked()).toBe(3);
    expect(read).toEqual([['sno1', 'sno2', 'sno3'], ['sno1']]);
  });

  it('fails those who wait when the database does, and recovers', async () => {
    const { index, gate } = setup();
    gate.wait = Promise.reject(new Error('away'));
    await expect(index.rows(['sno1'])).rejects.toThrow('away');
    gate.wait = Promise.resolve();
    expect((await index.rows(['sno1'])).rows).toHaveLength(1);
  });

  it('keeps up while pages are read, and rests when nobody reads any', async () => {
    const { index, clock, asked } = setup();
    index.start();
    await clock.advance(20_000);
    const awake = asked();
    expect(awake).toBeGreaterThan(5);
    await clock.advance(30 * 60_000);
    const resting = asked();
    await clock.advance(30 * 60_000);
    expect(asked()).toBe(resting);
    await index.stop();
  });
});
