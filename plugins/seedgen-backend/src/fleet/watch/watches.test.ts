import { mockServices } from '@backstage/backend-test-utils';
import type { AccessFailureCode } from '@seedgen/backstage-plugin-seedgen-common';
import { ManualClock } from '../../__testUtils__/ManualClock';
import type { ClusterConnection } from '../../clusters/types';
import type { Result } from '../../result';
import { chooseWatched, watchPause } from './watchPlan';
import { ClusterWatches } from './ClusterWatches';

describe('chooseWatched', () => {
  const clusters = ['a', 'b', 'c', 'd'];
  it.each([
    [[], 4, ['a', 'b', 'c', 'd']],
    [[], 2, ['a', 'b']],
    [['d'], 2, ['a', 'd']],
    [['c', 'd'], 2, ['c', 'd']],
    [['b', 'c', 'd'], 2, ['b', 'c']],
    [['a'], 0, []],
    // A run of a cluster that was taken out of the configuration.
    [['gone'], 1, ['a']],
  ])(
    'of a, b, c, d with %j active and at most %d: %j',
    (active, most, chosen) => {
      const watched = chooseWatched(clusters, new Set(active), most);
      expect([...watched].sort()).toEqual(chosen);
    },
  );
});

describe('watchPause', () => {
  const calm = { inVain: 0, active: false };
  it.each([
    ['an end as asked for', calm, 1_000],
    ['a first failure', { ...calm, code: 'reset', inVain: 1 }, 1_000],
    ['a third', { ...calm, code: 'reset', inVain: 3 }, 4_000],
    ['the hundredth', { ...calm, code: 'refused', inVain: 100 }, 60_000],
    [
      'the hundredth in a run',
      { code: 'refused', inVain: 100, active: true },
      5_000,
    ],
    ['no right to watch', { ...calm, code: 'forbidden' }, 600_000],
    ['no Lifecycle Agent', { ...calm, code: 'not-found' }, 600_000],
    [
      'a server that asks for a pause',
      { ...calm, code: 'throttled', retryAfterMs: 30_000, inVain: 1 },
      30_000,
    ],
  ] as const)('after %s', (_, end, expected) => {
    expect(watchPause(end, 0.5)).toBe(expected);
    expect(watchPause(end, 0)).toBe(expected * 0.8);
    expect(watchPause(end, 1)).toBe(Math.round(expected * 1.2));
  });
});

interface OpenWatch {
  cluster: string;
  changed: () => void;
  signal: AbortSignal;
  end: (result: Result<void>) => void;
}

function setup(options: { clusters?: string[]; most?: number } = {}) {
  const clock = new ManualClock();
  const opened: OpenWatch[] = [];
  const changes: string[] = [];
  const watches = new ClusterWatches({
    clusters: { names: options.clusters ?? ['sno1', 'sno2'] },
    connections: {
      get: cluster =>
        ({
          watchSeedGenerators: (changed, { signal }) =>
            new Promise(end => {
              opened.push({ cluster, changed, signal, end });
              signal.addEventListener('abort', () => end(failure('aborted')));
            }),
        } as Pick<
          ClusterConnection,
          'watchSeedGenerators'
        > as ClusterConnection),
    },
    most: options.most ?? 10,
    clock,
    random: () => 0.5,
    logger: mockServices.logger.mock(),
    onChange: cluster => changes.push(cluster),
  });
  const names = () => opened.map(({ cluster }) => cluster);
  return { clock, opened, changes, watches, names };
}

function failure(code: AccessFailureCode): Result<void> {
  return { ok: false, failure: { code, message: 'x' } };
}

describe('ClusterWatches', () => {
  it('watches a cluster with a run at once, and the others within seconds', async () => {
    const { clock, opened, changes, watches, names } = setup();
    watches.follow(new Set(['sno2']));
    await clock.advance(10);
    expect(names()).toEqual(['sno2']);
    await clock.advance(10_000);
    // Nothing is begun twice.
    watches.follow(new Set(['sno2']));
    expect(names()).toEqual(['sno2', 'sno1']);
    opened[1].changed();
    expect(changes).toEqual(['sno1']);
    await watches.stop();
    expect(opened.every(({ signal }) => signal.aborted)).toBe(true);
    opened[1].changed();
    expect(changes).toHaveLength(1);
  });

  it('begins again when a watch has ended, and later when it ends at once', async () => {
    const { clock, opened, watches } = setup({ clusters: ['sno1'] });
    watches.follow(new Set(['sno1']));
    await clock.advance(300_000);
    opened[0].end({ ok: true, value: undefined });
    await clock.advance(1_000);
    expect(opened).toHaveLength(2);
    for (let turn = 0; turn < 10; turn += 1) {
      opened[opened.length - 1].end(failure('refused'));
      await clock.advance(5_000);
    }
    expect(opened).toHaveLength(12);
    await watches.stop();
  });

  it('waits long where it may not watch, and not when a run begins', async () => {
    const { clock, opened, watches } = setup({ clusters: ['sno1'] });
    watches.follow(new Set());
    await clock.advance(10_000);
    opened[0].end(failure('not-found'));
    await clock.advance(300_000);
    expect(opened).toHaveLength(1);
    watches.follow(new Set(['sno1']));
    await clock.advance(10);
    expect(opened).toHaveLength(2);
    await watches.stop();
  });

  it('leaves one for a cluster that has begun to need it more', async () => {
    const { clock, opened, watches, names } = setup({ most: 1 });
    watches.follow(new Set());
    await clock.advance(10_000);
    watches.follow(new Set(['sno2']));
    await clock.advance(10);
    expect(names()).toEqual(['sno1', 'sno2']);
    expect(opened.map(({ signal }) => signal.aborted)).toEqual([true, false]);
    await watches.stop();
  });

  it('goes on when a connection breaks its promise', async () => {
    const { clock, opened, watches } = setup({ clusters: ['sno1'] });
    watches.follow(new Set(['sno1']));
    await clock.advance(10);
    opened[0].end(Promise.reject(new Error('x')) as never);
    await clock.advance(2_000);
    expect(opened).toHaveLength(2);
    await watches.stop();
  });
});
