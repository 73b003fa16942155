import { ClusterDirectory } from '../../src/clusters/directory';
import { systemClock } from '../../src/clock';
import { DatabaseAuditExport } from '../../src/audit';
import { DatabaseSnapshotStore } from '../../src/database';
import { FleetStatus } from '../../src/fleet/FleetStatus';
import { FleetIndex } from '../../src/fleet/list/FleetIndex';
import { FleetPages } from '../../src/fleet/list/FleetPages';
import { DatabaseKeptChecks } from '../../src/fleet/readiness/DatabaseKeptChecks';
import { DatabaseFleetRevisions } from '../../src/fleet/store/DatabaseFleetRevisions';
import { DatabaseOwners } from '../../src/fleet/store/DatabaseOwners';
import {
  DatabaseImageClaims,
  DatabaseImages,
  SeedImages,
} from '../../src/images';
import { CHECKS } from '../../src/preflight';
import { DatabaseFleetRuns } from '../../src/runs/store';
import { BenchDatabase } from './BenchDatabase';
import { measureDirect } from './direct';
import { fillAudit, fillFleet, snapshotOf, type Fleet } from './fillFleet';
import { KINDS } from '../../src/runs/kinds';
import { DEFAULT_SETTINGS } from '../../src/__testUtils__/defaultSettings';
import { silent } from './silentLogger';

// How long a page of the largest fleet takes, while its clusters are being looked at, and how long
// the audit log takes to be taken away, against the goals. On SQLite in a file; on PostgreSQL as well
// where SEEDGEN_BENCH_POSTGRES says how to reach one.

const CLUSTERS = 3_500;
const PAGES = 200;
// As many as are looked at in a second, when each is looked at once a minute.
const LOOKS_BETWEEN_PAGES = 58;
const GOAL_P95_MS = 100;
const AUDIT_ROWS = 100_000;
const GOAL_EXPORT_MS = 20_000;

async function main(): Promise<boolean> {
  const results: boolean[] = [];
  for (const database of await BenchDatabase.all()) {
    try {
      results.push(await measure(database));
    } finally {
      await database.destroy();
    }
  }
  return results.every(Boolean);
}

async function measure(database: BenchDatabase): Promise<boolean> {
  const { knex, name } = database;
  const fleet = await fillFleet(knex, CLUSTERS);
  await database.settle();
  const { pages, images, index } = services(knex, fleet);
  const [, first] = await timed(() => pages.page(fleet.names, {}));
  say(`${name}: the first page of ${CLUSTERS} clusters took ${first} ms.`);
  const queries = [
    {},
    { sort: 'state' as const },
    { q: 'sno1', sort: 'version' as const, order: 'desc' as const },
    { state: ['unreachable' as const, 'attention' as const] },
    { owner: ['group:default/team-3'], sort: 'looked' as const },
    { limit: 200, sort: 'seeded' as const },
  ];
  const snapshots = new DatabaseSnapshotStore({ knex, clock: systemClock });
  let look = 0;
  const looked = async () => {
    for (let count = 0; count < LOOKS_BETWEEN_PAGES; count += 1) {
      look += 1;
      await snapshots.save(
        snapshotOf(look % CLUSTERS, new Date().toISOString()),
      );
    }
  };
  const good = [
    await percentile(`${name}: a page of clusters`, looked, turn =>
      pages.page(fleet.names, queries[turn % queries.length]),
    ),
    await percentile(`${name}: a page of seeds`, looked, turn =>
      images.list(turn % 2 ? { q: 'sno12' } : {}, undefined),
    ),
    await percentile(`${name}: a seed held against all clusters`, looked, () =>
      images.compatibility(
        fleet.digest,
        { verdict: 'does-not-fit' },
        { seedsOf: undefined, clusters: fleet.names },
      ),
    ),
  ];
  await index.stop();
  good.push(await measureExport(knex, name));
  return good.every(Boolean);
}

async function measureExport(
  knex: BenchDatabase['knex'],
  name: string,
): Promise<boolean> {
  await fillAudit(knex, AUDIT_ROWS);
  const good: boolean[] = [];
  for (const format of ['csv', 'jsonl'] as const) {
    const [bytes, tookMs] = await timed(async () => {
      const file = await new DatabaseAuditExport({ knex }).prepare({}, format);
      let length = 0;
      for await (const chunk of file.chunks) length += chunk.length;
      return length;
    });
    say(
      `${name}: ${AUDIT_ROWS} entries as ${format} (${Math.round(
        bytes / 1024 / 1024,
      )} MiB) took ${tookMs} ms; the goal is ${GOAL_EXPORT_MS} ms.`,
    );
    good.push(tookMs <= GOAL_EXPORT_MS);
  }
  return good.every(Boolean);
}

function services(knex: BenchDatabase['knex'], { names }: Fleet) {
  const directory = new ClusterDirectory(
    names.map(name => ({
      name,
      title: `Site ${name}`,
      role: 'sno',
      access: { kind: 'server', server: '', ca: { pem: '' }, credentials: [] },
    })),
  );
  const fleet = new FleetStatus({
    clusters: directory,
    requirements: DEFAULT_SETTINGS.storage.requirements,
    snapshots: new DatabaseSnapshotStore({ knex, clock: systemClock }),
    runs: new DatabaseFleetRuns(knex, KINDS),
    checks: CHECKS,
    kept: new DatabaseKeptChecks({
      knex,
      clock: systemClock,
      checks: CHECKS,
    }),
    clock: systemClock,
  });
  const revisions = new DatabaseFleetRevisions(knex);
  const owners = new DatabaseOwners(knex);
  const statuses = (clusters: readonly string[]) => fleet.statuses(clusters);
  const index = new FleetIndex({
    clusters: directory,
    revisions: () => revisions.read(),
    statuses,
    owners: () => owners.read(),
    clock: systemClock,
    logger: silent,
  });
  return {
    index,
    pages: new FleetPages({ index, statuses, clock: systemClock }),
    images: new SeedImages({
      images: new DatabaseImages(knex),
      claims: new DatabaseImageClaims(knex),
      detailsOfRun: async () => undefined,
      index,
    }),
  };
}

async function percentile(
  what: string,
  before: () => Promise<void>,
  read: (turn: number) => Promise<unknown>,
): Promise<boolean> {
  const times: number[] = [];
  for (let turn = 0; turn < PAGES; turn += 1) {
    await before();
    const [, tookMs] = await timed(() => read(turn));
    times.push(tookMs);
  }
  times.sort((one, other) => one - other);
  const at = (share: number) => times[Math.ceil(share * times.length) - 1];
  say(
    `${what}: median ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${at(
      1,
    )} ms; the goal for p95 is ${GOAL_P95_MS} ms.`,
  );
  return at(0.95) <= GOAL_P95_MS;
}

async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const start = performance.now();
  const value = await work();
  return [value, Math.round(performance.now() - start)];
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

const run = process.argv.includes('--direct') ? measureDirect : main;
run().then(
  good => {
    process.exitCode = good ? 0 : 1;
  },
  error => {
    process.stderr.write(`${error.stack}\n`);
    process.exitCode = 1;
  },
);
