import { knownClusters } from './knownClusters';
import { NotFoundError } from '@backstage/errors';
import type {
  ClusterStatus,
  FleetPage,
  PreflightReport,
  Run,
  AnyRunRequest,
  SeedImage,
  VerificationReport,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { ApiServices } from '../api/types';
import type { AuditRecord } from '../audit/types';
import { KINDS } from '../runs';

const AT = '2026-11-22T10:00:00.000Z';

/** A status as it is before the first look. */
export function unseenStatus(name: string): ClusterStatus {
  return {
    name,
    snapshot: { cluster: name, reachability: 'unknown' },
    storage: {
      status: 'unknown',
      containers: { requiredBytes: 1 },
      root: { requiredBytes: 1 },
      reasons: [],
    },
    externalSeedGenerator: false,
  };
}

/** Digest of the only image that the fake services know. */
export const DIGEST = `sha256:${'ab'.repeat(32)}`;

const seedImage: SeedImage = {
  runId: 'run-1',
  cluster: 'sno1',
  image: 'registry.example/ocp/seed:4.18.27-x86_64',
  registry: 'registry.example',
  digest: DIGEST,
  sizeBytes: 1,
  verifiedAt: AT,
  requestedBy: 'user:default/mock',
  locations: [],
};

function fleetPage(names: readonly string[]): FleetPage {
  return {
    items: names.map(name => ({ ...unseenStatus(name), state: 'unknown' })),
    total: names.length,
    counts: {
      attention: 0,
      unreachable: 0,
      running: 0,
      'not-ready': 0,
      unknown: names.length,
      ready: 0,
      spent: 0,
    },
    versions: [],
    owners: [],
  };
}

/** A run as it is when it was just asked for. */
export function requestedRun(request: AnyRunRequest, requestedBy: string): Run {
  return {
    id: 'run-1',
    kind: request.kind,
    cluster: request.cluster ?? '',
    phase: 'Preflight',
    phaseSince: AT,
    revision: 1,
    requestedBy,
    requestedAt: AT,
    statusText: 'Checks are about to begin.',
    pointOfNoReturn: false,
  };
}

/** Services that answer from memory and keep what they were asked for. */
export function fakeServices(clusterNames = ['sno1', 'sno2']): ApiServices & {
  records: AuditRecord[];
  submitted: AnyRunRequest[];
  looksAt: string[];
  /** Who has read what. */
  read: unknown[];
} {
  const read: unknown[] = [];
  const records: AuditRecord[] = [];
  const submitted: AnyRunRequest[] = [];
  const looksAt: string[] = [];
  const report: PreflightReport = {
    id: 'report-1',
    cluster: 'sno1',
    kind: 'generate',
    state: 'running',
    startedAt: AT,
    checks: [],
  };
  const verification: VerificationReport = {
    id: 'verification-1',
    cluster: 'sno1',
    image: 'registry.example/ocp/seed:4.18.27-x86_64',
    state: 'running',
    startedAt: AT,
  };
  const run = requestedRun(
    {
      kind: 'generate',
      cluster: 'sno1',
      seedImage: verification.image,
      confirmation: 'sno1',
    },
    'user:default/mock',
  );
  const runs = [run, { ...run, id: 'run-2', cluster: 'sno2' }];
  const onlyIf = <T>(found: boolean, value: T): T => {
    if (!found) throw new NotFoundError('UnknownId: there is no such record');
    return value;
  };
  return {
    records,
    submitted,
    looksAt,
    read,
    clusters: knownClusters(...clusterNames),
    kinds: KINDS,
    registries: [
      { name: 'lab', host: 'registry.example', repositories: ['ocp/*'] },
    ],
    fleet: {
      statuses: async names => names.map(unseenStatus),
      page: async names => fleetPage(names),
      storagePlan: async cluster => ({ cluster, options: [] }),
      requestLook: cluster => looksAt.push(cluster),
    },
    preflights: {
      start: async ({ cluster, kind }, { accept }) => {
        await accept();
        return { ...report, cluster, kind };
      },
      get: async id => onlyIf(id === report.id, report),
      list: async cluster => [{ ...report, cluster }],
    },
    verifications: {
      start: async (subject, { accept }) => {
        await accept();
        return { ...verification, ...subject };
      },
      get: async id => onlyIf(id === verification.id, verification),
    },
    imageClaims: { othersOf: async () => [] },
    manifests: {
      preview: async () => [{ name: 'a.yaml', yaml: 'a: 1\n' }],
      ofRun: async () => [{ name: 'a.yaml', yaml: 'a: 1\n' }],
    },
    runViews: {
      get: async id => onlyIf(id === run.id, { ...run, timeline: [] }),
    },
    readers: {
      admit: () => {},
      note: (user, subjects) => read.push([user, subjects]),
    },
    images: {
      list: async () => ({ items: [], versions: [], registries: [] }),
      get: async (digest, clusters) =>
        onlyIf(digest === DIGEST && clusters?.includes('sno1') !== false, {
          ...seedImage,
          otherRuns: [],
        }),
      visit: () => {},
      compatibility: async (digest, _query, { seedsOf }) =>
        onlyIf(digest === DIGEST && seedsOf?.includes('sno1') !== false, {
          items: [],
          total: 0,
          counts: { fits: 0, 'does-not-fit': 0, unknown: 0 },
        }),
    },
    auditExport: {
      prepare: async (_query, format) => ({
        rows: 2,
        contentType: `text/${format}`,
        chunks: (async function* chunks() {
          yield 'one\n';
          yield 'two\n';
        })(),
      }),
    },
    runs: {
      submit: async (request, { actor }) => {
        submitted.push(request);
        records.push({
          action: 'run.requested',
          outcome: 'accepted',
          actor: actor.ref,
          cluster: request.cluster,
        });
        return { run: requestedRun(request, actor.ref), created: true };
      },
      summary: async id => onlyIf(id === run.id, run),
      get: async id => onlyIf(id === run.id, { ...run, timeline: [] }),
      revisionOf: async () => 1,
      log: async (_id, source) => ({ source }),
      list: async ({ clusters }) => ({
        items: runs.filter(
          ({ cluster }) => !clusters || clusters.includes(cluster),
        ),
      }),
      cancel: async (_id, { actor }) => {
        records.push({
          action: 'run.cancel-requested',
          outcome: 'accepted',
          actor: actor.ref,
          cluster: run.cluster,
        });
        return run;
      },
      inspect: async (_id, { actor }) => {
        records.push({
          action: 'run.imager-inspected',
          outcome: 'accepted',
          actor: actor.ref,
          cluster: run.cluster,
        });
        return run;
      },
    },
    audit: {
      append: async record => {
        records.push(record);
      },
      query: async () => ({ items: [] }),
      verify: async () => ({ rows: 0 }),
    },
  };
}
