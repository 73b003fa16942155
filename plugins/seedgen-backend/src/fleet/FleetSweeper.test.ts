import { mockServices } from '@backstage/backend-test-utils';
import type { ClusterSnapshot } from '@seedgen/backstage-plugin-seedgen-common';
import { knownClusters } from '../__testUtils__/knownClusters';
import { ManualClock, settle } from '../__testUtils__/ManualClock';
import type { ClusterConnection } from '../clusters/types';
import { FleetSweeper, type FleetSweeperOptions } from './FleetSweeper';

type Take = (signal: AbortSignal) => Promise<Partial<ClusterSnapshot>>;

function setup(
  takes: Record<string, Take>,
  overrides: Partial<FleetSweeperOptions> = {},
) {
  const clock = new ManualClock();
  const stored = new Map<string, ClusterSnapshot>();
  const looks: string[] = [];
  const changed: string[] = [];
  const active = new Set<string>();
  const held = new Set<string>();
  const sweeper = new FleetSweeper({
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
      },
    },
    claims: {
      claim: async name => {
        if (held.has(name)) return false;
        held.add(name);
        return true;
      },
      release: async name => {
        held.delete(name);
      },
    },
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
  return { sweeper, clock, stored, looks, changed, active, held };
}

const answers: Take = async () => ({});
const hangs: Take = () => new Promise(() => {});

describe('FleetSweeper', () => {
  it('looks at every cluster at once, and then after the interval', async () => {
    const { sweeper, clock, looks, stored, changed } = setup({
      sno1: answers,
      sno2: answers,
      sno3: answers,
    });
    sweeper.start();
    await clock.advance(2_000);
    expect([...looks].sort()).toEqual(['sno1', 'sno2', 'sno3']);
    expect(stored.get('sno3')?.reachability).toBe('reachable');
    await clock.advance(50_000);
    expect(looks).toHaveLength(3);
    await clock.advance(15_000);
    expect(looks).toHaveLength(6);
    // Nothing looks different the second time.
    expect(changed).toHaveLength(3);
    await sweeper.stop();
  });

  it('never looks at more clusters side by side than it may', async () => {
    const { sweeper, clock, looks } = setup({
      sno1: hangs,
      sno2: hangs,
      sno3: answers,
    });
    sweeper.start();
    await clock.advance(20_000);
    expect(looks).toEqual(['sno1', 'sno2']);
    // At their limit of time they are given up, and the third has its turn.
    await clock.advance(12_000);
    expect(looks).toContain('sno3');
    const stopping = sweeper.stop();
    await stopping;
  });

  it('makes the checks that decide readiness where the cluster answers and no run is under way', async () => {
    const asked: Array<[string, string[] | undefined]> = [];
    let clusterId = 'one';
    const { sweeper, clock, stored, changed, active } = setup(
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
    sweeper.start();
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
    await sweeper.stop();
  });

  it('tells checks that their time is up, and keeps what they then say', async () => {
    const { sweeper, clock, stored } = setup(
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
    sweeper.start();
    await clock.advance(29_000);
    expect(stored.get('sno1')).toBeUndefined();
    await clock.advance(2_000);
    expect(stored.get('sno1')).toMatchObject({ checks: [{ id: 'a' }] });
    await sweeper.stop();
  });

  it('says how long the look that is most overdue has been waited for', async () => {
    let turns = 0;
    const { sweeper, clock } = setup(
      { sno1: hangs, sno2: hangs, sno3: answers },
      {
        onTurn: () => {
          turns += 1;
        },
      },
    );
    expect(sweeper.lagMs()).toBe(0);
    sweeper.start();
    await clock.advance(20_000);
    expect(sweeper.lagMs()).toBe(20_000);
    expect(turns).toBeGreaterThanOrEqual(20);
    // The others are given up at their limit of time, and it has its turn.
    await clock.advance(12_000);
    expect(sweeper.lagMs()).toBe(0);
    await sweeper.stop();
  });

  it('stores that a cluster did not answer in time', async () => {
    const { sweeper, clock, stored } = setup({ sno1: hangs });
    sweeper.start();
    await clock.advance(31_000);
    expect(stored.get('sno1')).toMatchObject({
      reachability: 'unreachable',
      failure: { code: 'timeout' },
    });
    await sweeper.stop();
  });

  it('looks less and less often at a cluster that does not answer', async () => {
    const { sweeper, clock, looks } = setup({
      sno1: async () => ({ reachability: 'unreachable' }),
    });
    sweeper.start();
    await clock.advance(3_600_000);
    // 0, 1, 3, 7, 15 minutes, then every ten.
    expect(looks).toHaveLength(9);
    await sweeper.stop();
  });

  it('looks more often while a run is active', async () => {
    const { sweeper, clock, looks, active } = setup({ sno1: answers });
    sweeper.start();
    await clock.advance(2_000);
    active.add('sno1');
    await clock.advance(20_000);
    expect(looks.length).toBeGreaterThanOrEqual(4);
    await sweeper.stop();
  });

  it('looks soon when asked, and not more often than that', async () => {
    const { sweeper, clock, looks } = setup({ sno1: answers });
    sweeper.start();
    await clock.advance(5_000);
    for (let times = 0; times < 10; times += 1) sweeper.requestLook('sno1');
    await settle();
    expect(looks).toHaveLength(2);
    sweeper.requestLook('sno1');
    sweeper.requestLook('no-such-cluster');
    await settle();
    expect(looks).toHaveLength(2);
    await clock.advance(2_000);
    expect(looks).toHaveLength(3);
    await sweeper.stop();
  });

  it('leaves a cluster to the replica that looks at it', async () => {
    const { sweeper, clock, looks, held } = setup({ sno1: answers });
    held.add('sno1');
    sweeper.start();
    await clock.advance(30_000);
    expect(looks).toEqual([]);
    await sweeper.stop();
  });

  it('counts a picture that another replica has just taken as its own', async () => {
    const { sweeper, clock, looks, stored } = setup({ sno1: answers });
    stored.set('sno1', {
      cluster: 'sno1',
      observedAt: clock.now().toISOString(),
      reachability: 'reachable',
    });
    sweeper.start();
    await clock.advance(50_000);
    expect(looks).toEqual([]);
    await clock.advance(15_000);
    expect(looks).toEqual(['sno1']);
    await sweeper.stop();
  });

  it('goes on when database or connection fail', async () => {
    let broken = true;
    const { sweeper, clock, stored } = setup(
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
    sweeper.start();
    await clock.advance(2_000);
    expect(stored.size).toBe(0);
    broken = false;
    await clock.advance(70_000);
    expect(stored.size).toBe(1);
    await sweeper.stop();
  });

  it('ends looks when it is stopped, and stores nothing of them', async () => {
    let aborted = false;
    const { sweeper, stored } = setup({
      sno1: signal =>
        new Promise(resolve => {
          signal.addEventListener('abort', () => {
            aborted = true;
            resolve({ reachability: 'unreachable' });
          });
        }),
    });
    sweeper.start();
    await settle();
    await sweeper.stop();
    expect(aborted).toBe(true);
    expect(stored.size).toBe(0);
  });
});
