import { mockServices } from '@backstage/backend-test-utils';
import { ManualClock } from '../../__testUtils__/ManualClock';
import type { ClusterConnection } from '../../clusters/types';
import { failed } from '../../http/failures';
import { followLog } from './followLog';

type Follow = ClusterConnection['followLifecycleAgentLog'];

const T = (second: number) => `2026-11-22T10:00:0${second}Z line ${second}`;

const away: Follow = async () => failed('refused', 'away');

function setUp(connections: Follow[], kept?: string) {
  const clock = new ManualClock();
  const stored = new Map<string, string>(
    kept ? [['lifecycle-agent.log', kept]] : [],
  );
  const heard: string[] = [];
  const holder = { epoch: 1 };
  const begun: Array<{ since?: string; at: number }> = [];
  const logger = mockServices.logger.mock();
  const stop = new AbortController();
  const began = clock.now().getTime();
  const done = followLog(
    { id: 'run-1', epoch: 1, cluster: 'sno1' },
    {
      clusters: {
        get: () =>
          ({
            followLifecycleAgentLog: (since, take, options) => {
              begun.push({ since, at: clock.now().getTime() - began });
              const next = connections.shift() ?? away;
              return next(since, take, options);
            },
          } as Partial<ClusterConnection> as ClusterConnection),
      },
      artifacts: {
        artifact: async (_id, name) => {
          const content = stored.get(name);
          return content === undefined ? undefined : { content, keptAt: '' };
        },
        saveArtifact: async ({ epoch }, name, content) => {
          if (epoch !== holder.epoch) return false;
          stored.set(name, content);
          return true;
        },
      },
      clock,
      logger,
      hear: lines => heard.push(...lines),
    },
    stop.signal,
  );
  return {
    clock,
    heard,
    connections,
    stored,
    holder,
    begun,
    logger,
    stop,
    done,
  };
}

const brings =
  (...seconds: number[]): Follow =>
  async (_since, take) => {
    await take(seconds.map(T));
    return { ok: true, value: undefined };
  };

describe('followLog', () => {
  it('connects again from the last line on, and keeps all in the end', async () => {
    const test = setUp([
      brings(1, 2),
      away,
      async () => {
        throw new Error('a bug');
      },
      brings(2, 3),
    ]);
    await test.clock.advance(60_000);
    expect(test.stored.get('lifecycle-agent.log')).toBe(
      `${T(1)}\n${T(2)}\n${T(3)}\n`,
    );
    expect(test.begun.slice(0, 4).map(({ since }) => since)).toEqual([
      undefined,
      ...Array(3).fill('2026-11-22T10:00:02Z'),
    ]);
    test.stop.abort();
    await test.done;
  });

  it('asks less and less often while nothing comes', async () => {
    const test = setUp([]);
    await test.clock.advance(300_000);
    const pauses = test.begun
      .map(({ at }, index) => at - (test.begun[index - 1]?.at ?? 0))
      .slice(1);
    expect(pauses.slice(0, 6)).toEqual([
      1_000, 2_000, 4_000, 8_000, 16_000, 30_000,
    ]);
    expect(Math.max(...pauses)).toBe(30_000);
    expect(test.stored.size).toBe(0);
    test.stop.abort();
    await test.done;
  });

  it('keeps what came last when it is stopped', async () => {
    const test = setUp(
      [
        async (_since, take, { signal }) => {
          await take([T(4), T(5)]);
          return new Promise(resolve => {
            signal.addEventListener('abort', () =>
              resolve(failed('aborted', 'stopped')),
            );
          });
        },
      ],
      `${T(4)}\n`,
    );
    await test.clock.advance(0);
    test.stop.abort();
    await test.done;
    expect(test.stored.get('lifecycle-agent.log')).toBe(`${T(4)}\n${T(5)}\n`);
    expect(test.logger.warn).not.toHaveBeenCalled();
  });

  it('ends once somebody else has the run, and keeps nothing of its own', async () => {
    const test = setUp([brings(1)], `${T(1)}\n`);
    test.holder.epoch = 2;
    await test.clock.advance(0);
    const others = `${T(1)}\n${T(2)}\n`;
    test.stored.set('lifecycle-agent.log', others);
    // Brings the next connection and the next save.
    test.connections.push(brings(3));
    await test.clock.advance(30_000);
    await test.done;
    expect(test.stored.get('lifecycle-agent.log')).toBe(others);
  });

  it('tells what was kept before and what comes, for others to read', async () => {
    const test = setUp([brings(2)], `${T(1)}\n`);
    await test.clock.advance(0);
    expect(test.heard.join('\n')).toMatch(/line 1\n(.*\n)?.*line 2/);
    test.stop.abort();
    await test.done;
  });
});
