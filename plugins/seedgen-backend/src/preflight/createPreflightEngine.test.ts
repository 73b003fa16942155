import {
  distinctFindings,
  type CheckResult,
} from '@seedgen/backstage-plugin-seedgen-common';
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
    expect(results.slice(0, 2).map(({ id }) => id)).toEqual([
      'no-active-run',
      'api-reachable',
    ]);
    expect(results.map(({ id }) => id)).not.toContain(
      'storage-strategy-feasible',
    );
    expect([...ended].sort()).toEqual(results.map(({ id }) => id).sort());
  });

  const silence = (message: (what: string) => string) => {
    const silent = (what: string) => async () =>
      ({
        ok: false,
        failure: { code: 'refused', message: message(what) },
      } as const);
    return {
      get: (kind: string) => silent(kind)(),
      list: (kind: string) => silent(kind)(),
      readStorageLayout: silent('disks'),
      runOnNode: silent('command'),
      readTrustBundle: silent('bundle'),
    };
  };
  const active = {
    id: 'run-7',
    kind: 'generate',
    phase: 'Imaging',
    phaseSince: '2026-11-22T10:00:00.000Z',
    requestedBy: 'user:default/ann',
  } as const;

  it.each(['generate', 'partition'] as const)(
    'says of a cluster with a run of ours that, and nothing else, before a %s',
    async kind => {
      const engine = createPreflightEngine(
        dependenciesFor({
          active,
          cluster: silence(what => `Reading ${what} failed`),
        }),
      );
      const ended: string[] = [];
      const results = await engine.run(
        { kind, cluster: 'sno1' },
        {
          signal: new AbortController().signal,
          onResult: ({ id }) => ended.push(id),
        },
      );
      expect(results).toMatchObject([
        {
          id: 'no-active-run',
          status: 'fail',
          reasonCode: 'ClusterBusy',
          runId: 'run-7',
          message: expect.stringMatching(/Imaging.*is expected/),
        },
      ]);
      expect(ended).toEqual(['no-active-run']);
      expect(JSON.stringify(results)).not.toContain('Make it reachable');
      expect(verdictOf(results)).toBe('blocked');
    },
  );

  it('makes all checks of the run that begins with them', async () => {
    const engine = createPreflightEngine(dependenciesFor({ active }));
    const results = await engine.run(SUBJECT, {
      signal: new AbortController().signal,
      runId: 'run-7',
    });
    expect(results.length).toBeGreaterThan(30);
    expect(verdictOf(results)).toBe('passed');
  });

  it('names one cause for all that a silent cluster did not answer', async () => {
    const engine = createPreflightEngine(
      dependenciesFor({ cluster: silence(what => `Reading ${what} failed`) }),
    );
    const results = await engine.run(SUBJECT, {
      signal: new AbortController().signal,
    });
    const silent = results.filter(
      ({ reasonCode }) => reasonCode === 'Unreachable',
    );
    expect(silent.length).toBeGreaterThan(10);
    const [first, ...others] = distinctFindings(silent);
    expect(first.check.id).toBe('api-reachable');
    expect(first.also).toHaveLength(silent.length - 1);
    expect(others).toEqual([]);
    // What did not ask the cluster is not its fault.
    const push = results.find(({ id }) => id === 'registry-push-allowed');
    expect(push).toMatchObject({ status: 'pass' });
    expect(push).not.toHaveProperty('causedBy');
  });

  it('tells a silent hub from a silent cluster', async () => {
    const hub = dependenciesFor({
      cluster: silence(what => `Reading ${what} of the hub failed`),
    }).clusterOf('hub');
    const engine = createPreflightEngine(dependenciesFor({ hubOf: () => hub }));
    const results = await engine.run(SUBJECT, {
      signal: new AbortController().signal,
    });
    const silent = results.filter(
      ({ reasonCode }) => reasonCode === 'Unreachable',
    );
    expect(silent.length).toBeGreaterThan(2);
    expect(distinctFindings(silent)).toHaveLength(1);
    expect(silent.map(({ causedBy }) => causedBy)).not.toContain(
      'api-reachable',
    );
  });

  it('does not ask to repair the outage of a generation past the portal', async () => {
    const engine = createPreflightEngine(
      dependenciesFor({
        external: { image: 'registry.example/a:1', firstSeenAt: 'then' },
        cluster: silence(what => `Reading ${what} failed`),
      }),
    );
    const results = await engine.run(SUBJECT, {
      signal: new AbortController().signal,
    });
    expect(results.find(({ id }) => id === 'api-reachable')).toMatchObject({
      status: 'fail',
      reasonCode: 'ExternalGenerationRunning',
      remedy: expect.stringMatching(/^Nothing is to be repaired/),
    });
    const heads = distinctFindings(results).map(each => each.check.remedy);
    expect(heads.join(' ')).not.toContain('Make it reachable');
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
