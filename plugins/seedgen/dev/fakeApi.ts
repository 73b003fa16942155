import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  buildSeedGenerator,
  buildSeedSecret,
  isTerminalPhase,
  manifestToYaml,
  type ClusterStatus,
  type Run,
  type RunDetails,
  type RunInspection,
  type SeedgenApi,
} from '@seedgen/backstage-plugin-seedgen-common';
import {
  agentMissingPreflight,
  auditEntries,
  blockedPreflight,
  blockedRun,
  externalCluster,
  failedRun,
  idleCluster,
  imagerLog,
  imagingCluster,
  passedPreflight,
  revertedRun,
  runAfter,
  secondaryDiskPlan,
  spentCluster,
  staleCluster,
  standingCluster,
  standingRun,
  unaccountedRun,
  unpreparedCluster,
  unreachableCluster,
  unseenCluster,
  withMilestones,
} from './fixtures';
import { FakeRemedies } from './fakeRemedies';
import { fakeFleetPage, fakeSeedImage, fakeSeedImages } from './fakeFleet';

/** Clusters of the development app, one for each state worth looking at. */
export function fakeClusters(now: number): ClusterStatus[] {
  return [
    imagingCluster(now),
    unpreparedCluster(now),
    unreachableCluster(now),
    staleCluster(now),
    externalCluster(now),
    unseenCluster(),
    { ...spentCluster(now), name: 'sno7' },
    { ...idleCluster(now), name: 'sno8' },
    standingCluster(now),
  ];
}

function fakeRuns(now: number): RunDetails[] {
  const done = runAfter(now - 3 * 3600 * 1000, 430);
  return [
    { ...runAfter(now, 296) },
    { ...withMilestones(done), id: '6f1d2c3b-0000-4000-8000-000000000007' },
    failedRun(now),
    blockedRun(now),
    revertedRun(now),
    standingRun(now),
    unaccountedRun(now),
  ];
}

function toRun(details: RunDetails): Run {
  const {
    timeline,
    preflight,
    verification,
    seed,
    diagnoses,
    estimates,
    ...run
  } = details;
  return run;
}

const notInThisApp = () => {
  throw new Error('The development app does not do this');
};

/**
 * A backend that is not there, for looking at the screens. Times are told from the start of the
 * page, so that ages grow. `cluster=forbidden`, `failing` and `slow` are what they say.
 */
export function createFakeApi(start: number): SeedgenApi {
  const cancelled = new Set<string>();
  const inspected = new Map<string, RunInspection>();
  const remedies = new FakeRemedies();
  const runs = () =>
    [...remedies.all(Date.now()), ...fakeRuns(start)].map(run =>
      cancelled.has(run.id) ? { ...run, phase: 'Abandoned' as const } : run,
    );
  const runOf = (id: string) => {
    const run = runs().find(candidate => candidate.id === id);
    if (!run) throw new NotFoundError(`RunNotFound: no run ${id}`);
    const inspection = inspected.get(id);
    return inspection ? { ...run, inspection } : run;
  };
  return {
    getClusters: async () => ({ items: fakeClusters(start) }),
    getFleet: async query => fakeFleetPage(fakeClusters(start), query),
    getCluster: async name => {
      if (name === 'forbidden') throw new NotAllowedError('Not allowed');
      if (name === 'failing') throw new Error('The database is not there');
      if (name === 'slow') return await new Promise(() => {});
      const found = fakeClusters(start).find(status => status.name === name);
      if (!found) throw new NotFoundError(`ClusterNotFound: ${name}`);
      return {
        ...found,
        activeRemedy: runs()
          .filter(run => run.kind === 'remedy' && run.cluster === name)
          .find(run => !isTerminalPhase(run.phase)),
      };
    },
    refreshCluster: async () => undefined,
    getStoragePlan: async name => secondaryDiskPlan(name, start),
    getRegistries: async () => ({ items: [] }),
    getLatestPreflight: async name => {
      if (name === 'sno4') return blockedPreflight(start);
      return name === 'sno8' ? agentMissingPreflight(start) : undefined;
    },
    startPreflight: async () => passedPreflight(start),
    getPreflight: async () => passedPreflight(start),
    startVerification: notInThisApp,
    getVerification: notInThisApp,
    previewManifests: notInThisApp,
    startRun: async (request, options) => {
      if (request.kind !== 'remedy') return notInThisApp();
      return toRun(remedies.begin(request, options?.idempotencyKey));
    },
    getRuns: async query => {
      const all = runs().filter(
        run =>
          (!query?.cluster || run.cluster === query.cluster) &&
          (!query?.kind || run.kind === query.kind),
      );
      const from = Number(query?.cursor ?? 0);
      const until = from + (query?.limit ?? 50);
      return {
        items: all.slice(from, until).map(toRun),
        nextCursor: until < all.length ? String(until) : undefined,
      };
    },
    getRun: async id => runOf(id),
    getRunLog: async (id, source) => ({
      source,
      ...(isTerminalPhase(runOf(id).phase) &&
        source === 'imager' && {
          text: imagerLog(Date.parse(runOf(id).requestedAt)),
          keptAt: runOf(id).finishedAt,
        }),
    }),
    cancelRun: async id => {
      cancelled.add(id);
      return toRun(runOf(id));
    },
    confirmInspection: async (id, { reason }) => {
      inspected.set(id, {
        state: 'done',
        since: new Date(start).toISOString(),
        by: 'user:development/guest',
        at: new Date().toISOString(),
        reason,
      });
      return toRun(runOf(id));
    },
    getRunManifests: async id => {
      const { seedImage, requestedBy } = runOf(id);
      if (!seedImage) return { items: [] };
      const mark = { runId: id, requestedBy };
      const manifests = {
        'secret-seedgen.yaml': buildSeedSecret(mark, undefined),
        'seedgenerator-seedimage.yaml': buildSeedGenerator(mark, seedImage),
      };
      return {
        items: Object.entries(manifests).map(([name, manifest]) => ({
          name,
          yaml: manifestToYaml(manifest),
        })),
      };
    },
    getSeedImages: async () => fakeSeedImages(fakeClusters(start)),
    getSeedImage: async digest => ({
      ...fakeSeedImage(fakeClusters(start), digest),
      otherRuns: [],
    }),
    getSeedImageCompatibility: async () => ({
      items: [],
      total: 0,
      counts: { fits: 0, 'does-not-fit': 0, unknown: 0 },
    }),
    exportAudit: notInThisApp,
    getAudit: async query => {
      if (query?.actor === 'forbidden')
        throw new NotAllowedError('Not allowed');
      const all = auditEntries(start, 130).filter(
        entry =>
          (!query?.actor || entry.actor === query.actor) &&
          (!query?.cluster || entry.cluster === query.cluster) &&
          (!query?.action || entry.action === query.action) &&
          (!query?.outcome || entry.outcome === query.outcome),
      );
      const from = Number(query?.cursor ?? 0);
      const until = from + (query?.limit ?? 50);
      return {
        items: all.slice(from, until),
        nextCursor: until < all.length ? String(until) : undefined,
      };
    },
  };
}
