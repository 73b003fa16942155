import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { DEFAULT_SETTINGS } from '../../src/__testUtils__/defaultSettings';
import { DatabaseAuditLog } from '../../src/audit';
import { systemClock } from '../../src/clock';
import { composePreflight, composeWays } from '../../src/compose/clusters';
import { DatabasePolls, DatabaseSnapshotStore } from '../../src/database';
import { ClusterPoller } from '../../src/fleet/ClusterPoller';
import { pollIntervals } from '../../src/fleet/pollInterval';
import { LookChecks } from '../../src/fleet/readiness/LookChecks';
import { CHECKS } from '../../src/preflight';
import { ExternalGenerations } from '../../src/runs/external/ExternalGenerations';
import { KINDS } from '../../src/runs/kinds';
import { DatabaseFleetRuns } from '../../src/runs/store';
import { BenchDatabase } from './BenchDatabase';
import { silent } from './silentLogger';

// Whether every one of many clusters that are reached directly is looked at in time, with real reads over
// TLS and all that a look does, and what that costs the loop. Then the same while some do not answer.

const CLUSTERS = 500;
const LATENCY_MS = 300;
const WINDOW_MS = 100_000;
const GOAL_MS = 60_000;
const GOAL_LAG_MS = 50;
const GOAL_CHANGE = 1.1;
/** Differences that are noise: a timer's own resolution, and a tick of the poller. */
const NOISE = { lagMs: 5, gapMs: 2_000 };

interface Figures {
  /** The longest time between two looks at a cluster that answers, in milliseconds. */
  gapMs: number;
  /** 99th percentile of the loop's delay, in milliseconds. */
  lagMs: number;
}

/** @returns whether all goals were met */
export async function measureDirect(): Promise<boolean> {
  const good: boolean[] = [];
  for (const database of await BenchDatabase.all()) {
    const server = fork(resolve(__dirname, 'directServer.ts'), [
      String(LATENCY_MS),
    ]);
    try {
      good.push(await measure(database, server));
    } finally {
      server.disconnect();
      await database.destroy();
    }
  }
  return good.every(Boolean);
}

async function measure(
  { knex, name: databaseName }: BenchDatabase,
  server: ChildProcess,
): Promise<boolean> {
  const [{ url, ca }] = (await once(server, 'message')) as [
    { url: string; ca: string },
  ];
  const names = Array.from({ length: CLUSTERS }, (_, at) => `sno${at}`);
  const settings = {
    ...DEFAULT_SETTINGS,
    clusters: names.map(name => ({
      name,
      role: 'sno' as const,
      access: {
        kind: 'server' as const,
        server: `${url}/${name}`,
        ca: { pem: ca },
        credentials: [
          {
            name: 'bench',
            kind: 'sourced-token' as const,
            load: async () => 'token',
          },
        ],
      },
    })),
  };
  const rim = { clock: systemClock, logger: silent };
  const ways = composeWays({
    settings,
    sources: [],
    countFailure: () => {},
    ...rim,
  });
  const fleetRuns = new DatabaseFleetRuns(knex, KINDS);
  const engine = composePreflight({
    ways,
    settings,
    checks: CHECKS,
    fleetRuns,
    externals: new ExternalGenerations({
      knex,
      audit: new DatabaseAuditLog({
        knex,
        clock: systemClock,
        sink: async () => {},
      }),
      known: runIds => fleetRuns.known(runIds),
    }),
    knex,
    ...rim,
  });
  const looked = new Map<string, number[]>();
  const poller = new ClusterPoller({
    clusters: ways.directory,
    connections: ways.clusters,
    snapshots: new DatabaseSnapshotStore({ knex, clock: systemClock }),
    polls: new DatabasePolls({ knex, replicaId: 'bench' }),
    checks: new LookChecks({ engine, checks: CHECKS, clock: systemClock }),
    runs: fleetRuns,
    intervals: pollIntervals(settings.fleet, settings.limits),
    concurrency: settings.fleet.concurrency,
    deadlineMs: 3 * settings.limits.requestTimeoutMs,
    random: Math.random,
    onLook: async ({ cluster }) => {
      looked.set(cluster, [...(looked.get(cluster) ?? []), Date.now()]);
    },
    onChange: () => {},
    ...rim,
  });
  const begun = Date.now();
  poller.start();
  while (looked.size < CLUSTERS && Date.now() - begun < 3 * GOAL_MS) {
    await sleep(250);
  }
  const firstMs = Date.now() - begun;
  say(
    `${databaseName}: the first look at all ${looked.size} took ${firstMs} ms; the goal is ${GOAL_MS} ms.`,
  );

  const window = async (
    what: string,
    faults: Array<[string, 'hang' | 'refuse']>,
  ): Promise<Figures> => {
    await ask(server, { faults });
    const failing = new Set(faults.map(([name]) => name));
    const from = Date.now();
    const delay = monitorEventLoopDelay({ resolution: 10 });
    delay.enable();
    await sleep(WINDOW_MS);
    delay.disable();
    const until = Date.now();
    const { requests } = await ask(server, {});
    const gapMs = Math.max(
      ...names
        .filter(name => !failing.has(name))
        .map(name => longestGap(looked.get(name) ?? [], from, until)),
    );
    const lagMs = delay.percentile(99) / 1e6 - 10;
    say(
      `${databaseName}: ${what}: ${requests} requests in ${
        WINDOW_MS / 1000
      } s; the longest time between two looks ${gapMs} ms (goal ${GOAL_MS}), loop lag p99 ${lagMs.toFixed(
        1,
      )} ms (goal ${GOAL_LAG_MS}).`,
    );
    return { gapMs, lagMs };
  };
  const tenth = (fault: 'hang' | 'refuse') =>
    names
      .filter((_, at) => at % 10 === 0)
      .map((name): [string, 'hang' | 'refuse'] => [name, fault]);
  const healthy = await window('all answer', []);
  const others = [
    await window('a tenth hangs', tenth('hang')),
    await window('a tenth refuses', tenth('refuse')),
  ];
  await poller.stop();
  await ways.clusters.close();
  const isMet = ({ gapMs, lagMs }: Figures) =>
    gapMs <= GOAL_MS && lagMs <= GOAL_LAG_MS;
  const isClose = ({ gapMs, lagMs }: Figures) =>
    gapMs <= healthy.gapMs * GOAL_CHANGE + NOISE.gapMs &&
    lagMs <= healthy.lagMs * GOAL_CHANGE + NOISE.lagMs;
  return (
    firstMs <= GOAL_MS &&
    [healthy, ...others].every(isMet) &&
    others.every(isClose)
  );
}

/** The longest time without a look within a window, its edges included where no look is beside them. */
function longestGap(times: readonly number[], from: number, until: number) {
  const before = times.filter(at => at < from);
  const marks = [
    before[before.length - 1] ?? from,
    ...times.filter(at => at >= from && at <= until),
    until,
  ];
  return Math.max(...marks.slice(1).map((mark, index) => mark - marks[index]));
}

async function ask(
  server: ChildProcess,
  message: object,
): Promise<{ requests: number }> {
  const answer = once(server, 'message');
  server.send(message);
  return ((await answer) as [{ requests: number }])[0];
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise(done => {
    setTimeout(done, milliseconds);
  });
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
