import type { CheckResult } from '@seedgen/backstage-plugin-seedgen-common';
import { systemClock } from '../clock';
import type { Check, CheckContext, CheckOutcome } from './check';
import { createPreflightEngine } from './createPreflightEngine';
import { dependenciesFor } from './__testUtils__';
import { verdictOf } from './verdict';

const SUBJECT = {
  kind: 'generate',
  cluster: 'sno1',
  seedImage: 'infra.5g-deployment.lab:8443/ocp/seed:4.18.27-x86_64',
} as const;

function check(
  id: string,
  run: (context: CheckContext) => Promise<CheckOutcome>,
  over: Partial<Check> = {},
): Check {
  return {
    id,
    title: id,
    severity: 'blocks',
    kinds: ['generate'],
    run,
    ...over,
  };
}
const passing = async (): Promise<CheckOutcome> => ({
  status: 'pass',
  message: 'ok',
});

describe('the engine', () => {
  it('passes a ready cluster with every check that applies, in the order of the list', async () => {
    const engine = createPreflightEngine(dependenciesFor());
    const ended: string[] = [];
    const results = await engine.run(SUBJECT, {
      signal: new AbortController().signal,
      onResult: result => ended.push(result.id),
    });
    expect(
      results.filter(
        ({ status }) => status !== 'pass' && status !== 'not-applicable',
      ),
    ).toEqual([]);
    expect(verdictOf(results)).toBe('passed');
    expect(results[0].id).toBe('api-reachable');
    expect(results.map(({ id }) => id)).not.toContain(
      'storage-strategy-feasible',
    );
    expect([...ended].sort()).toEqual(results.map(({ id }) => id).sort());
  });

  it('reads what several checks look at only once', async () => {
    const reads: string[] = [];
    const dependencies = dependenciesFor();
    const connection = dependencies.clusterOf('sno1');
    const counted = {
      ...connection,
      get: (...args: Parameters<typeof connection.get>) => {
        reads.push(`${args[0]}/${args[1].name}`);
        return connection.get(...args);
      },
      list: (...args: Parameters<typeof connection.list>) => {
        reads.push(`${args[0]}s in ${args[1].namespace}`);
        return connection.list(...args);
      },
    };
    await createPreflightEngine({
      ...dependencies,
      clusterOf: () => counted,
    }).run(SUBJECT, { signal: new AbortController().signal });
    expect(new Set(reads).size).toBe(reads.length);
    expect(reads).toContain('ClusterVersion/version');
  });

  it('takes a check that hangs or throws for unknown, and lets the others end', async () => {
    const logged: string[] = [];
    let hangingSignal: AbortSignal | undefined;
    const engine = createPreflightEngine({
      ...dependenciesFor(),
      logger: { warn: message => logged.push(String(message)) },
      checks: [
        check(
          'hangs',
          ({ signal }) => {
            hangingSignal = signal;
            return new Promise(() => {});
          },
          { timeLimitMs: 20 },
        ),
        check('throws', async () => {
          throw new Error('password=hunter2');
        }),
        check('throws-at-once', () => {
          throw new Error('at once');
        }),
        check('passes', passing),
      ],
    });
    const results = await engine.run(SUBJECT, {
      signal: new AbortController().signal,
    });
    expect(
      results.map(({ id, status, reasonCode }) => [id, status, reasonCode]),
    ).toEqual([
      ['hangs', 'unknown', 'TimedOut'],
      ['throws', 'unknown', 'CheckFailed'],
      ['throws-at-once', 'unknown', 'CheckFailed'],
      ['passes', 'pass', undefined],
    ]);
    expect(hangingSignal?.aborted).toBe(true);
    expect(JSON.stringify(results)).not.toContain('hunter2');
    expect(logged).toHaveLength(2);
    expect(verdictOf(results)).toBe('blocked');
  });

  it('ends at once when nobody waits any more', async () => {
    const controller = new AbortController();
    const engine = createPreflightEngine({
      ...dependenciesFor(),
      checks: [check('hangs', () => new Promise(() => {}))],
    });
    const running = engine.run(SUBJECT, { signal: controller.signal });
    controller.abort();
    expect(await running).toMatchObject([
      { status: 'unknown', reasonCode: 'Cancelled' },
    ]);
  });

  it('runs checks side by side', async () => {
    let release = () => {};
    const released = new Promise<void>(resolve => {
      release = resolve;
    });
    const engine = createPreflightEngine({
      ...dependenciesFor(),
      checks: [
        check('waits', async () => {
          await released;
          return passing();
        }),
        check('releases', async () => {
          release();
          return passing();
        }),
      ],
    });
    const results = await engine.run(SUBJECT, {
      signal: new AbortController().signal,
    });
    expect(results.map(({ status }) => status)).toEqual(['pass', 'pass']);
  });

  it('says so when the cluster is not configured', async () => {
    const engine = createPreflightEngine({
      ...dependenciesFor(),
      clusterOf: () => {
        throw new Error("No cluster is configured as 'sno9'");
      },
    });
    const results = await engine.run(
      { ...SUBJECT, cluster: 'sno9' },
      { signal: new AbortController().signal },
    );
    expect(new Set(results.map(({ reasonCode }) => reasonCode))).toEqual(
      new Set(['ClusterNotConfigured']),
    );
    expect(verdictOf(results)).toBe('blocked');
  });

  it('measures each check by the clock', async () => {
    let now = 0;
    const engine = createPreflightEngine({
      ...dependenciesFor(),
      clock: { ...systemClock, now: () => new Date(now) },
      checks: [
        check('slow', async () => {
          now += 1234;
          return passing();
        }),
      ],
    });
    const [result] = await engine.run(SUBJECT, {
      signal: new AbortController().signal,
    });
    expect(result.durationMs).toBe(1234);
  });
});

describe('verdictOf', () => {
  const result = (
    severity: CheckResult['severity'],
    status: CheckResult['status'],
  ): CheckResult => ({
    id: 'x',
    title: 'x',
    severity,
    status,
    message: '',
    durationMs: 0,
  });
  it.each([
    ['passed', [result('blocks', 'pass'), result('warns', 'not-applicable')]],
    ['passed', []],
    ['warned', [result('blocks', 'warn')]],
    ['warned', [result('warns', 'fail')]],
    ['warned', [result('warns', 'unknown')]],
    ['blocked', [result('blocks', 'fail'), result('blocks', 'pass')]],
    ['blocked', [result('blocks', 'unknown')]],
  ])('%s (%#)', (verdict, results) => {
    expect(verdictOf(results)).toBe(verdict);
  });
});
