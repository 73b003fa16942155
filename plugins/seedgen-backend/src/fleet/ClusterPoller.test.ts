import { mockServices } from '@backstage/backend-test-utils';
import type { ClusterSnapshot } from '@seedgen/backstage-plugin-seedgen-common';
import { knownClusters } from '../__testUtils__/knownClusters';
import { ManualClock, settle } from '../__testUtils__/ManualClock';
import type { ClusterConnection } from '../clusters/types';
import { ClusterPoller, type ClusterPollerOptions } from './ClusterPoller';
import type { Polls } from './types';

/** As the database has them, by the clock of the test. */
function fakePolls(clock: ManualClock): Polls & { due: Map<string, number> } {
  const now = () => clock.now().getTime();
  const due = new Map<string, number>();
  const held = new Set<string>();
  const failed = new Map<string, number>();
  const polledAt = new Map<string, number>();
  const requested = new Set<string>();
  const isDue = (name: string) => due.get(name)! <= now() && !held.has(name);
  return {
    due,
    add: async names =>
      names.forEach(name => due.has(name) || due.set(name, now())),
    claim: async (names, { limit }) => {
      const claimed = names
        .filter(name => due.has(name) && isDue(name))
        .sort((one, other) => due.get(one)! - due.get(other)!)
        .slice(0, limit);
      claimed.forEach(name => {
        held.add(name);
        requested.delete(name);
      });
      return claimed.map(cluster => ({
        cluster,
        failures: failed.get(cluster) ?? 0,
      }));
    },
    finish: async (name, { dueInMs, failures }) => {
      held.delete(name);
      failed.set(name, failures);
      polledAt.set(name, now());
      due.set(name, now() + (requested.has(name) ? 1_000 : dueInMs));
    },
    request: async name => {
      requested.add(name);
      due.set(name, Math.max(now(), (polledAt.get(name) ?? 0) + 1_000));
    },
    hasten: async (names, withinMs) =>
      names.forEach(name =>
        due.set(
          name,
          Math.min(due.get(name)!, (polledAt.get(name) ?? 0) + withinMs),
        ),
      ),
    lagMs: async names =>
      Math.max(0, ...names.filter(isDue).map(name => now() - due.get(name)!)),
  };
}

type Take = (signal: AbortSignal) => Promise<Partial<ClusterSnapshot>>;

function setup(
  takes: Record<string, Take>,
  { polls, ...overrides }: Partial<ClusterPollerOptions> = {},
  clock = new ManualClock(),
) {
  const stored = new Map<string, ClusterSnapshot>();
  const looks: string[] = [];
  const changed: string[] = [];
  const active = new Set<string>();
  const written: string[] = [];
  const poller = new ClusterPoller({
    clusters: knownClusters(...Object.keys(takes)),
    connections: {
      get: name =>
        ({
          takeSnapshot: async ({ signal }) => {
            looks.push(name);
            return {
              cluster: name,
              observedAt: clock.now().toISOString(),
              reachability: 'reachable',
              ...(await takes[name](signal)),
            };
          },
        } as Pick<ClusterConnection, 'takeSnapshot'> as ClusterConnection),
    },
    snapshots: {
      read: async names => names.flatMap(name => stored.get(name) ?? []),
      save: async snapshot => {
        stored.set(snapshot.cluster, snapshot);
        written.push(snapshot.cluster);
      },
      saveUnchanged: async snapshot => {
        stored.set(snapshot.cluster, snapshot);
      },
    },
    polls: polls ?? fakePolls(clock),
    runs: { activeClusters: async () => active },
    intervals: { idleMs: 60_000, activeMs: 5_000, longestMs: 600_000 },
    concurrency: 2,
    deadlineMs: 30_000,
    clock,
    random: () => 0.5,
    logger: mockServices.logger.mock(),
    onChange: name => changed.push(name),
    ...overrides,
  });
  return { poller, clock, stored, looks, changed, active, written };
}

const answers: Take = async () => ({});
const hangs: Take = () => new Promise(() => {});

describe('ClusterPoller', () => {
  it('looks at every cluster at once, and then after the interval', async () => {
    const { poller, clock, looks, stored, changed, written } = setup({
      sno1: answers,
      sno2: answers,
      sno3: answers,
    });
    poller.start();
    await clock.advance(2_000);
    expect([...looks].sort()).toEqual(['sno1', 'sno2', 'sno3']);
    expect(stored.get('sno3')?.reachability).toBe('reachable');
    await clock.advance(45_000);
    expect(looks).toHaveLength(3);
    await clock.advance(10_000);
    expect(looks).toHaveLength(6);
    // Nothing looks different the second time, and nothing is written anew.
    expect(changed).toHaveLength(3);
    expect(written).toHaveLength(3);
    await poller.stop();
  });

  it('never looks at more clusters side by side than it may', async () => {
    const { poller, clock, looks } = setup({
      sno1: hangs,
      sno2: hangs,
      sno3: answers,
    });
    poller.start();
    await clock.advance(20_000);
    expect(looks).toEqual(['sno1', 'sno2']);
    // At their limit of time they are given up, and the third has its turn.
    await clock.advance(12_000);
    expect(looks).toContain('sno3');
    const stopping = poller.stop();
    await stopping;
  });

  it('makes the checks that decide readiness where the cluster answers and no run is under way', async () => {
    const asked: Array<[string, string[] | undefined]> = [];
    let clusterId = 'one';
    const { poller, clock, stored, changed, active } = setup(
      {
        sno1: async () => ({ clusterId }),
        sno2: async () => ({ reachability: 'unreachable' }),
        sno3: answers,
      },
      {
        checks: {
          answers: async (cluster, previous) => {
            asked.push([cluster, previous?.map(({ id }) => id)]);
            const asOf = clock.now().toISOString();
            return [{ id: 'detached-from-hub', status: 'fail', asOf }];
          },
        },
      },
    );
    active.add('sno3');
    poller.start();
    await clock.advance(2_000);
    expect(asked).toEqual([['sno1', undefined]]);
    expect(stored.get('sno1')).toMatchObject({
      checks: [{ id: 'detached-from-hub', status: 'fail' }],
    });
    expect(stored.get('sno3')).not.toHaveProperty('checks');
    await clock.advance(61_000);
    expect(asked[1]).toEqual(['sno1', ['detached-from-hub']]);
    // That the same was said a minute later is no change.
    expect(changed.filter(name => name === 'sno1')).toHaveLength(1);
    clusterId = 'two';
    await clock.advance(61_000);
    expect(asked[2]).toEqual(['sno1', undefined]);
    await poller.stop();
  });

  it('tells checks that their time is up, and keeps what they then say', async () => {
    const { poller, clock, stored } = setup(
      { sno1: answers },
      {
        checks: {
          answers: (_cluster, _previous, signal) =>
            new Promise(resolve =>
              signal.addEventListener('abort', () =>
                resolve([{ id: 'a', status: 'unknown', asOf: 'then' }]),
              ),
            ),
        },
      },
    );
    poller.start();
    await clock.advance(29_000);
    expect(stored.get('sno1')).toBeUndefined();
    await clock.advance(2_000);
    expect(stored.get('sno1')).toMatchObject({ checks: [{ id: 'a' }] });
    await poller.stop();
  });

  it('says how long the look that is most overdue has been waited for', async () => {
    let turns = 0;
    const { poller, clock } = setup(
      { sno1: hangs, sno2: hangs, sno3: answers },
      {
        onTurn: () => {
          turns += 1;
        },
      },
    );
    expect(await poller.lagMs()).toBe(0);
    poller.start();
    await clock.advance(20_000);
    expect(await poller.lagMs()).toBe(20_000);
    expect(turns).toBeGreaterThanOrEqual(20);
    // The others are given up at their limit of time, and it has its turn.
    await clock.advance(12_000);
    expect(await poller.lagMs()).toBe(0);
    await poller.stop();
  });

  it('stores that a cluster did not answer in time', async () => {
    const { poller, clock, stored } = setup({ sno1: hangs });
    poller.start();
    await clock.advance(31_000);
    expect(stored.get('sno1')).toMatchObject({
      reachability: 'unreachable',
      failure: { code: 'timeout' },
    });
    await poller.stop();
  });

  it('looks less and less often at a cluster that does not answer', async () => {
    const { poller, clock, looks } = setup({
      sno1: async () => ({ reachability: 'unreachable' }),
    });
    poller.start();
    await clock.advance(3_600_000);
    // Doubling up to ten minutes.
    expect(looks).toHaveLength(10);
    await poller.stop();
  });

  it('looks more often while a run is active', async () => {
    const { poller, clock, looks, active } = setup({ sno1: answers });
    poller.start();
    await clock.advance(2_000);
    active.add('sno1');
    await clock.advance(20_000);
    expect(looks.length).toBeGreaterThanOrEqual(4);
    await poller.stop();
  });

  it('looks soon when asked, and not more often than that', async () => {
    const { poller, clock, looks } = setup({ sno1: answers });
    poller.start();
    await clock.advance(5_000);
    for (let times = 0; times < 10; times += 1) poller.requestLook('sno1');
    await settle();
    expect(looks).toHaveLength(2);
    poller.requestLook('sno1');
    poller.requestLook('no-such-cluster');
    await settle();
    expect(looks).toHaveLength(2);
    await clock.advance(2_000);
    expect(looks).toHaveLength(3);
    await poller.stop();
  });

  it('leaves a cluster to the replica that looks at it, and counts its picture as its own', async () => {
    const clock = new ManualClock();
    const polls = fakePolls(clock);
    const one = setup({ sno1: answers, sno2: answers }, { polls }, clock);
    const two = setup({ sno1: answers, sno2: answers }, { polls }, clock);
    one.poller.start();
    two.poller.start();
    await clock.advance(200_000);
    // At 0, 50, 100, 150 and 200 s, whoever was faster.
    const all = [...one.looks, ...two.looks];
    expect(all.filter(name => name === 'sno1').length).toBeLessThanOrEqual(5);
    expect(all.length).toBeGreaterThanOrEqual(8);
    await Promise.all([one.poller.stop(), two.poller.stop()]);
  });

  it('takes clusters up that appear, and leaves those that are gone', async () => {
    let names = ['sno1'];
    const { poller, clock, looks } = setup(
      { sno1: answers, sno2: answers },
      {
        clusters: {
          get names() {
            return names;
          },
          has: name => names.includes(name),
        },
      },
    );
    poller.start();
    await clock.advance(2_000);
    names = ['sno2'];
    await clock.advance(2_000);
    expect(looks).toEqual(['sno1', 'sno2']);
    await clock.advance(100_000);
    expect(looks.filter(name => name === 'sno1')).toHaveLength(1);
    await poller.stop();
  });

  it('goes on when database or connection fail', async () => {
    let broken = true;
    const { poller, clock, stored } = setup(
      {
        sno1: async () => {
          if (broken) throw new Error('broken');
          return {};
        },
      },
      {
        runs: {
          activeClusters: async () => {
            throw new Error('away');
          },
        },
      },
    );
    poller.start();
    await clock.advance(2_000);
    expect(stored.size).toBe(0);
    broken = false;
    await clock.advance(70_000);
    expect(stored.size).toBe(1);
    await poller.stop();
  });

  it('ends looks when it is stopped, and stores nothing of them', async () => {
    let aborted = false;
    const { poller, stored } = setup({
      sno1: signal =>
        new Promise(resolve => {
          signal.addEventListener('abort', () => {
            aborted = true;
            resolve({ reachability: 'unreachable' });
          });
        }),
    });
    poller.start();
    await settle();
    await poller.stop();
    expect(aborted).toBe(true);
    expect(stored.size).toBe(0);
  });
});
