import {
  fleetStateOf,
  type ClusterStatus,
  type FleetPage,
  type FleetQuery,
  type Page,
  type Run,
  type RunDetails,
  type RunQuery,
  type SeedgenContent,
} from '@seedgen/backstage-plugin-seedgen-common';
import {
  failedRun,
  idleCluster,
  imagingCluster,
  runAfter,
} from '../../dev/fixtures';
import {
  isContent,
  takeIntoFleet,
  takeIntoRuns,
  takeRun,
  takeStatus,
} from './contents';

const NOW = Date.parse('2026-11-22T10:00:00Z');
const AT = new Date(NOW).toISOString();

const ofCluster = (status: ClusterStatus): SeedgenContent => ({
  type: 'cluster-content',
  telling: 't1',
  status,
});
const ofRun = (run: RunDetails): SeedgenContent => ({
  type: 'run-content',
  telling: 't1',
  run,
});

describe('isContent', () => {
  it('tells what is from what is another', () => {
    const run = runAfter(NOW, 60);
    expect(isContent(ofRun(run))).toBe(true);
    expect(isContent(ofCluster(idleCluster(NOW)))).toBe(true);
    expect(isContent({ type: 'cluster', cluster: 'sno1' })).toBe(false);
    expect(isContent({ ...run, type: 'run', telling: 't1' })).toBe(false);
  });
});

describe('takeRun', () => {
  const run = { ...runAfter(NOW, 60), revision: 7 };
  it('takes the same run, and never an older one', () => {
    const newer = { ...run, revision: 8 };
    expect(takeRun(run, ofRun(newer))).toBe(newer);
    expect(takeRun(run, ofRun({ ...run, revision: 6 }))).toBeUndefined();
    expect(takeRun(run, ofRun({ ...newer, id: 'other' }))).toBeUndefined();
    expect(takeRun(run, ofCluster(idleCluster(NOW)))).toBeUndefined();
  });
});

describe('takeStatus', () => {
  it('takes that of the same cluster', () => {
    const status = idleCluster(NOW);
    const next = { ...status, title: 'another' };
    expect(takeStatus(status, ofCluster(next))).toBe(next);
    expect(
      takeStatus(status, ofCluster({ ...next, name: 'sno9' })),
    ).toBeUndefined();
    expect(takeStatus(status, ofRun(runAfter(NOW, 60)))).toBeUndefined();
  });
});

describe('takeIntoFleet', () => {
  const imaging = imagingCluster(NOW);
  const idle = { ...idleCluster(NOW), name: 'idle' };
  const page: FleetPage = {
    items: [imaging, idle].map(status => ({
      ...status,
      state: fleetStateOf(status),
      owner: 'group:default/north',
    })),
    total: 2,
    counts: {
      attention: 0,
      unreachable: 0,
      running: 1,
      'not-ready': 0,
      unknown: 0,
      ready: 1,
      spent: 0,
    },
    versions: [],
    owners: ['group:default/north'],
  };
  const further: ClusterStatus = {
    ...imaging,
    activeRun: { ...imaging.activeRun!, statusText: 'further' },
  };
  const seen = (status: ClusterStatus, over: object): ClusterStatus => ({
    ...status,
    snapshot: { ...status.snapshot, ...over },
  });

  it('takes a row that stands as it stood, with its owner, and leaves the others', () => {
    const next = takeIntoFleet(page, ofCluster(further), {});
    expect(next).toEqual({
      ...page,
      items: [
        { ...further, state: 'running', owner: 'group:default/north' },
        page.items[1],
      ],
    });
    expect(next!.items[1]).toBe(page.items[1]);
  });

  it.each<[string, ClusterStatus, FleetQuery]>([
    ['it is not on the page', { ...further, name: 'sno9' }, {}],
    ['it is counted elsewhere', { ...further, activeRun: undefined }, {}],
    ['it is of another version', seen(further, { version: '4.19.1' }), {}],
    ['its node has another name', seen(further, { node: 'other' }), {}],
    ['it has another title', { ...further, title: 'other' }, {}],
    [
      'it has another seed',
      { ...further, lastSeed: { verifiedAt: AT } as never },
      {},
    ],
    [
      'the list is in the order of looks',
      seen(further, { observedAt: AT }),
      { sort: 'looked' },
    ],
  ])('takes nothing when %s', (_, status, query) => {
    expect(takeIntoFleet(page, ofCluster(status), query)).toBeUndefined();
  });

  it('takes another look where the list is in another order', () => {
    const looked = seen(further, { observedAt: AT });
    expect(
      takeIntoFleet(page, ofCluster(looked), { sort: 'state' }),
    ).toBeDefined();
  });
});

describe('takeIntoRuns', () => {
  const cluster = idleCluster(NOW);
  const run = (id: string, over: Partial<Run> = {}): Run => ({
    ...(runAfter(NOW, 60) as Run),
    cluster: cluster.name,
    id,
    ...over,
  });
  const active = run('active', { requestedAt: '2026-11-22T10:00:00.000Z' });
  const ended: Run = run('ended', {
    requestedAt: '2026-11-22T09:00:00.000Z',
    phase: 'Succeeded',
  });
  const elsewhere = run('elsewhere', { cluster: 'sno9' });
  const remedy = run('remedy', { kind: 'remedy', phase: 'Applying' });
  const page = (...items: Run[]): Page<Run> => ({ items });
  const told = (over: Partial<ClusterStatus>): SeedgenContent =>
    ofCluster({
      ...cluster,
      activeRun: undefined,
      activeRemedy: undefined,
      lastRun: undefined,
      ...over,
    });
  const now = (was: Run, over: Partial<Run> = {}): Run => ({
    ...was,
    revision: was.revision + 1,
    statusText: 'further',
    ...over,
  });

  it('takes runs that are listed, of their cluster alone', () => {
    expect(
      takeIntoRuns(
        page(elsewhere, active, ended),
        told({ activeRun: now(active), lastRun: ended }),
        {},
      ),
    ).toEqual(page(elsewhere, now(active), ended));
  });

  it('takes one that has ended where ended ones are listed', () => {
    const over = now(active, { phase: 'Failed' });
    const content = told({ lastRun: over });
    expect(takeIntoRuns(page(active), content, {})).toEqual(page(over));
    expect(
      takeIntoRuns(page(active), content, { active: true }),
    ).toBeUndefined();
  });

  it('leaves alone what was not asked for, and what is on later pages', () => {
    const content = told({ activeRun: now(active), activeRemedy: remedy });
    expect(takeIntoRuns(page(active), content, { kind: 'generate' })).toEqual(
      page(now(active)),
    );
    expect(
      takeIntoRuns(
        { items: [active], nextCursor: 'more' },
        told({ activeRun: now(active), lastRun: ended }),
        {},
      ),
    ).toEqual({ items: [now(active)], nextCursor: 'more' });
  });

  it('is the same page where nothing of it is meant', () => {
    expect(takeIntoRuns(page(elsewhere), told({}), { active: true })).toEqual(
      page(elsewhere),
    );
  });

  it.each<[string, Page<Run>, SeedgenContent, RunQuery]>([
    ['one has begun', page(ended), told({ activeRun: active }), {}],
    ['the first one has begun', page(), told({ activeRun: active }), {}],
    [
      'one is gone that went on',
      page(remedy, active),
      told({ activeRun: active }),
      {},
    ],
    [
      'it is a later page',
      page(active),
      told({ activeRun: now(active) }),
      { cursor: 'c' },
    ],
    ['it is told of one run', page(active), ofRun(failedRun(NOW)), {}],
  ])('takes nothing when %s', (_, runs, content, query) => {
    expect(takeIntoRuns(runs, content, query)).toBeUndefined();
  });
});
