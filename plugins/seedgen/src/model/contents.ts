import {
  fleetStateOf,
  isTerminalPhase,
  type ClusterStatus,
  type FleetCluster,
  type FleetPage,
  type FleetQuery,
  type Page,
  type Run,
  type RunDetails,
  type RunQuery,
  type SeedgenContent,
  type SeedgenNotice,
  type SeedgenSignal,
} from '@seedgen/backstage-plugin-seedgen-common';

// How what the backend tells of a cluster or run is put into what was read before. Each gives nothing
// where it may not be all, so that it is read instead.

/** Whether a signal says what is, and not only that something is another. */
export function isContent(signal: SeedgenSignal): signal is SeedgenContent {
  return signal.type === 'run-content' || signal.type === 'cluster-content';
}

/** Whether a signal names nothing. */
export function isNotice(signal: SeedgenSignal): signal is SeedgenNotice {
  return (
    signal.type === 'changed' ||
    signal.type === 'told' ||
    signal.type === 'alive'
  );
}

/** The run itself; never an older one. */
export function takeRun(
  run: RunDetails,
  content: SeedgenContent,
): RunDetails | undefined {
  return content.type === 'run-content' &&
    content.run.id === run.id &&
    content.run.revision >= run.revision
    ? content.run
    : undefined;
}

/** The status itself. */
export function takeStatus(
  status: ClusterStatus,
  content: SeedgenContent,
): ClusterStatus | undefined {
  return content.type === 'cluster-content' &&
    content.status.name === status.name
    ? content.status
    : undefined;
}

/** A page with another row, if that is still where it was and counted as it was. */
export function takeIntoFleet(
  page: FleetPage,
  content: SeedgenContent,
  query: FleetQuery,
): FleetPage | undefined {
  if (content.type !== 'cluster-content') return undefined;
  const { status } = content;
  const row = page.items.find(({ name }) => name === status.name);
  if (!row || !standsTheSame(row, status, query)) return undefined;
  const next = { ...status, state: row.state, owner: row.owner };
  return {
    ...page,
    items: page.items.map(each => (each === row ? next : each)),
  };
}

// What lists of clusters are searched, filtered, ordered and counted by.
function standsTheSame(
  row: FleetCluster,
  status: ClusterStatus,
  { sort }: FleetQuery,
): boolean {
  const same = (read: (of: ClusterStatus) => string | undefined) =>
    read(row) === read(status);
  return (
    row.state === fleetStateOf(status) &&
    same(({ title }) => title) &&
    same(({ snapshot }) => snapshot.node) &&
    same(({ snapshot }) => snapshot.version) &&
    same(({ lastSeed }) => lastSeed?.verifiedAt) &&
    (sort !== 'looked' || same(({ snapshot }) => snapshot.observedAt))
  );
}

/** The first page of runs with what a cluster's status says of its runs, if none came and none went. */
export function takeIntoRuns(
  page: Page<Run>,
  content: SeedgenContent,
  query: RunQuery,
): Page<Run> | undefined {
  if (content.type !== 'cluster-content' || query.cursor) return undefined;
  const { name, activeRun, activeRemedy, lastRun } = content.status;
  const told = new Map(
    [activeRun, activeRemedy, lastRun].flatMap(run =>
      run ? [[run.id, run] as const] : [],
    ),
  );
  const wanted = (run: Run) =>
    (!query.kind || run.kind === query.kind) &&
    (!query.active || !isTerminalPhase(run.phase));
  const last = page.items[page.items.length - 1];
  const isListed = (run: Run) =>
    page.items.some(({ id }) => id === run.id) ||
    (page.nextCursor !== undefined && run.requestedAt < last.requestedAt);
  const isStill = (run: Run) => {
    const now = told.get(run.id);
    return now ? wanted(now) : isTerminalPhase(run.phase);
  };
  const isAll =
    [...told.values()].filter(wanted).every(isListed) &&
    page.items.filter(({ cluster }) => cluster === name).every(isStill);
  if (!isAll) return undefined;
  return { ...page, items: page.items.map(run => told.get(run.id) ?? run) };
}
