import type {
  CheckResult,
  PreflightReport,
} from '@seedgen/backstage-plugin-seedgen-common';
import { ManualClock } from '../../__testUtils__/ManualClock';
import type { PreflightEngine } from '../../preflight';
import { KINDS } from '../kinds';
import { runPreflight } from './runPreflight';
import type { EffectContext } from './types';

const check = (id: string, over: Partial<CheckResult> = {}): CheckResult => ({
  id,
  title: `Title of ${id}`,
  severity: 'blocks',
  status: 'pass',
  message: `Message of ${id}.`,
  durationMs: 1,
  ...over,
});
const many = (count: number, over: Partial<CheckResult>) =>
  Array.from({ length: count }, (_, index) =>
    check(`${over.status}-${index}`, over),
  );

async function carryOut(checks: CheckResult[]) {
  const saved: Array<[PreflightReport, string | undefined]> = [];
  const asked: Array<Parameters<PreflightEngine['run']>[1]> = [];
  const notFound = async () => ({
    ok: false as const,
    failure: { code: 'not-found' as const, message: 'not found' },
  });
  const context = {
    kinds: KINDS,
    run: {
      id: 'run-1',
      kind: 'generate',
      cluster: 'sno1',
      request: {
        kind: 'generate',
        cluster: 'sno1',
        seedImage: 'registry.example/a:1',
      },
    },
    cluster: {
      get: notFound,
      takeSnapshot: async () => ({ cluster: 'sno1', reachability: 'unknown' }),
    },
    preflight: {
      run: async (_subject, options) => {
        asked.push(options);
        return checks;
      },
    } as PreflightEngine,
    reports: {
      save: async (report: PreflightReport, runId?: string) => {
        saved.push([report, runId]);
      },
    },
    clock: new ManualClock(),
    signal: new AbortController().signal,
  } as unknown as EffectContext;
  const result = await runPreflight({ type: 'run-preflight' }, context);
  return { value: result.ok ? result.value : undefined, saved, asked };
}

describe('run-preflight', () => {
  it('does not count what has no meaning as passed', async () => {
    const { value, saved, asked } = await carryOut([
      ...many(33, { status: 'pass' }),
      ...many(4, { status: 'not-applicable' }),
    ]);
    expect(value).toMatchObject({
      verdict: 'passed',
      summary: 'No check stands in the way: 33 passed, 4 not applicable',
    });
    // The run itself is under way while its checks are made.
    expect(asked[0].runId).toBe('run-1');
    expect(saved.map(([{ state }, runId]) => [state, runId])).toEqual([
      ['running', 'run-1'],
      ['done', 'run-1'],
    ]);
  });

  it('says once what stands in the way for one cause', async () => {
    const silent = { reasonCode: 'Unreachable', remedy: 'Make it reachable.' };
    const { value } = await carryOut([
      check('api-reachable', { ...silent, status: 'fail' }),
      ...many(17, { ...silent, status: 'unknown', causedBy: 'api-reachable' }),
      check('tag-free', { status: 'fail', reasonCode: 'TagInUse' }),
      ...many(2, { status: 'pass' }),
    ]);
    expect(value).toMatchObject({
      verdict: 'blocked',
      summary:
        '19 of 21 checks stand in the way (2 failed, 17 unknown, 2 passed)',
      blocked: {
        code: 'Unreachable',
        message:
          'Message of api-reachable (and for the same cause 17 other checks were not passed; 1 more: Title of tag-free). Nothing was touched',
        remedy: 'Make it reachable.',
      },
    });
  });
});
