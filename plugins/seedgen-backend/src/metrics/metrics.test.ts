import { mockServices } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { testDatabases } from '../__testUtils__/databases';
import { ManualClock } from '../__testUtils__/ManualClock';
import { RecordedMetrics } from '../__testUtils__/RecordedMetrics';
import { DatabaseAuditLog } from '../audit';
import { DatabaseSnapshotStore } from '../database';
import type { MachineRun } from '../runs/engine/types';
import { newRun } from '../runs/engine/newRun';
import {
  DatabaseFleetRuns,
  DatabaseRunStore,
  logTransitions,
} from '../runs/store';
import { countDeliveries, countFailures, observeState, runMetrics } from '.';
import { KINDS } from '../runs/kinds';

const databases = testDatabases();

describe.each(databases.ids)('metrics on %s', id => {
  let knex: Knex;
  let clock: ManualClock;
  let metrics: RecordedMetrics;

  beforeEach(async () => {
    knex = await databases.create(id);
    clock = new ManualClock();
    metrics = new RecordedMetrics();
  });

  async function runs() {
    const child = mockServices.logger.mock();
    const logger = mockServices.logger.mock();
    logger.child.mockReturnValue(child);
    const store = new DatabaseRunStore({
      knex,
      audit: new DatabaseAuditLog({
        knex,
        clock,
        sink: async () => undefined,
      }),
      kinds: KINDS,
      listeners: [runMetrics(metrics), logTransitions(logger)],
    });
    await store.insert({
      run: newRun(
        {
          id: 'run-1',
          request: {
            kind: 'generate',
            cluster: 'sno1',
            seedImage: 'registry.example/ocp/sno1:1',
            confirmation: 'sno1',
          },
          requestedBy: 'user:default/jane',
          now: clock.now(),
        },
        KINDS,
      ),
      requestHash: 'h',
      entries: [],
      audits: [],
    });
    const move = async (
      phases: Array<MachineRun['phase']>,
      over: Partial<MachineRun> = {},
      revision?: number,
    ) => {
      const stored = (await store.find('run-1'))!;
      const at = clock.now().toISOString();
      const phase = phases[phases.length - 1] ?? stored.run.phase;
      return store.transition(
        { id: 'run-1', ...stored, ...(revision && { revision }) },
        {
          run: { ...stored.run, phase, phaseSince: at, ...over },
          entries: phases.map(entered => ({
            at,
            type: 'phase' as const,
            phase: entered,
            text: 'x',
          })),
          audits: [],
          effects: [],
        },
      );
    };
    return { move, logger, child };
  }

  it('say how long phases and runs took, and how runs ended', async () => {
    const { move, logger, child } = await runs();
    await clock.advance(30_000);
    await move(['Requesting']);
    await clock.advance(5_000);
    await move([]);
    await clock.advance(5_000);
    await move(['Stabilizing', 'Preparing']);
    await clock.advance(60_000);
    await move(['Failed'], {
      finishedAt: clock.now().toISOString(),
      problem: { code: 'PullFailed', message: 'm' },
    });
    const phase = (name: string) => ({
      'seedgen.run.kind': 'generate',
      'seedgen.run.phase': name,
    });
    expect(metrics.recorded).toEqual([
      ['seedgen.run.phase.duration', 30, phase('Preflight')],
      // A transition that enters no phase says when it began anew, and counts for nothing.
      ['seedgen.run.phase.duration', 5, phase('Requesting')],
      ['seedgen.run.phase.duration', 0, phase('Stabilizing')],
      ['seedgen.run.phase.duration', 60, phase('Preparing')],
      [
        'seedgen.run.duration',
        100,
        {
          'seedgen.run.kind': 'generate',
          'seedgen.run.outcome': 'failed',
          'error.type': 'PullFailed',
        },
      ],
    ]);
    expect(logger.child).toHaveBeenCalledWith({
      runId: 'run-1',
      cluster: 'sno1',
      kind: 'generate',
    });
    expect(child.info.mock.calls.map(([text]) => text)).toEqual([
      'Run run-1 on cluster sno1: Requesting',
      'Run run-1 on cluster sno1: Stabilizing',
      'Run run-1 on cluster sno1: Preparing',
      'Run run-1 on cluster sno1: Failed (PullFailed)',
    ]);
  });

  it('count nothing that was not stored', async () => {
    const { move } = await runs();
    expect(await move(['Requesting'], {}, 99)).toEqual({ outcome: 'stale' });
    expect(metrics.recorded).toEqual([]);
  });

  it('show the state as the database has it', async () => {
    await runs();
    const snapshots = new DatabaseSnapshotStore({ knex, clock });
    await snapshots.save({ cluster: 'sno1', reachability: 'reachable' });
    await snapshots.save({ cluster: 'sno2', reachability: 'unreachable' });
    const fleetRuns = new DatabaseFleetRuns(knex, KINDS);
    const end = observeState({
      metrics,
      sources: {
        clusters: { names: ['sno1', 'sno2', 'sno3'] },
        snapshots: names => snapshots.read(names),
        activeRuns: () => fleetRuns.activeCounts(),
        sweepLagMs: async () => 2_500,
        outbox: async () => ({
          pending: 3,
          oldestAt: '2026-11-22T09:59:00.000Z',
        }),
      },
      clock,
      logger: mockServices.logger.mock(),
    });
    expect(await metrics.collect()).toEqual([
      [
        'seedgen.run.active',
        1,
        { 'seedgen.run.kind': 'generate', 'seedgen.run.phase': 'Preflight' },
      ],
      ['seedgen.cluster.reachable', 1, { 'seedgen.cluster.name': 'sno1' }],
      ['seedgen.cluster.reachable', 0, { 'seedgen.cluster.name': 'sno2' }],
      [
        'seedgen.cluster.count',
        1,
        { 'seedgen.cluster.reachability': 'reachable' },
      ],
      [
        'seedgen.cluster.count',
        1,
        { 'seedgen.cluster.reachability': 'unreachable' },
      ],
      [
        'seedgen.cluster.count',
        1,
        { 'seedgen.cluster.reachability': 'unknown' },
      ],
      ['seedgen.sweep.lag', 2.5, {}],
      ['seedgen.notification.outbox.size', 3, {}],
      ['seedgen.notification.outbox.age', 60, {}],
    ]);
    end();
    expect(await metrics.collect()).toEqual([]);
  });

  it('leave out what cannot be read, and nothing else', async () => {
    observeState({
      metrics,
      sources: {
        clusters: { names: [] },
        snapshots: async () => {
          throw new Error('no database');
        },
        activeRuns: async () => {
          throw new Error('no database');
        },
        sweepLagMs: async () => 0,
        outbox: async () => ({ pending: 0 }),
      },
      clock,
      logger: mockServices.logger.mock(),
    });
    expect((await metrics.collect()).map(([name]) => name)).toEqual([
      'seedgen.sweep.lag',
      'seedgen.notification.outbox.size',
      'seedgen.notification.outbox.age',
    ]);
  });
});

describe('the README', () => {
  it('names every metric with its unit', async () => {
    const metrics = new RecordedMetrics();
    runMetrics(metrics);
    countFailures(metrics);
    countDeliveries(metrics);
    observeState({
      metrics,
      sources: {
        clusters: { names: [] },
        snapshots: async () => [],
        activeRuns: async () => [],
        sweepLagMs: async () => 0,
        outbox: async () => ({ pending: 0 }),
      },
      clock: new ManualClock(),
      logger: mockServices.logger.mock(),
    });
    const readme = await readFile(
      join(__dirname, '..', '..', 'README.md'),
      'utf8',
    );
    const named = [
      ...readme.matchAll(/^\| `(seedgen\.[a-z._]+)` +\|[^|]+\| `([^`]+)`/gm),
    ].map(([, name, unit]) => [name, unit]);
    expect(named.sort()).toEqual([...metrics.units].sort());
  });
});

describe('counters', () => {
  it('count failures by target and code, without what is no failure', () => {
    const metrics = new RecordedMetrics();
    const count = countFailures(metrics);
    count({ type: 'cluster', name: 'sno1' }, 'timeout');
    count({ type: 'cluster', name: 'sno1' }, 'not-found');
    count({ type: 'registry', name: 'infra' }, 'aborted');
    count({ type: 'registry', name: 'infra' }, 'unauthorized');
    countDeliveries(metrics)('failed');
    expect(metrics.recorded).toEqual([
      [
        'seedgen.request.failures',
        1,
        {
          'seedgen.target.type': 'cluster',
          'seedgen.target.name': 'sno1',
          'error.type': 'timeout',
        },
      ],
      [
        'seedgen.request.failures',
        1,
        {
          'seedgen.target.type': 'registry',
          'seedgen.target.name': 'infra',
          'error.type': 'unauthorized',
        },
      ],
      [
        'seedgen.notification.deliveries',
        1,
        { 'seedgen.notification.delivery.outcome': 'failed' },
      ],
    ]);
  });
});
